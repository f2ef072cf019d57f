// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkerFinder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sandtable::dispatching {

namespace {

/// Streets are longer than the straight line; Weidmann's free walking speed.
constexpr double kDetour = 1.3;
constexpr double kWalkingMps = 1.34;

void explain(Candidate& candidate)
{
    const auto [bondZh, bondEn] = candidate.homeGrid        ? std::pair("本网格网格员", "Works this micro-grid")
                                  : candidate.homeCommunity ? std::pair("本社区网格员", "Works this community")
                                                            : std::pair("就近网格员", "Nearest on duty");
    const double minutes = std::ceil(candidate.etaSeconds / 60);
    candidate.reasonZh = fmt::format("{}，在岗，距离{:.0f}米，步行约{:.0f}分钟，手头{}件", bondZh, candidate.distanceM,
                                     minutes, candidate.openCases);
    candidate.reasonEn = fmt::format("{}; on duty, {:.0f} m away, about {:.0f} min on foot, {} open", bondEn,
                                     candidate.distanceM, minutes, candidate.openCases);
}

} // namespace

WorkerFinder::WorkerFinder(const city::CityModel& city) : m_city(city), m_byCommunity(city.regions.size())
{
    for (std::uint32_t i = 0; i < city.workers.size(); ++i) {
        const std::uint32_t community = city.ancestor(city.workers[i].homeGrid, city::Tier::Community);
        if (community != city::kNone) {
            m_byCommunity[community].push_back(i);
        }
    }
}

geo::LocalMetres WorkerFinder::placeOf(std::uint32_t worker, const WorkerPlaces& places) const
{
    return worker < places.at.size() ? places.at[worker] : m_city.workers[worker].home;
}

Candidate WorkerFinder::candidate(std::uint32_t worker, geo::LocalMetres at, std::uint32_t grid,
                                  const cases::CaseBook& book, const WorkerPlaces& places) const
{
    const city::Worker& who = m_city.workers[worker];
    Candidate result;
    result.worker = worker;
    result.distanceM = geo::distance(placeOf(worker, places), at);
    result.etaSeconds = result.distanceM * kDetour / kWalkingMps;
    result.openCases = book.loadOfWorker(who.code);
    result.homeGrid = grid != city::kNone && who.homeGrid == grid;
    result.homeCommunity = grid != city::kNone && m_city.ancestor(who.homeGrid, city::Tier::Community) ==
                                                      m_city.ancestor(grid, city::Tier::Community);
    return result;
}

std::vector<Candidate> WorkerFinder::find(geo::LocalMetres at, std::uint32_t grid, const cases::CaseBook& book,
                                          const WorkerPlaces& places, std::size_t limit) const
{
    std::vector<Candidate> found;
    const std::uint32_t community = m_city.ancestor(grid, city::Tier::Community);
    if (community != city::kNone) {
        for (const std::uint32_t worker : m_byCommunity[community]) {
            if (book.onDuty(m_city.workers[worker].code)) {
                found.push_back(candidate(worker, at, grid, book, places));
            }
        }
        std::ranges::sort(
            found, {}, [](const Candidate& c) { return std::tuple(!c.homeGrid, c.openCases, c.distanceM, c.worker); });
    }
    if (found.size() < limit) {
        addNearest(found, at, grid, book, places, limit);
    }
    found.resize(std::min(found.size(), limit));
    std::ranges::for_each(found, explain);
    return found;
}

void WorkerFinder::addNearest(std::vector<Candidate>& found, geo::LocalMetres at, std::uint32_t grid,
                              const cases::CaseBook& book, const WorkerPlaces& places, std::size_t limit) const
{
    const std::uint32_t community = m_city.ancestor(grid, city::Tier::Community);
    std::vector<std::pair<double, std::uint32_t>> others;
    others.reserve(m_city.workers.size());
    for (std::uint32_t i = 0; i < m_city.workers.size(); ++i) {
        const bool listed =
            community != city::kNone && m_city.ancestor(m_city.workers[i].homeGrid, city::Tier::Community) == community;
        if (!listed) {
            others.emplace_back(geo::distance(placeOf(i, places), at), i);
        }
    }
    // A heap gives the nearest one by one: who is on duty is asked of few.
    std::ranges::make_heap(others, std::greater());
    while (found.size() < limit && !others.empty()) {
        std::ranges::pop_heap(others, std::greater());
        const std::uint32_t worker = others.back().second;
        others.pop_back();
        if (book.onDuty(m_city.workers[worker].code)) {
            found.push_back(candidate(worker, at, grid, book, places));
        }
    }
}

} // namespace sandtable::dispatching
