// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkerWords.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sandtable::dispatching {

namespace {

/// What every grid worker has: asking for it asks for nothing.
constexpr std::string_view kEveryWorker = "patrol";

std::pair<std::string, std::string> way(const Travel& travel)
{
    const int minutes = std::max(1, static_cast<int>(std::ceil(travel.seconds / 60)));
    switch (travel.how) {
    case Travel::How::Ride:
        return {fmt::format("骑车{}分钟", minutes), fmt::format("{} min by bike", minutes)};
    case Travel::How::Walk:
        return {fmt::format("步行{}分钟", minutes), fmt::format("{} min on foot", minutes)};
    default:
        return {fmt::format("约{}分钟（无路相通，按直线估算）", minutes),
                fmt::format("about {} min (no road leads there; straight line)", minutes)};
    }
}

} // namespace

std::pair<std::string, std::string> workerReason(const WorkerFacts& facts)
{
    const auto [wayZh, wayEn] = way(facts.travel);
    const auto [bondZh, bondEn] = facts.homeGrid        ? std::pair("就在本网格", "works this micro-grid")
                                  : facts.homeCommunity ? std::pair("本社区", "works this community")
                                                        : std::pair("外社区就近", "nearest from elsewhere");
    std::string zh = fmt::format("{}，{}，{}，手上{}件{}", facts.who->name, wayZh, bondZh, facts.openCases,
                                 facts.full ? "（已满）" : "");
    std::string en = fmt::format("{}, {}, {}, {} open{}", facts.who->name, wayEn, bondEn, facts.openCases,
                                 facts.full ? " (full)" : "");
    if (facts.asked != nullptr) {
        zh += facts.holds    ? fmt::format("，有{}资格", facts.asked->nameZh)
              : facts.listed ? fmt::format("，无{}资格", facts.asked->nameZh)
                             : fmt::format("，{}资格未登记", facts.asked->nameZh);
        en += facts.holds    ? fmt::format(", qualified: {}", facts.asked->nameEn)
              : facts.listed ? fmt::format(", not qualified: {}", facts.asked->nameEn)
                             : fmt::format(", qualification not on record: {}", facts.asked->nameEn);
    }
    return {std::move(zh), std::move(en)};
}

WorkerRanks::WorkerRanks(const city::CityModel& city, const catalogue::Catalogue& catalogue)
    : m_city(city), m_catalogue(catalogue), m_neighbours(city.regions.size())
{
    for (const city::Worker& worker : city.workers) {
        m_community.push_back(city.ancestor(worker.homeGrid, city::Tier::Community));
        m_roster.push_back(catalogue.rosterEntry(worker.code));
        if (m_community.back() != city::kNone) {
            m_neighbours[m_community.back()].push_back(static_cast<std::uint32_t>(m_roster.size() - 1));
        }
    }
}

const catalogue::Term* WorkerRanks::asked(std::string_view itemOrSubclass) const
{
    const std::string code = m_catalogue.qualificationFor(itemOrSubclass);
    if (code.empty() || code == kEveryWorker) {
        return nullptr;
    }
    const auto& terms = m_catalogue.qualifications();
    const auto found = std::ranges::find(terms, code, &catalogue::Term::code);
    return found == terms.end() ? nullptr : &*found;
}

WorkerFacts WorkerRanks::facts(std::uint32_t worker, std::uint32_t grid, const catalogue::Term* asked) const
{
    WorkerFacts facts;
    facts.who = &m_city.workers[worker];
    facts.homeGrid = grid != city::kNone && facts.who->homeGrid == grid;
    facts.homeCommunity = grid != city::kNone && m_community[worker] != city::kNone &&
                          m_community[worker] == m_city.ancestor(grid, city::Tier::Community);
    facts.asked = asked;
    facts.listed = m_roster[worker] != nullptr;
    facts.holds =
        asked == nullptr || (facts.listed && std::ranges::find(m_roster[worker]->qualifications, asked->code) !=
                                                 m_roster[worker]->qualifications.end());
    return facts;
}

int WorkerRanks::bonus(const WorkerFacts& facts) const
{
    return facts.homeGrid ? rules().homeGridBonusS : facts.homeCommunity ? rules().homeCommunityBonusS : 0;
}

std::span<const std::uint32_t> WorkerRanks::neighbours(std::uint32_t grid) const
{
    const std::uint32_t community = grid == city::kNone ? city::kNone : m_city.ancestor(grid, city::Tier::Community);
    return community == city::kNone ? std::span<const std::uint32_t>() : m_neighbours[community];
}

} // namespace sandtable::dispatching
