// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReportWords.h"
#include "Troubles.h"

#include <sandtable/sim/Agenda.h>
#include <sandtable/sim/CitizenReports.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sandtable::sim {
namespace {

constexpr double kAgainShare = 0.05;
constexpr double kAgainWithinS = 6 * 3600;
constexpr std::size_t kRemembered = 200;

struct Share
{
    protocol::Channel channel;
    double share;
    double noiseM;          ///< standard deviation of its coordinates
    double withCoordinates; ///< share of its reports
};
constexpr std::array kChannels{
    Share{protocol::CHANNEL_PHONE, 0.28, 60, 0.25}, Share{protocol::CHANNEL_WECHAT, 0.30, 20, 0.92},
    Share{protocol::CHANNEL_WEIBO, 0.04, 60, 0.30}, Share{protocol::CHANNEL_GRID_WORKER, 0.27, 6, 1.0},
    Share{protocol::CHANNEL_CAMERA, 0.07, 4, 1.0},  Share{protocol::CHANNEL_DEPARTMENT, 0.04, 30, 0.6},
};

constexpr std::array<double, kSettings> kSettingShares{24, 10, 13, 9, 18, 6, 4, 5, 7, 6, 12};

template <class Items, class Weight>
std::size_t weighted(const Items& items, Random& random, Weight weight)
{
    double sum = 0;
    for (const auto& item : items) {
        sum += weight(item);
    }
    double left = random.unit() * sum;
    for (std::size_t i = 0; i < items.size(); ++i) {
        left -= weight(items[i]);
        if (left < 0) {
            return i;
        }
    }
    return items.size() - 1;
}

/// Box–Muller: two independent normal deviates.
geo::LocalMetres gaussian(double deviation, Random& random)
{
    const double radius = deviation * std::sqrt(-2 * std::log1p(-random.unit()));
    const double angle = random.between(0, 2 * std::numbers::pi);
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

} // namespace

CitizenReports::CitizenReports(const city::CityModel& city, const catalogue::Catalogue& catalogue, const Sites& sites,
                               double reportsPerDay, Random random)
    : m_city(city), m_sites(sites), m_random(random),
      m_rhythm(reportsPerDay, DayRhythm::usual(), catalogue.calendar().utcOffset())
{
    for (const Trouble& trouble : troubles()) {
        if (catalogue.subclass(trouble.subclass) != nullptr) {
            m_troubles.push_back(&trouble);
        }
    }
    if (m_troubles.empty()) { // a list of one's own with other codes: the texts still name what happened
        for (const Trouble& trouble : troubles()) {
            m_troubles.push_back(&trouble);
        }
    }
    for (std::uint32_t i = 0; i < city.workers.size(); ++i) {
        m_workersOfGrid[city.workers[i].homeGrid].push_back(i);
    }
}

CitizenReports::~CitizenReports() = default;

const Trouble& CitizenReports::chooseTrouble(Setting setting, int hour)
{
    const std::uint32_t bit = 1u << static_cast<unsigned>(setting);
    const std::size_t chosen = weighted(m_troubles, m_random, [&](const Trouble* trouble) {
        return (trouble->settings & bit) != 0 ? trouble->weight * hourFactor(trouble->when, hour) : 0.0;
    });
    return *m_troubles[chosen];
}

CitizenReports::Told CitizenReports::choose(EventTime at)
{
    while (!m_told.empty() && (m_told.size() > kRemembered || secondsBetween(m_told.front().at, at) > kAgainWithinS)) {
        m_told.pop_front();
    }
    if (!m_told.empty() && m_random.chance(kAgainShare)) {
        return m_told[m_random.below(static_cast<std::uint32_t>(m_told.size()))];
    }
    std::vector<Setting> settings;
    for (std::size_t i = 0; i < kSettings; ++i) {
        if (m_sites.has(static_cast<Setting>(i))) {
            settings.push_back(static_cast<Setting>(i));
        }
    }
    Told told;
    told.at = at;
    if (settings.empty()) {
        // A city without a single name: somewhere in it, in words that say no more.
        const geo::Bounds bounds = m_city.bounds();
        told.site.at = {m_random.between(bounds.min.x, bounds.max.x), m_random.between(bounds.min.y, bounds.max.y)};
        told.site.words = m_city.name;
    } else {
        const std::size_t chosen = weighted(
            settings, m_random, [](Setting setting) { return kSettingShares[static_cast<std::size_t>(setting)]; });
        told.site = *m_sites.pick(settings[chosen], m_random);
    }
    told.trouble = &chooseTrouble(told.site.setting, m_rhythm.localHour(at));
    m_told.push_back(told);
    return told;
}

void CitizenReports::place(protocol::SubmitReport& report, const Site& site)
{
    const auto share =
        std::find_if(kChannels.begin(), kChannels.end(), [&](const Share& s) { return s.channel == report.channel(); });
    if (m_random.chance(share->withCoordinates)) {
        const geo::LocalMetres off = gaussian(share->noiseM, m_random);
        const geo::Wgs84 at = m_city.frame.toWgs84(geo::LocalMetres{site.at.x + off.x, site.at.y + off.y});
        report.mutable_point()->set_lon(at.lon);
        report.mutable_point()->set_lat(at.lat);
    } else if (site.setting != Setting::MainRoad && m_random.chance(0.5)) {
        report.set_address(site.words);
    }
}

PlannedReport CitizenReports::next(EventTime after)
{
    PlannedReport planned;
    planned.at = m_rhythm.next(after, m_random);
    const Told told = choose(planned.at);
    protocol::SubmitReport& report = planned.report;
    report.set_channel(kChannels[weighted(kChannels, m_random, [](const Share& s) { return s.share; })].channel);
    report.set_text(reportText(*told.trouble, told.site, report.channel(), m_sites.chinese(), m_random));
    report.set_reporter(reporterName(report.channel(), m_sites.chinese(), m_random));
    if (report.channel() == protocol::CHANNEL_GRID_WORKER && !m_city.workers.empty()) {
        const auto own = m_workersOfGrid.find(told.site.grid);
        const std::uint32_t worker = own != m_workersOfGrid.end()
                                         ? own->second[m_random.below(static_cast<std::uint32_t>(own->second.size()))]
                                         : m_random.below(static_cast<std::uint32_t>(m_city.workers.size()));
        report.set_reporter(m_city.workers[worker].code);
    }
    place(report, told.site);
    return planned;
}

} // namespace sandtable::sim
