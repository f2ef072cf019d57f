// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <cstdint>
#include <vector>

namespace sandtable::allocation {

inline constexpr std::uint32_t kNobody = 0xffffffff;

/// Somebody who takes tasks. The first costs `firstCost` beside its offer, each later one `step` more than the one
/// before; step must not be negative.
struct Agent
{
    int capacity = 0;
    int firstCost = 0;
    int step = 0;
};

/// This agent could take this task at this cost, which may be negative.
struct Offer
{
    std::uint32_t task;
    std::uint32_t agent;
    int cost;
};

/// A transportation problem: every task goes to one agent or stays with nobody at a cost of its own.
struct Problem
{
    std::vector<int> unservedCost; ///< by task: more than any service should cost
    std::vector<Agent> agents;
    std::vector<Offer> offers; ///< of one task and one agent at most one
};

struct Plan
{
    std::vector<std::uint32_t> agentOf; ///< by task; kNobody: it stays
    std::int64_t total = 0;             ///< offers, the agents' steps and unserved tasks
    std::size_t unserved = 0;
    /// Prices of the optimum (its dual), empty for a greedy plan: an offer that is not among the offers could improve
    /// the plan only when its cost is below taskPrice[task] - agentPrice[agent].
    std::vector<std::int64_t> taskPrice;
    std::vector<std::int64_t> agentPrice;
};

enum class Method
{
    NetworkSimplex, ///< fastest on the sparse problems of a surge
    CostScaling     ///< polynomial: for dense and for very large ones
};

/// The cheapest plan, by minimum-cost flow. Pure and deterministic. Fails with OutOfRange when an offer names an agent
/// or a task that does not exist or a number is out of range.
Result<Plan> solve(const Problem& problem, Method method = Method::NetworkSimplex);

/// Task by task in their order, each to whoever is cheapest at that moment.
Result<Plan> greedy(const Problem& problem);

/// What a plan costs by the problem's own rules; the offers used must be among the problem's.
std::int64_t costOf(const Problem& problem, const std::vector<std::uint32_t>& agentOf);

} // namespace sandtable::allocation
