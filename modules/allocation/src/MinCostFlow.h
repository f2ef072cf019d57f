// SPDX-License-Identifier: GPL-3.0-or-later
// Kept to C++17, as MinCostFlow.cpp is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sandtable::allocation {

struct FlowArc
{
    int from;
    int to;
    std::int64_t cost;
};

/// Every arc takes one unit. Supplies of all nodes add up to 0, and a way for all of them must exist.
struct FlowNetwork
{
    std::vector<std::int64_t> supply; ///< by node; negative: demand
    std::vector<FlowArc> arcs;
};

struct Flow
{
    std::vector<bool> used; ///< by arc
    std::int64_t cost = 0;
    std::vector<std::int64_t> potential; ///< by node: cost + potential(from) - potential(to) >= 0 on unused arcs
};

Flow flowByNetworkSimplex(const FlowNetwork& network);
Flow flowByCostScaling(const FlowNetwork& network);

} // namespace sandtable::allocation
