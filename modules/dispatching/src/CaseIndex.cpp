// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/dispatching/CaseIndex.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <span>

namespace sandtable::dispatching {

namespace {

constexpr double kMetresADegree = 111'320; ///< of latitude, and of longitude on the equator

/// Degrees to cells. The width of a column follows its row, so that cells are never narrower than kCellM.
struct Cell
{
    std::int64_t row;
    std::int64_t column;
};

std::int64_t rowOf(double lat)
{
    return static_cast<std::int64_t>(std::floor(lat * kMetresADegree / CaseIndex::kCellM));
}

double metresALongitude(std::int64_t row)
{
    // Of the row's end that is nearer to the pole: the shorter one.
    const double lat = static_cast<double>(std::abs(row) + 1) * CaseIndex::kCellM / kMetresADegree;
    return kMetresADegree * std::max(std::cos(lat * std::numbers::pi / 180), 1e-3);
}

std::int64_t columnOf(std::int64_t row, double lon)
{
    return static_cast<std::int64_t>(std::floor(lon * metresALongitude(row) / CaseIndex::kCellM));
}

std::uint64_t keyOf(Cell cell, std::string_view subclassCode)
{
    std::uint64_t key = std::hash<std::string_view>{}(subclassCode);
    for (const std::int64_t part : {cell.row, cell.column}) {
        key = (key ^ static_cast<std::uint64_t>(part)) * 0x9e3779b97f4a7c15ULL;
        key ^= key >> 29;
    }
    return key;
}

bool isOpenAndPlaced(const protocol::Case& found)
{
    return found.outcome() == protocol::OUTCOME_OPEN && found.proposal().has_point() &&
           !found.proposal().grid_code().empty() && !found.subclass_code().empty();
}

} // namespace

CaseIndex::CaseIndex(const cases::CaseBook& book)
{
    for (const std::uint64_t id : book.order()) {
        if (const protocol::Case* found = book.find(id); found != nullptr && isOpenAndPlaced(*found)) {
            add(*found);
        }
    }
}

void CaseIndex::noteApplied(const protocol::Event& event, const cases::CaseBook& book)
{
    switch (event.body_case()) {
    case protocol::Event::kReportReceived:
    case protocol::Event::kSplitOff:
    case protocol::Event::kReopened: {
        const protocol::Case* found = book.find(event.case_id());
        if (found != nullptr && isOpenAndPlaced(*found) && !m_places.contains(found->id())) {
            add(*found);
        }
        break;
    }
    case protocol::Event::kRelocated: {
        remove(event.case_id());
        const protocol::Case* found = book.find(event.case_id());
        if (found != nullptr && isOpenAndPlaced(*found)) {
            add(*found);
        }
        break;
    }
    case protocol::Event::kMovedAway:
        if (book.find(event.case_id()) == nullptr) {
            remove(event.case_id());
        }
        break;
    case protocol::Event::kCaseClosed:
    case protocol::Event::kCaseRejected:
    case protocol::Event::kMergedInto:
        remove(event.case_id());
        break;
    default:
        break;
    }
}

void CaseIndex::add(const protocol::Case& found)
{
    const protocol::Point& point = found.proposal().point();
    const std::int64_t row = rowOf(point.lat());
    const Cell cell{row, columnOf(row, point.lon())};
    const std::array keys{keyOf(cell, found.subclass_code()), keyOf(cell, {})};
    for (const std::uint64_t key : keys) {
        m_cells[key].push_back({found.id(), found.reported_us(), point.lon(), point.lat()});
    }
    m_places.emplace(found.id(), keys);
}

void CaseIndex::remove(std::uint64_t caseId)
{
    const auto place = m_places.find(caseId);
    if (place == m_places.end()) {
        return;
    }
    for (const std::uint64_t key : place->second) {
        const auto cell = m_cells.find(key);
        std::erase_if(cell->second, [&](const Entry& entry) { return entry.caseId == caseId; });
        if (cell->second.empty()) {
            m_cells.erase(cell);
        }
    }
    m_places.erase(place);
}

std::vector<std::uint64_t> CaseIndex::near(const protocol::Point& point, std::string_view subclassCode, double radiusM,
                                           std::int64_t nowUs, std::int64_t windowUs, std::size_t limit) const
{
    std::vector<Entry> found;
    const double reachM = std::min(radiusM, kCellM);
    const double lonM = kMetresADegree * std::cos(point.lat() * std::numbers::pi / 180);
    const std::int64_t middle = rowOf(point.lat());
    for (std::int64_t row = middle - 1; row <= middle + 1; ++row) {
        const std::int64_t column = columnOf(row, point.lon());
        for (std::int64_t c = column - 1; c <= column + 1; ++c) {
            const auto cell = m_cells.find(keyOf({row, c}, subclassCode));
            if (cell == m_cells.end()) {
                continue;
            }
            const std::span<const Entry> all = cell->second;
            for (const Entry& entry : all.last(std::min<std::size_t>(kLookBack, all.size()))) {
                const double east = (entry.lon - point.lon()) * lonM;
                const double north = (entry.lat - point.lat()) * kMetresADegree;
                if (entry.reportedUs >= nowUs - windowUs && std::hypot(east, north) <= reachM) {
                    found.push_back(entry);
                }
            }
        }
    }
    std::ranges::sort(found, std::greater(), &Entry::caseId);
    std::vector<std::uint64_t> ids;
    for (const Entry& entry : std::span(found).first(std::min(limit, found.size()))) {
        ids.push_back(entry.caseId);
    }
    return ids;
}

} // namespace sandtable::dispatching
