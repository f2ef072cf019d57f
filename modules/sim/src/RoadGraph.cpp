// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/RoadGraph.h>

#include <queue>

#include <algorithm>

namespace sandtable::sim {
namespace {

constexpr double kReachM = 5000;

bool usable(const city::Road& road, std::size_t nodes)
{
    return road.from < nodes && road.to < nodes && road.line.size() >= 2;
}

} // namespace

RoadGraph::RoadGraph(const city::CityModel& city) : m_city(city), m_nodes(city.roadNodes, 100)
{
    const std::size_t nodes = city.roadNodes.size();
    m_firstEdge.assign(nodes + 1, 0);
    for (const city::Road& road : city.roads) {
        if (usable(road, nodes)) {
            ++m_firstEdge[road.from + 1];
            ++m_firstEdge[road.to + 1];
        }
    }
    for (std::size_t i = 1; i <= nodes; ++i) {
        m_firstEdge[i] += m_firstEdge[i - 1];
    }
    m_edges.resize(m_firstEdge[nodes]);
    std::vector<std::uint32_t> next(m_firstEdge.begin(), m_firstEdge.end() - 1);
    for (std::uint32_t i = 0; i < city.roads.size(); ++i) {
        const city::Road& road = city.roads[i];
        if (!usable(road, nodes)) {
            continue;
        }
        const double factor = road.roadClass == city::RoadClass::Expressway ? kExpresswayCost : 1;
        const double cost = geo::length(road.line) * factor;
        m_edges[next[road.from]++] = {road.to, i, cost};
        m_edges[next[road.to]++] = {road.from, i, cost};
    }
    m_cost.resize(nodes);
    m_cameBy.resize(nodes);
    m_stamp.resize(nodes);
}

std::uint32_t RoadGraph::nearestNode(geo::LocalMetres point) const
{
    return m_city.roadNodes.empty() ? kNone : m_nodes.nearest(point, kReachM);
}

bool RoadGraph::search(std::uint32_t from, std::uint32_t to)
{
    if (from >= m_cost.size() || to >= m_cost.size()) {
        return false;
    }
    ++m_search;
    const geo::LocalMetres goal = m_city.roadNodes[to];
    // Lines are never shorter than the straight way, so it is an honest lower bound.
    const auto bound = [&](std::uint32_t node) { return geo::distance(m_city.roadNodes[node], goal); };
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    const auto reach = [&](std::uint32_t node, double cost, std::uint32_t by) {
        if (m_stamp[node] == m_search && m_cost[node] <= cost) {
            return;
        }
        m_stamp[node] = m_search;
        m_cost[node] = cost;
        m_cameBy[node] = by;
        open.emplace(cost + bound(node), node);
    };
    reach(from, 0, kNone);
    while (!open.empty()) {
        const auto [estimate, node] = open.top();
        open.pop();
        if (node == to) {
            return true;
        }
        if (estimate > m_cost[node] + bound(node)) {
            continue; // reached more cheaply since
        }
        for (std::uint32_t e = m_firstEdge[node]; e < m_firstEdge[node + 1]; ++e) {
            reach(m_edges[e].to, m_cost[node] + m_edges[e].cost, m_edges[e].road);
        }
    }
    return false;
}

std::optional<double> RoadGraph::cost(std::uint32_t from, std::uint32_t to)
{
    return search(from, to) ? std::optional(m_cost[to]) : std::nullopt;
}

std::optional<geo::Line> RoadGraph::path(std::uint32_t from, std::uint32_t to)
{
    if (!search(from, to)) {
        return std::nullopt;
    }
    // Backwards from the goal, each road's points from its far end, then the whole turned round.
    geo::Line line{m_city.roadNodes[to]};
    for (std::uint32_t node = to; node != from;) {
        const city::Road& road = m_city.roads[m_cameBy[node]];
        if (road.to == node) {
            line.insert(line.end(), road.line.rbegin() + 1, road.line.rend());
            node = road.from;
        } else {
            line.insert(line.end(), road.line.begin() + 1, road.line.end());
            node = road.to;
        }
    }
    std::reverse(line.begin(), line.end());
    return line;
}

geo::Line RoadGraph::way(geo::LocalMetres from, geo::LocalMetres to)
{
    const double straight = geo::distance(from, to);
    const std::uint32_t first = nearestNode(from);
    const std::uint32_t last = nearestNode(to);
    std::optional<geo::Line> roads;
    // Round the corner nobody walks to a junction and back.
    if (straight > 30 && first != kNone && last != kNone && first != last) {
        roads = path(first, last);
    }
    geo::Line line{from};
    if (roads) {
        line.insert(line.end(), roads->begin(), roads->end());
    }
    line.push_back(to);
    return line;
}

} // namespace sandtable::sim
