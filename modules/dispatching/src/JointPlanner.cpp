// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkerWords.h"

#include <sandtable/allocation/Transport.h>
#include <sandtable/dispatching/JointPlanner.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace sandtable::dispatching {

namespace {

using Clock = std::chrono::steady_clock;

/// A case that nobody takes counts like a day: more than any way in a district with every penalty.
constexpr int kUnservedS = 86'400;

double msSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

class Planning
{
public:
    Planning(const city::CityModel& city, const catalogue::Catalogue& catalogue,
             std::shared_ptr<const routing::RoadNetwork> roads, const JointInput& input,
             const JointPlanner::Options& options)
        : m_input(input), m_options(options), m_ranks(city, catalogue), m_field(std::move(roads), input.workers.size()),
          m_reach(input.cases.size(), 0), m_offered(input.cases.size())
    {
        m_problem.unservedCost.assign(input.cases.size(), kUnservedS);
        const catalogue::WorkerRules& rules = m_ranks.rules();
        for (std::uint32_t i = 0; i < input.workers.size(); ++i) {
            const JointInput::Worker& worker = input.workers[i];
            m_field.place(i, worker.at);
            m_problem.agents.push_back({std::max(0, rules.mostOpenCases - worker.openCases),
                                        worker.openCases * rules.openCaseS, rules.openCaseS});
        }
        for (const JointInput::Case& item : input.cases) {
            m_asked.push_back(m_ranks.asked(item.item));
        }
    }

    Result<JointPlan> run()
    {
        JointPlan result;
        const auto start = Clock::now();
        for (std::uint32_t task = 0; task < m_input.cases.size(); ++task) {
            offerNearest(task);
        }
        result.travelMs = msSince(start);
        Result<allocation::Plan> flow = solve(result);
        while (flow && result.rounds < m_options.mostRounds && widen(*flow, result)) {
            flow = solve(result);
        }
        if (!flow) {
            return tl::unexpected(flow.error());
        }
        result.gapBound = gapBound(*flow);
        tell(*flow, result);
        return result;
    }

    JointPlanner::Matrix everyPair()
    {
        JointPlanner::Matrix matrix;
        for (std::uint32_t task = 0; task < m_input.cases.size(); ++task) {
            m_field.visit(m_input.cases[task].at, [&](std::uint32_t agent, Travel travel) {
                if (m_problem.agents[agent].capacity > 0) {
                    m_problem.offers.push_back({task, agent, costOf(facts(task, agent), travel)});
                    matrix.travelS.push_back(static_cast<float>(travel.seconds));
                }
                return true;
            });
        }
        matrix.problem = std::move(m_problem);
        return matrix;
    }

private:
    Result<allocation::Plan> solve(JointPlan& result)
    {
        const auto start = Clock::now();
        auto flow = allocation::solve(m_problem);
        result.solveMs += msSince(start);
        ++result.rounds;
        return flow;
    }

    WorkerFacts facts(std::uint32_t task, std::uint32_t agent) const
    {
        return m_ranks.facts(m_input.workers[agent].worker, m_input.cases[task].grid, m_asked[task]);
    }

    int costOf(const WorkerFacts& facts, const Travel& travel) const
    {
        return static_cast<int>(std::lround(travel.seconds)) - m_ranks.bonus(facts) +
               (facts.holds ? 0 : m_ranks.rules().unqualifiedS);
    }

    /// The nearest qualified workers with room, and everybody else who is met on the way to them is left out.
    void offerNearest(std::uint32_t task)
    {
        std::vector<std::pair<std::uint32_t, Travel>> unqualified;
        std::size_t offered = 0;
        m_reach[task] = std::numeric_limits<double>::infinity(); // unless there are more of them
        m_field.visit(m_input.cases[task].at, [&](std::uint32_t agent, Travel travel) {
            if (offered >= m_options.nearest) {
                m_reach[task] = travel.seconds;
                return false;
            }
            if (m_problem.agents[agent].capacity == 0) {
                return true;
            }
            const WorkerFacts who = facts(task, agent);
            if (who.holds) {
                offer(task, agent, who, travel);
                ++offered;
            } else if (unqualified.size() < m_options.nearest) {
                unqualified.emplace_back(agent, travel);
            }
            return true;
        });
        if (offered < m_options.nearest) { // nobody else in the city holds it
            for (const auto& [agent, travel] : unqualified) {
                offer(task, agent, facts(task, agent), travel);
            }
        }
    }

    void offer(std::uint32_t task, std::uint32_t agent, const WorkerFacts& who, const Travel& travel)
    {
        m_offered[task].push_back({agent, travel});
        m_problem.offers.push_back({task, agent, costOf(who, travel)});
    }

    /// No worker beyond the case's circle costs less than this.
    double leastBeyond(std::uint32_t task) const { return m_reach[task] - 0.5 - m_ranks.mostBonus(); }

    /// What a worker beyond the circle would have to cost less than, to improve the plan.
    double couldPay(const allocation::Plan& flow, std::uint32_t task) const
    {
        return static_cast<double>(flow.taskPrice[task] - leastAgentPrice(flow));
    }

    std::int64_t leastAgentPrice(const allocation::Plan& flow) const
    {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        for (std::size_t i = 0; i < flow.agentPrice.size(); ++i) {
            if (m_problem.agents[i].capacity > 0) {
                least = std::min(least, flow.agentPrice[i]);
            }
        }
        return least;
    }

    /// Adds who could improve the plan by its prices; false when nobody can.
    bool widen(const allocation::Plan& flow, JointPlan& result)
    {
        const auto start = Clock::now();
        const std::size_t before = m_problem.offers.size();
        for (std::uint32_t task = 0; task < m_input.cases.size(); ++task) {
            const double worth = couldPay(flow, task);
            if (leastBeyond(task) >= worth) {
                continue;
            }
            const double reach = worth + m_ranks.mostBonus() + 1;
            std::vector<bool> known(m_input.workers.size(), false);
            for (const Offered& have : m_offered[task]) {
                known[have.agent] = true;
            }
            m_field.visit(
                m_input.cases[task].at,
                [&](std::uint32_t agent, Travel travel) {
                    if (known[agent] || m_problem.agents[agent].capacity == 0) {
                        return true;
                    }
                    const WorkerFacts who = facts(task, agent);
                    if (who.holds && costOf(who, travel) < flow.taskPrice[task] - flow.agentPrice[agent]) {
                        offer(task, agent, who, travel);
                    }
                    return true;
                },
                reach);
        }
        result.travelMs += msSince(start);
        return m_problem.offers.size() > before;
    }

    /// Weak duality: what all that was not weighed could save at most, as a share of the total.
    double gapBound(const allocation::Plan& flow)
    {
        double saved = 0;
        for (std::uint32_t task = 0; task < m_input.cases.size(); ++task) {
            const double worth = couldPay(flow, task);
            if (leastBeyond(task) >= worth) {
                continue;
            }
            std::int64_t most = 0; // by the prices of those who are really there
            std::vector<bool> known(m_input.workers.size(), false);
            for (const Offered& have : m_offered[task]) {
                known[have.agent] = true;
            }
            m_field.visit(
                m_input.cases[task].at,
                [&](std::uint32_t agent, Travel travel) {
                    if (!known[agent] && m_problem.agents[agent].capacity > 0) {
                        const WorkerFacts who = facts(task, agent);
                        if (who.holds) {
                            most = std::max(most, flow.taskPrice[task] - flow.agentPrice[agent] - costOf(who, travel));
                        }
                    }
                    return true;
                },
                worth + m_ranks.mostBonus() + 1);
            saved += static_cast<double>(most);
        }
        return flow.total > 0 ? saved / static_cast<double>(flow.total) : 0;
    }

    void tell(const allocation::Plan& flow, JointPlan& result) const
    {
        result.totalSeconds = flow.total;
        result.unserved = flow.unserved;
        result.offers = m_problem.offers.size();
        result.choices.resize(m_input.cases.size());
        std::vector<int> taken(m_input.workers.size(), 0);
        for (std::uint32_t task = 0; task < m_input.cases.size(); ++task) {
            const std::uint32_t agent = flow.agentOf[task];
            if (agent == allocation::kNobody) {
                continue;
            }
            const auto& offered = m_offered[task];
            WorkerFacts who = facts(task, agent);
            who.travel = std::ranges::find(offered, agent, &Offered::agent)->travel;
            who.openCases = m_input.workers[agent].openCases + taken[agent]++;
            JointPlan::Choice& choice = result.choices[task];
            choice.worker = m_input.workers[agent].worker;
            choice.travelSeconds = who.travel.seconds;
            auto [zh, en] = workerReason(who);
            choice.reasonZh = "统筹派遣：" + zh;
            choice.reasonEn = "planned jointly: " + en;
        }
    }

    struct Offered
    {
        std::uint32_t agent;
        Travel travel;
    };

    const JointInput& m_input;
    const JointPlanner::Options& m_options;
    WorkerRanks m_ranks;
    FieldSearch m_field;
    allocation::Problem m_problem;
    std::vector<const catalogue::Term*> m_asked;
    std::vector<double> m_reach; ///< every qualified worker nearer than this is among the offers, by case
    std::vector<std::vector<Offered>> m_offered;
};

} // namespace

JointPlanner::JointPlanner(const city::CityModel& city, const catalogue::Catalogue& catalogue,
                           std::shared_ptr<const routing::RoadNetwork> roads)
    : m_city(city), m_catalogue(catalogue), m_roads(std::move(roads))
{
}

Result<JointPlan> JointPlanner::plan(const JointInput& input, const Options& options) const
{
    for (const JointInput::Worker& worker : input.workers) {
        if (worker.worker >= m_city.workers.size()) {
            return failure(ErrorCode::OutOfRange, fmt::format("worker {} of {}", worker.worker, m_city.workers.size()));
        }
    }
    for (const JointInput::Case& item : input.cases) {
        if (item.grid != city::kNone && item.grid >= m_city.regions.size()) {
            return failure(ErrorCode::OutOfRange, fmt::format("case {}: region {}", item.id, item.grid));
        }
    }
    return Planning(m_city, m_catalogue, m_roads, input, options).run();
}

JointPlanner::Matrix JointPlanner::matrix(const JointInput& input) const
{
    const Options options;
    return Planning(m_city, m_catalogue, m_roads, input, options).everyPair();
}

} // namespace sandtable::dispatching
