// SPDX-License-Identifier: GPL-3.0-or-later
#include "MinCostFlow.h"

#include <sandtable/allocation/Transport.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace sandtable::allocation {

namespace {

/// Sums of a path's costs stay far from the limits of 64 bits, also scaled by the number of nodes.
constexpr int kMostCost = 100'000'000;
constexpr int kMostCapacity = 10'000;

Result<void> check(const Problem& problem)
{
    const auto fits = [](int cost) { return std::abs(static_cast<std::int64_t>(cost)) <= kMostCost; };
    for (std::size_t i = 0; i < problem.agents.size(); ++i) {
        const Agent& agent = problem.agents[i];
        if (agent.capacity < 0 || agent.capacity > kMostCapacity || agent.step < 0 || !fits(agent.step) ||
            !fits(agent.firstCost)) {
            return failure(ErrorCode::OutOfRange, fmt::format("agent {}: capacity {}, first cost {}, step {}", i,
                                                              agent.capacity, agent.firstCost, agent.step));
        }
    }
    for (const Offer& offer : problem.offers) {
        if (offer.task >= problem.unservedCost.size() || offer.agent >= problem.agents.size() || !fits(offer.cost)) {
            return failure(ErrorCode::OutOfRange,
                           fmt::format("offer of agent {} for task {}: cost {}", offer.agent, offer.task, offer.cost));
        }
    }
    if (!std::ranges::all_of(problem.unservedCost, fits)) {
        return failure(ErrorCode::OutOfRange, "an unserved task's cost");
    }
    return {};
}

/// Tasks first, then agents, then a sink behind them; the arcs of the offers first. A later task of one agent costs
/// more, so its ways to the sink are parallel arcs of one unit, the cheap ones first: the flow fills them in that
/// order.
FlowNetwork networkOf(const Problem& problem)
{
    const auto tasks = static_cast<int>(problem.unservedCost.size());
    const auto agents = static_cast<int>(problem.agents.size());
    const int sink = tasks + agents;
    FlowNetwork network;
    network.supply.assign(static_cast<std::size_t>(sink) + 1, 0);
    std::fill_n(network.supply.begin(), tasks, 1);
    network.supply.back() = -tasks;
    network.arcs.reserve(problem.offers.size() + problem.unservedCost.size() + 4 * problem.agents.size());
    for (const Offer& offer : problem.offers) {
        network.arcs.push_back({static_cast<int>(offer.task), tasks + static_cast<int>(offer.agent), offer.cost});
    }
    for (int task = 0; task < tasks; ++task) {
        network.arcs.push_back({task, sink, problem.unservedCost[static_cast<std::size_t>(task)]});
    }
    for (int i = 0; i < agents; ++i) {
        const Agent& agent = problem.agents[static_cast<std::size_t>(i)];
        std::int64_t cost = agent.firstCost;
        // More than all tasks nobody can take.
        for (int taken = 0; taken < std::min(agent.capacity, tasks); ++taken, cost += agent.step) {
            network.arcs.push_back({tasks + i, sink, cost});
        }
    }
    return network;
}

Plan read(const Problem& problem, const Flow& flow)
{
    const std::size_t tasks = problem.unservedCost.size();
    Plan plan;
    plan.agentOf.assign(tasks, kNobody);
    plan.unserved = tasks;
    for (std::size_t i = 0; i < problem.offers.size(); ++i) {
        if (flow.used[i]) {
            plan.agentOf[problem.offers[i].task] = problem.offers[i].agent;
            --plan.unserved;
        }
    }
    plan.total = flow.cost;
    const std::int64_t sink = flow.potential.back();
    for (std::size_t i = 0; i + 1 < flow.potential.size(); ++i) {
        (i < tasks ? plan.taskPrice : plan.agentPrice).push_back(sink - flow.potential[i]);
    }
    return plan;
}

} // namespace

Result<Plan> solve(const Problem& problem, Method method)
{
    if (auto good = check(problem); !good) {
        return tl::unexpected(good.error());
    }
    if (problem.unservedCost.empty()) {
        Plan nothing;
        nothing.agentPrice.assign(problem.agents.size(), 0);
        return nothing;
    }
    const FlowNetwork network = networkOf(problem);
    const Flow flow = method == Method::CostScaling ? flowByCostScaling(network) : flowByNetworkSimplex(network);
    return read(problem, flow);
}

Result<Plan> greedy(const Problem& problem)
{
    if (auto good = check(problem); !good) {
        return tl::unexpected(good.error());
    }
    std::vector<std::uint32_t> order(problem.offers.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return problem.offers[i].task; });
    std::vector<int> taken(problem.agents.size(), 0);
    Plan plan;
    plan.agentOf.assign(problem.unservedCost.size(), kNobody);
    std::size_t next = 0;
    for (std::uint32_t task = 0; task < plan.agentOf.size(); ++task) {
        std::int64_t best = problem.unservedCost[task];
        for (; next < order.size() && problem.offers[order[next]].task == task; ++next) {
            const Offer& offer = problem.offers[order[next]];
            const Agent& agent = problem.agents[offer.agent];
            const std::int64_t cost =
                std::int64_t{offer.cost} + agent.firstCost + std::int64_t{agent.step} * taken[offer.agent];
            if (taken[offer.agent] < agent.capacity && cost < best) {
                best = cost;
                plan.agentOf[task] = offer.agent;
            }
        }
        if (plan.agentOf[task] == kNobody) {
            ++plan.unserved;
        } else {
            ++taken[plan.agentOf[task]];
        }
        plan.total += best;
    }
    return plan;
}

std::int64_t costOf(const Problem& problem, const std::vector<std::uint32_t>& agentOf)
{
    std::int64_t total = 0;
    for (const Offer& offer : problem.offers) {
        total += agentOf[offer.task] == offer.agent ? offer.cost : 0;
    }
    std::vector<int> taken(problem.agents.size(), 0);
    for (std::size_t task = 0; task < agentOf.size(); ++task) {
        const std::uint32_t agent = agentOf[task];
        if (agent == kNobody) {
            total += problem.unservedCost[task];
        } else {
            total += problem.agents[agent].firstCost + std::int64_t{problem.agents[agent].step} * taken[agent]++;
        }
    }
    return total;
}

} // namespace sandtable::allocation
