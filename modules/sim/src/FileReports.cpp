// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/FileReports.h>

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::sim {
namespace {

constexpr std::array kTextChannels{protocol::CHANNEL_PHONE, protocol::CHANNEL_WECHAT, protocol::CHANNEL_PHONE,
                                   protocol::CHANNEL_WECHAT, protocol::CHANNEL_WEIBO};

/// FNV-1a (Fowler, Noll, Vo), 64 bits: the same on every machine, unlike std::hash.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return hash;
}

/// Files that know only the day write midnight everywhere: that is no rhythm.
bool knowsTheHour(const std::vector<FileReport>& reports)
{
    const auto timed =
        std::count_if(reports.begin(), reports.end(), [](const FileReport& r) { return r.secondOfDay > 0; });
    return static_cast<std::size_t>(timed) * 10 > reports.size();
}

DayRhythm::Weights weightsOf(const std::array<std::vector<std::size_t>, 24>& ofHour)
{
    DayRhythm::Weights weights{};
    for (std::size_t hour = 0; hour < weights.size(); ++hour) {
        weights[hour] = static_cast<double>(ofHour[hour].size());
    }
    return weights;
}

std::array<std::vector<std::size_t>, 24> byHour(const std::vector<FileReport>& reports)
{
    std::array<std::vector<std::size_t>, 24> ofHour;
    if (knowsTheHour(reports)) {
        for (std::size_t i = 0; i < reports.size(); ++i) {
            if (reports[i].secondOfDay >= 0) {
                ofHour[static_cast<std::size_t>(reports[i].secondOfDay / 3600)].push_back(i);
            }
        }
        return ofHour;
    }
    std::vector<std::size_t> all(reports.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = i;
    }
    ofHour.fill(all);
    return ofHour;
}

} // namespace

FileReports::FileReports(const city::CityModel& city, const Sites& sites, std::vector<FileReport> reports,
                         double reportsPerDay, std::chrono::minutes utcOffset, Random random)
    : m_city(city), m_sites(sites), m_reports(std::move(reports)), m_random(random), m_ofHour(byHour(m_reports)),
      m_rhythm(reportsPerDay, knowsTheHour(m_reports) ? weightsOf(m_ofHour) : DayRhythm::usual(), utcOffset)
{
    const auto [first, count] = city.tierRange(city::Tier::District);
    for (std::uint32_t i = first; i < first + count; ++i) {
        m_outlines.push_back(city.regions[i].outer);
    }
}

bool FileReports::insideCity(geo::Wgs84 point) const
{
    // Far from the origin the projection says nothing; two degrees are more than any district.
    const geo::Wgs84 origin = m_city.frame.origin();
    if (std::abs(point.lon - origin.lon) > 2 || std::abs(point.lat - origin.lat) > 2) {
        return false;
    }
    const geo::LocalMetres at = m_city.frame.toLocal(point);
    return std::any_of(m_outlines.begin(), m_outlines.end(),
                       [&](const geo::Ring& outline) { return geo::contains(outline, at); });
}

void FileReports::place(protocol::SubmitReport& report, const FileReport& row) const
{
    if (row.point && insideCity(*row.point)) {
        report.mutable_point()->set_lon(row.point->lon);
        report.mutable_point()->set_lat(row.point->lat);
        report.set_address(row.address);
        return;
    }
    const bool nowhere = !row.point && row.address.empty();
    if (!row.point && !nowhere) {
        report.set_address(row.address); // words only, as people write them: the server finds out
        return;
    }
    const std::string where = nowhere ? fmt::format("{} #{}", row.text, &row - m_reports.data())
                                      : fmt::format("{:.6f},{:.6f} {}", row.point->lat, row.point->lon, row.address);
    const auto site = m_sites.addressed(hashOf(where));
    if (!site) {
        return;
    }
    const geo::Wgs84 at = m_city.frame.toWgs84(site->at);
    report.mutable_point()->set_lon(at.lon);
    report.mutable_point()->set_lat(at.lat);
    report.set_address(site->words);
    const std::string_view real = row.address.empty() ? std::string_view(where) : std::string_view(row.address);
    std::string note;
    if (nowhere) {
        note = m_sites.chinese() ? fmt::format("（未写地点，置于{}）", site->words)
                                 : fmt::format(" (no place given; put at {})", site->words);
    } else {
        note = m_sites.chinese() ? fmt::format("（原址 {} 不在本市，移至{}）", real, site->words)
                                 : fmt::format(" (really at {}, outside this city; put at {})", real, site->words);
    }
    report.set_text(row.text + note);
}

PlannedReport FileReports::next(EventTime after)
{
    PlannedReport planned;
    planned.at = m_rhythm.next(after, m_random);
    const auto hour = static_cast<std::size_t>(m_rhythm.localHour(planned.at));
    const auto& rows = m_ofHour[hour];
    const FileReport& row = m_reports[rows[m_nextOfHour[hour]++ % rows.size()]];
    planned.report.set_text(row.address.empty() ? row.text : fmt::format("{}, {}", row.text, row.address));
    planned.report.set_channel(kTextChannels[m_random.below(kTextChannels.size())]);
    place(planned.report, row);
    return planned;
}

} // namespace sandtable::sim
