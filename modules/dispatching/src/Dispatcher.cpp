// SPDX-License-Identifier: GPL-3.0-or-later
#include "ItemFinder.h"
#include "PlaceFinder.h"
#include "PlaceNamer.h"
#include "Text.h"
#include "UnitRule.h"
#include "WorkerFinder.h"

#include <sandtable/dispatching/Dispatching.h>
#include <sandtable/geo/RegionIndex.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace sandtable::dispatching {

namespace {

/// The sender's own coordinates; their receiver may be off by a street's width.
constexpr double kGivenPoint = 0.95;
/// The sender's own choice of an item.
constexpr double kGivenItem = 1.0;
constexpr std::size_t kMostDuplicates = 5;

std::vector<geo::Ring> microGrids(const city::CityModel& city)
{
    const auto [first, count] = city.tierRange(city::Tier::MicroGrid);
    std::vector<geo::Ring> rings;
    rings.reserve(count);
    for (std::uint32_t i = first; i < first + count; ++i) {
        rings.push_back(city.regions[i].outer);
    }
    return rings;
}

bool isOnEarth(const protocol::Point& p)
{
    return std::isfinite(p.lon()) && std::isfinite(p.lat()) && std::abs(p.lon()) <= 180 && std::abs(p.lat()) <= 90;
}

} // namespace

struct Dispatcher::Indexes
{
    Indexes(const city::CityModel& city, const catalogue::Catalogue& catalogue)
        : firstGrid(city.tierRange(city::Tier::MicroGrid).first), grids(microGrids(city)), finder(city), namer(city),
          items(catalogue), workers(city)
    {
    }

    std::uint32_t firstGrid;
    geo::RegionIndex grids;
    PlaceFinder finder;
    PlaceNamer namer;
    ItemFinder items;
    WorkerFinder workers;

    std::uint32_t gridAt(geo::LocalMetres at) const
    {
        const std::uint32_t found = grids.find(at);
        return found == geo::RegionIndex::kNone ? city::kNone : firstGrid + found;
    }
};

Dispatcher::Dispatcher(const city::CityModel& city, const catalogue::Catalogue& catalogue)
    : m_city(city), m_catalogue(catalogue), m_indexes(std::make_unique<Indexes>(city, catalogue))
{
}

Dispatcher::~Dispatcher() = default;
Dispatcher::Dispatcher(Dispatcher&&) noexcept = default;

std::uint32_t Dispatcher::gridAt(geo::LocalMetres at) const
{
    return m_indexes->gridAt(at);
}

std::vector<Dispatcher::Place> Dispatcher::findPlaces(std::string_view text, std::size_t limit) const
{
    std::vector<Place> places;
    std::vector<FoundPlace> all = m_indexes->finder.find(normalise(text));
    for (FoundPlace& found : std::span(all).first(std::min(limit, all.size()))) {
        places.push_back({found.at, std::move(found.text), found.confidence});
    }
    return places;
}

std::vector<Candidate> Dispatcher::candidates(geo::LocalMetres at, const cases::CaseBook& book,
                                              const WorkerPlaces& places, std::size_t limit) const
{
    return m_indexes->workers.find(at, gridAt(at), book, places, limit);
}

Dispatcher::Located Dispatcher::locate(const protocol::SubmitReport& report, std::vector<FoundPlace> named) const
{
    if (report.has_point() && isOnEarth(report.point())) {
        const geo::LocalMetres at = m_city.frame.toLocal({report.point().lon(), report.point().lat()});
        if (const std::uint32_t grid = gridAt(at); grid != city::kNone) {
            return {at, grid, report.point(), m_indexes->namer.name(at, grid), kGivenPoint};
        }
    }
    for (FoundPlace& place : named) {
        if (const std::uint32_t grid = gridAt(place.at); grid != city::kNone) {
            const geo::Wgs84 degrees = m_city.frame.toWgs84(place.at);
            protocol::Point point;
            point.set_lon(degrees.lon);
            point.set_lat(degrees.lat);
            return {place.at, grid, point, std::move(place.text), place.confidence};
        }
    }
    return {{}, city::kNone, report.point(), report.address(), 0};
}

protocol::Proposal Dispatcher::propose(const protocol::SubmitReport& report, const cases::CaseBook& book,
                                       const CaseIndex& openCases, const WorkerPlaces& places, std::int64_t nowUs) const
{
    std::u32string text = normalise(report.address());
    const std::size_t textStart = text.empty() ? 0 : text.size() + 1;
    if (textStart > 0) {
        text += U'\n'; // no name reaches across
    }
    text += normalise(report.text());
    std::vector<NamedSpan> spans;
    Located where = locate(report, m_indexes->finder.find(text, &spans));

    protocol::Proposal proposal;
    if (where.grid != city::kNone || report.has_point()) {
        *proposal.mutable_point() = where.point;
    }
    proposal.set_place(std::move(where.text));
    if (where.grid != city::kNone) {
        proposal.set_grid_code(m_city.regions[where.grid].code);
    }

    ItemFinder::Item item{m_catalogue.subclass(report.subclass_code()), kGivenItem};
    if (item.subclass == nullptr) {
        item = m_indexes->items.find(text, textStart, spans);
    }
    if (item.subclass == nullptr) {
        item = {m_catalogue.subclass(m_catalogue.intake().unrecognisedSubclass), 0};
    }
    proposal.set_subclass_code(item.subclass->code);
    proposal.set_grade(static_cast<protocol::Grade>(item.subclass->grade));
    proposal.set_confidence(std::min(where.confidence, item.confidence));

    Responsible responsible = responsibleFor(*item.subclass, m_city, where.grid, m_catalogue);
    proposal.set_unit_code(std::move(responsible.unitCode));
    proposal.set_reason_zh(std::move(responsible.reasonZh));
    proposal.set_reason_en(std::move(responsible.reasonEn));

    if (where.grid != city::kNone) {
        addDuplicates(proposal, openCases, nowUs);
        addWorker(proposal, where, book, places);
    }
    return proposal;
}

void Dispatcher::addDuplicates(protocol::Proposal& proposal, const CaseIndex& openCases, std::int64_t nowUs) const
{
    const catalogue::IntakeRules& rules = m_catalogue.intake();
    const std::int64_t windowUs = std::chrono::microseconds(rules.duplicateWindow).count();
    for (const std::uint64_t id : openCases.near(proposal.point(), proposal.subclass_code(), rules.duplicateRadiusM,
                                                 nowUs, windowUs, kMostDuplicates)) {
        proposal.add_possible_duplicates(id);
    }
}

void Dispatcher::addWorker(protocol::Proposal& proposal, const Located& where, const cases::CaseBook& book,
                           const WorkerPlaces& places) const
{
    for (Candidate& best : m_indexes->workers.find(where.at, where.grid, book, places, 1)) {
        proposal.set_worker_code(m_city.workers[best.worker].code);
        proposal.set_worker_reason_zh(std::move(best.reasonZh));
        proposal.set_worker_reason_en(std::move(best.reasonEn));
    }
}

} // namespace sandtable::dispatching
