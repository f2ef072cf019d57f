// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkerWords.h"

#include <sandtable/allocation/Transport.h>
#include <sandtable/dispatching/JointPlanner.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <numeric>
#include <thread>

namespace sandtable::dispatching {

namespace {

using Clock = std::chrono::steady_clock;

/// A case that nobody takes counts like a day: more than any way in a district with every penalty.
constexpr int kUnservedS = 86'400;
/// What another must be sooner by to take a case from who has it already.
constexpr int kStayS = 60;
/// Fewer are not worth a thread.
constexpr std::size_t kTasksForAThread = 100;

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
        : m_input(input), m_options(options), m_ranks(city, catalogue), m_roads(std::move(roads)),
          m_field(fieldOfWorkers()), m_offered(input.cases.size()), m_unqualifiedToo(input.cases.size(), false)
    {
        m_problem.unservedCost.assign(input.cases.size(), kUnservedS);
        const catalogue::WorkerRules& rules = m_ranks.rules();
        for (std::uint32_t i = 0; i < input.workers.size(); ++i) {
            const JointInput::Worker& worker = input.workers[i];
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
        std::vector<std::uint32_t> all(m_input.cases.size());
        std::iota(all.begin(), all.end(), 0U);
        offerNearest(all, [this](std::uint32_t) { return m_options.nearest; });
        result.travelMs = msSince(start);
        Result<allocation::Plan> flow = solve(result);
        while (flow && result.rounds < m_options.mostRounds && widen(*flow, result)) {
            flow = solve(result);
        }
        if (!flow) {
            return tl::unexpected(flow.error());
        }
        tell(*flow, result);
        return result;
    }

    JointPlanner::Matrix everyPair()
    {
        JointPlanner::Matrix matrix;
        for (std::uint32_t task = 0; task < m_input.cases.size(); ++task) {
            m_field.visit(m_input.cases[task].at, [&](std::uint32_t agent, Travel travel) {
                if (m_problem.agents[agent].capacity > 0) {
                    m_problem.offers.push_back({task, agent, costOf(task, agent, travel)});
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

    int costOf(std::uint32_t task, std::uint32_t agent, const Travel& travel) const
    {
        const WorkerFacts who = facts(task, agent);
        const bool stays = m_input.cases[task].now == m_input.workers[agent].worker;
        return static_cast<int>(std::lround(travel.seconds)) - m_ranks.bonus(who) - (stays ? kStayS : 0) +
               (who.holds ? 0 : m_ranks.rules().unqualifiedS);
    }

    struct Offered
    {
        std::uint32_t agent;
        Travel travel;
    };
    struct Nearest
    {
        std::vector<Offered> qualified;
        std::vector<Offered> others;
        bool all = false; ///< nobody else in the city is qualified
    };

    /// The nearest with room, `wanted` qualified ones; changes only the field's scratch.
    Nearest nearestTo(FieldSearch& field, std::uint32_t task, std::size_t wanted) const
    {
        Nearest found;
        field.visit(m_input.cases[task].at, [&](std::uint32_t agent, Travel travel) {
            if (m_problem.agents[agent].capacity == 0) {
                return true;
            }
            if (facts(task, agent).holds) {
                found.qualified.push_back({agent, travel});
            } else if (found.others.size() < wanted) {
                found.others.push_back({agent, travel});
            }
            return found.qualified.size() < wanted;
        });
        found.all = found.qualified.size() < wanted;
        return found;
    }

    /// Offers `wanted(task)` workers to each of the tasks; those offered before are not offered again. The ways are
    /// looked for on several threads and taken in the order of the tasks.
    void offerNearest(const std::vector<std::uint32_t>& tasks, const std::function<std::size_t(std::uint32_t)>& wanted)
    {
        std::vector<Nearest> found(tasks.size());
        const std::size_t parts = std::clamp<std::size_t>(m_options.threads, 1, 1 + tasks.size() / kTasksForAThread);
        const auto look = [&](FieldSearch& field, std::size_t part) {
            for (std::size_t i = part; i < tasks.size(); i += parts) {
                found[i] = nearestTo(field, tasks[i], wanted(tasks[i]));
            }
        };
        {
            std::vector<std::jthread> helpers;
            for (std::size_t part = 1; part < parts; ++part) {
                helpers.emplace_back([this, &look, part] {
                    FieldSearch field = fieldOfWorkers();
                    look(field, part);
                });
            }
            look(m_field, 0);
        }
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            take(tasks[i], found[i]);
        }
    }

    void take(std::uint32_t task, const Nearest& found)
    {
        for (std::size_t i = m_offered[task].size(); i < found.qualified.size(); ++i) {
            offer(task, found.qualified[i]);
        }
        if (found.all && !m_unqualifiedToo[task]) {
            m_unqualifiedToo[task] = true;
            for (const Offered& other : found.others) {
                offer(task, other);
            }
        }
    }

    void offer(std::uint32_t task, const Offered& offered)
    {
        m_offered[task].push_back(offered);
        m_problem.offers.push_back({task, offered.agent, costOf(task, offered.agent, offered.travel)});
    }

    FieldSearch fieldOfWorkers() const
    {
        FieldSearch field(m_roads, m_input.workers.size());
        for (std::uint32_t i = 0; i < m_input.workers.size(); ++i) {
            field.place(i, m_input.workers[i].at);
        }
        return field;
    }

    /// Weighs more workers for who got none; false when that cannot help.
    bool widen(const allocation::Plan& flow, JointPlan& result)
    {
        std::int64_t room = 0;
        for (const allocation::Agent& agent : m_problem.agents) {
            room += agent.capacity;
        }
        const auto tasks = static_cast<std::int64_t>(m_input.cases.size());
        if (flow.unserved == 0 || static_cast<std::int64_t>(flow.unserved) <= tasks - room) {
            return false;
        }
        const auto start = Clock::now();
        const std::size_t before = m_problem.offers.size();
        std::vector<std::uint32_t> left;
        for (std::uint32_t task = 0; task < m_input.cases.size(); ++task) {
            if (flow.agentOf[task] == allocation::kNobody && !m_unqualifiedToo[task]) {
                left.push_back(task);
            }
        }
        offerNearest(left, [this](std::uint32_t task) { return 3 * m_offered[task].size(); });
        result.travelMs += msSince(start);
        return m_problem.offers.size() > before;
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

    const JointInput& m_input;
    const JointPlanner::Options& m_options;
    WorkerRanks m_ranks;
    std::shared_ptr<const routing::RoadNetwork> m_roads;
    FieldSearch m_field;
    allocation::Problem m_problem;
    std::vector<const catalogue::Term*> m_asked;
    std::vector<std::vector<Offered>> m_offered; ///< by case; the qualified come first, nearest first
    std::vector<bool> m_unqualifiedToo;          ///< every qualified worker was offered, and others
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
