// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/allocation/Transport.h>
#include <sandtable/base/Random.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace sandtable::allocation {
namespace {

/// Each task is offered by `offersEach` agents drawn without repeating, at up to `mostCost` seconds.
Problem randomProblem(Random& random, std::uint32_t tasks, std::uint32_t agents, std::uint32_t offersEach,
                      int mostCost = 1'000)
{
    Problem problem;
    problem.unservedCost.assign(tasks, 100'000);
    for (std::uint32_t i = 0; i < agents; ++i) {
        problem.agents.push_back({static_cast<int>(random.below(4)), static_cast<int>(random.below(300)),
                                  static_cast<int>(random.below(400))});
    }
    std::vector<std::uint32_t> all(agents);
    for (std::uint32_t i = 0; i < agents; ++i) {
        all[i] = i;
    }
    for (std::uint32_t task = 0; task < tasks; ++task) {
        for (std::uint32_t i = 0; i < std::min(offersEach, agents); ++i) {
            std::swap(all[i], all[i + random.below(agents - i)]);
            const int cost = static_cast<int>(random.below(static_cast<std::uint32_t>(mostCost) * 2)) - mostCost / 4;
            problem.offers.push_back({task, all[i], cost});
        }
    }
    return problem;
}

/// Every way of giving each task to somebody who offers and has room, or to nobody.
std::int64_t bruteForce(const Problem& problem, std::vector<std::uint32_t>& agentOf, std::size_t task = 0)
{
    if (task == problem.unservedCost.size()) {
        return costOf(problem, agentOf);
    }
    agentOf[task] = kNobody;
    std::int64_t best = bruteForce(problem, agentOf, task + 1);
    for (const Offer& offer : problem.offers) {
        const auto taken =
            std::count(agentOf.begin(), agentOf.begin() + static_cast<std::ptrdiff_t>(task), offer.agent);
        if (offer.task == task && taken < problem.agents[offer.agent].capacity) {
            agentOf[task] = offer.agent;
            best = std::min(best, bruteForce(problem, agentOf, task + 1));
        }
    }
    agentOf[task] = kNobody;
    return best;
}

void expectKept(const Problem& problem, const Plan& plan)
{
    std::vector<int> taken(problem.agents.size(), 0);
    std::size_t unserved = 0;
    for (std::uint32_t task = 0; task < plan.agentOf.size(); ++task) {
        const std::uint32_t agent = plan.agentOf[task];
        if (agent == kNobody) {
            ++unserved;
            continue;
        }
        ++taken[agent];
        EXPECT_TRUE(
            std::ranges::any_of(problem.offers, [&](const Offer& o) { return o.task == task && o.agent == agent; }));
    }
    for (std::size_t i = 0; i < taken.size(); ++i) {
        EXPECT_LE(taken[i], problem.agents[i].capacity) << "agent " << i;
    }
    EXPECT_EQ(plan.unserved, unserved);
    EXPECT_EQ(plan.total, costOf(problem, plan.agentOf));
}

} // namespace

TEST(Transport, EqualsBruteForceOnTinyInstances)
{
    Random random(1);
    for (int round = 0; round < 300; ++round) {
        const Problem problem = randomProblem(random, 1 + random.below(5), 1 + random.below(4), 1 + random.below(4));
        std::vector<std::uint32_t> scratch(problem.unservedCost.size(), kNobody);
        const std::int64_t best = bruteForce(problem, scratch);
        for (const Method method : {Method::NetworkSimplex, Method::CostScaling}) {
            const auto plan = solve(problem, method);
            ASSERT_TRUE(plan);
            EXPECT_EQ(plan->total, best) << "round " << round;
            expectKept(problem, *plan);
        }
    }
}

TEST(Transport, KeepsCapacitiesAndIsNeverDearerThanGreedy)
{
    Random random(2);
    for (int round = 0; round < 60; ++round) {
        const Problem problem =
            randomProblem(random, 1 + random.below(200), 1 + random.below(120), 1 + random.below(12));
        const auto joint = solve(problem);
        const auto byTurns = greedy(problem);
        ASSERT_TRUE(joint && byTurns);
        expectKept(problem, *joint);
        expectKept(problem, *byTurns);
        EXPECT_LE(joint->total, byTurns->total);
        EXPECT_EQ(joint->total, solve(problem, Method::CostScaling)->total);
    }
}

TEST(Transport, PricesProveThatNoOfferIsMissed)
{
    Random random(3);
    for (int round = 0; round < 30; ++round) {
        const Problem problem = randomProblem(random, 80, 50, 8);
        const auto plan = solve(problem);
        ASSERT_TRUE(plan);
        for (const Offer& offer : problem.offers) {
            const std::int64_t bound = plan->taskPrice[offer.task] - plan->agentPrice[offer.agent];
            if (plan->agentOf[offer.task] == offer.agent) {
                EXPECT_LE(offer.cost, bound);
            } else {
                EXPECT_GE(offer.cost, bound);
            }
        }
    }
}

TEST(Transport, TheSameInputsGiveTheSamePlan)
{
    Random random(4);
    const Problem problem = randomProblem(random, 300, 100, 10, 20); // few different costs: many optima
    EXPECT_EQ(solve(problem)->agentOf, solve(problem)->agentOf);
}

TEST(Transport, AGreedyFirstTaskTakesTheOnlyAgentOfTheSecond)
{
    Problem problem;
    problem.unservedCost = {1'000, 1'000};
    problem.agents = {{1, 0, 0}, {1, 0, 0}};
    problem.offers = {{0, 0, 10}, {0, 1, 20}, {1, 0, 15}};
    EXPECT_EQ(greedy(problem)->total, 10 + 1'000);
    const auto joint = solve(problem);
    EXPECT_EQ(joint->total, 20 + 15);
    EXPECT_THAT(joint->agentOf, testing::ElementsAre(1, 0));
}

TEST(Transport, LaterTasksOfOneAgentCostMoreSoThatOthersHelp)
{
    Problem problem;
    problem.unservedCost.assign(3, 10'000);
    problem.agents = {{3, 0, 600}, {3, 0, 600}};
    for (std::uint32_t task = 0; task < 3; ++task) {
        problem.offers.push_back({task, 0, 60});
        problem.offers.push_back({task, 1, 300});
    }
    const auto plan = solve(problem);
    EXPECT_EQ(std::ranges::count(plan->agentOf, 0U), 2);
    EXPECT_EQ(std::ranges::count(plan->agentOf, 1U), 1);
    EXPECT_EQ(plan->total, 60 + (60 + 600) + 300);
}

TEST(Transport, WithoutTasksOrAgentsThereIsStillAPlan)
{
    EXPECT_EQ(solve({})->total, 0);
    Problem nobody;
    nobody.unservedCost = {7, 8};
    EXPECT_EQ(solve(nobody)->total, 15);
    EXPECT_EQ(solve(nobody)->unserved, 2U);
}

TEST(Transport, RefusesWhatNamesNobodyOrOverflows)
{
    Problem problem;
    problem.unservedCost = {1};
    problem.agents = {{1, 0, 0}};
    problem.offers = {{0, 1, 5}};
    EXPECT_EQ(solve(problem).error().code, ErrorCode::OutOfRange);
    problem.offers = {{1, 0, 5}};
    EXPECT_FALSE(greedy(problem));
    problem.offers = {{0, 0, 2'000'000'000}};
    EXPECT_FALSE(solve(problem));
    problem.offers.clear();
    problem.agents = {{-1, 0, 0}};
    EXPECT_FALSE(solve(problem));
    problem.agents = {{1, 0, -1}};
    EXPECT_FALSE(solve(problem));
}

} // namespace sandtable::allocation
