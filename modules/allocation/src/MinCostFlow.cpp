// SPDX-License-Identifier: GPL-3.0-or-later
// The only unit that includes LEMON, and the only one in C++17: LEMON 1.3.1 asks allocators for members that C++20 has
// taken away.
#include "MinCostFlow.h"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace sandtable::allocation {

namespace {

using Graph = lemon::SmartDigraph;

template <class Algorithm>
Flow solveBy(const FlowNetwork& network)
{
    Graph graph;
    graph.reserveNode(static_cast<int>(network.supply.size()));
    graph.reserveArc(static_cast<int>(network.arcs.size()));
    for (std::size_t i = 0; i < network.supply.size(); ++i) {
        graph.addNode();
    }
    for (const FlowArc& arc : network.arcs) {
        graph.addArc(Graph::nodeFromId(arc.from), Graph::nodeFromId(arc.to));
    }
    Graph::NodeMap<std::int64_t> supply(graph, 0);
    for (std::size_t i = 0; i < network.supply.size(); ++i) {
        supply[Graph::nodeFromId(static_cast<int>(i))] = network.supply[i];
    }
    Graph::ArcMap<std::int64_t> upper(graph, 1);
    Graph::ArcMap<std::int64_t> cost(graph, 0);
    for (std::size_t i = 0; i < network.arcs.size(); ++i) {
        cost[Graph::arcFromId(static_cast<int>(i))] = network.arcs[i].cost;
    }
    Algorithm algorithm(graph);
    algorithm.upperMap(upper).costMap(cost).supplyMap(supply);
    algorithm.run();
    Flow flow;
    flow.cost = algorithm.template totalCost<std::int64_t>();
    flow.used.reserve(network.arcs.size());
    for (std::size_t i = 0; i < network.arcs.size(); ++i) {
        flow.used.push_back(algorithm.flow(Graph::arcFromId(static_cast<int>(i))) > 0);
    }
    flow.potential.reserve(network.supply.size());
    for (std::size_t i = 0; i < network.supply.size(); ++i) {
        flow.potential.push_back(algorithm.potential(Graph::nodeFromId(static_cast<int>(i))));
    }
    return flow;
}

} // namespace

Flow flowByNetworkSimplex(const FlowNetwork& network)
{
    return solveBy<lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>>(network);
}

Flow flowByCostScaling(const FlowNetwork& network)
{
    return solveBy<lemon::CostScaling<Graph, std::int64_t, std::int64_t>>(network);
}

} // namespace sandtable::allocation
