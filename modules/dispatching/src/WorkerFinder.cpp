// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkerFinder.h"

#include <sandtable/geo/Polygon.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace sandtable::dispatching {

namespace {

/// Who is farther away than this is looked at only when there are not enough others.
constexpr double kFarS = 45 * 60;

} // namespace

WorkerFinder::WorkerFinder(const city::CityModel& city, const catalogue::Catalogue& catalogue,
                           std::shared_ptr<const routing::RoadNetwork> roads)
    : m_city(city), m_ranks(city, catalogue), m_field(std::move(roads), city.workers.size())
{
    for (std::uint32_t i = 0; i < city.workers.size(); ++i) {
        m_field.place(i, city.workers[i].home);
    }
}

std::vector<Candidate> WorkerFinder::find(geo::LocalMetres at, std::uint32_t grid, std::string_view item,
                                          const cases::CaseBook& book, const WorkerPlaces& places,
                                          std::size_t limit) const
{
    struct Ranked
    {
        int rank; ///< 0 is fit to go
        double seconds;
        std::uint32_t worker;
        WorkerFacts facts;
        auto key() const { return std::tuple(rank, seconds, worker); }
    };
    std::vector<Ranked> found;
    std::vector<double> fit; ///< seconds of those fit to go, a heap with the largest of the best `limit` on top
    const catalogue::Term* asked = m_ranks.asked(item);
    const catalogue::WorkerRules& rules = m_ranks.rules();
    const auto look = [&](std::uint32_t worker) {
        WorkerFacts facts = m_ranks.facts(worker, grid, asked);
        facts.openCases = book.loadOfWorker(facts.who->code);
        facts.full = facts.openCases >= rules.mostOpenCases;
        return facts;
    };
    const auto rankOf = [](const WorkerFacts& facts) { return (facts.full ? 2 : 0) + (facts.holds ? 0 : 1); };
    // Who is fit to go and at home there, by what they are preferred by: until they are met they may come first.
    std::map<int, int> preferred;
    for (const std::uint32_t worker : m_ranks.neighbours(grid)) {
        const WorkerFacts facts = look(worker);
        if (rankOf(facts) == 0 && book.onDuty(facts.who->code)) {
            ++preferred[m_ranks.bonus(facts)];
        }
    }
    const std::lock_guard lock(m_mutex);
    for (std::uint32_t i = 0; i < m_city.workers.size(); ++i) {
        m_field.place(i, i < places.at.size() ? places.at[i] : m_city.workers[i].home);
    }
    m_field.visit(at, [&](std::uint32_t worker, Travel travel) {
        // Later ones are no sooner, and no bonus that is left makes up for more than it is worth.
        const int bonusLeft = preferred.empty() ? 0 : preferred.rbegin()->first;
        const bool enough = fit.size() >= limit && travel.seconds - bonusLeft > fit.front();
        if (enough || (travel.seconds > kFarS && found.size() >= limit)) {
            return false;
        }
        if (!book.onDuty(m_city.workers[worker].code)) {
            return true;
        }
        WorkerFacts facts = look(worker);
        facts.travel = travel;
        const int rank = rankOf(facts);
        const int bonus = m_ranks.bonus(facts);
        if (const auto met = rank == 0 ? preferred.find(bonus) : preferred.end(); met != preferred.end()) {
            if (--met->second == 0) {
                preferred.erase(met);
            }
        }
        const double seconds = travel.seconds + facts.openCases * rules.openCaseS - bonus;
        found.push_back({rank, seconds, worker, facts});
        if (rank == 0) {
            fit.push_back(seconds);
            std::ranges::push_heap(fit);
            if (fit.size() > limit) {
                std::ranges::pop_heap(fit);
                fit.pop_back();
            }
        }
        return limit > 0;
    });
    std::ranges::sort(found, {}, &Ranked::key);
    found.resize(std::min(found.size(), limit));
    std::vector<Candidate> candidates;
    for (const Ranked& one : found) {
        Candidate candidate;
        candidate.worker = one.worker;
        candidate.distanceM = geo::distance(m_field.at(one.worker), at);
        candidate.etaSeconds = one.facts.travel.seconds;
        candidate.openCases = one.facts.openCases;
        candidate.homeGrid = one.facts.homeGrid;
        candidate.homeCommunity = one.facts.homeCommunity;
        candidate.qualified = one.facts.holds;
        candidate.full = one.facts.full;
        std::tie(candidate.reasonZh, candidate.reasonEn) = workerReason(one.facts);
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

} // namespace sandtable::dispatching
