// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorPipes.h"

#include <queue>

#include <algorithm>
#include <limits>

namespace sandtable::city {

namespace {

bool houseKind(PipeKind kind)
{
    return kind == PipeKind::Water || kind == PipeKind::Sewage;
}

/// Weighted metres: mains keep to the larger streets, and crossing a river is dear, most of all by gravity.
double costOf(PipeKind kind, const Road& road)
{
    constexpr double kBridgeM = 600;
    constexpr double kSiphonM = 4000;
    double factor = 1;
    switch (road.roadClass) {
    case RoadClass::Expressway:
        factor = 3;
        break;
    case RoadClass::Arterial:
    case RoadClass::Secondary:
        factor = 0.8;
        break;
    case RoadClass::Branch:
        break;
    default:
        factor = houseKind(kind) ? 1.6 : 4;
    }
    const double metres = std::max(geo::length(road.line), 0.1);
    return metres * factor + (!road.bridge ? 0 : isGravity(kind) ? kSiphonM : kBridgeM);
}

/// Roads of the larger classes have their own pipe even where the forest goes another way, so that mains form rings
/// and both sides of a block can drain.
bool hasCross(PipeKind kind, const Road& road)
{
    if (road.bridge || road.from == road.to || !isServed(kind, road) || road.roadClass > RoadClass::Branch) {
        return false;
    }
    return isGravity(kind) || kind == PipeKind::Water ||
           (kind == PipeKind::Gas && road.roadClass <= RoadClass::Secondary);
}

void findWays(const CityModel& model, const RoadsAt& roadsAt, PipeKind kind, PipeRoute& route)
{
    using Item = std::pair<double, std::uint32_t>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
    for (const std::uint32_t root : route.roots) {
        route.cost[root] = 0;
        open.push({0, root});
    }
    while (!open.empty()) {
        const auto [cost, node] = open.top();
        open.pop();
        if (cost > route.cost[node]) {
            continue;
        }
        for (const std::uint32_t r : roadsAt[node]) {
            const Road& road = model.roads[r];
            const std::uint32_t next = otherEnd(road, node);
            const double there = cost + costOf(kind, road);
            if (there < route.cost[next]) {
                route.cost[next] = there;
                route.parent[next] = r;
                open.push({there, next});
            }
        }
    }
}

} // namespace

RoadsAt::RoadsAt(const CityModel& model) : m_start(model.roadNodes.size() + 1, 0)
{
    for (const Road& road : model.roads) {
        ++m_start[road.from + 1];
        ++m_start[road.to + 1];
    }
    for (std::size_t i = 1; i < m_start.size(); ++i) {
        m_start[i] += m_start[i - 1];
    }
    m_roads.resize(m_start.back());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    for (std::uint32_t r = 0; r < model.roads.size(); ++r) {
        m_roads[next[model.roads[r].from]++] = r;
        m_roads[next[model.roads[r].to]++] = r;
    }
}

bool isServed(PipeKind kind, const Road& road)
{
    switch (road.roadClass) {
    case RoadClass::Expressway:
        return kind == PipeKind::Drain;
    case RoadClass::Arterial:
    case RoadClass::Secondary:
    case RoadClass::Branch:
        return true;
    case RoadClass::Lane:
        return houseKind(kind);
    case RoadClass::Footway:
    default:
        return false;
    }
}

PipeRoute routePipes(const CityModel& model, const RoadsAt& roadsAt, PipeKind kind, std::vector<std::uint32_t> roots)
{
    const std::size_t nodes = model.roadNodes.size();
    PipeRoute route;
    route.roots = std::move(roots);
    route.cost.assign(nodes, std::numeric_limits<double>::infinity());
    route.parent.assign(nodes, kNone);
    route.use.assign(model.roads.size(), PipeRoute::Use::None);
    route.m_inOrder.assign(nodes, false);
    findWays(model, roadsAt, kind, route);
    for (const std::uint32_t root : route.roots) {
        route.m_inOrder[root] = true;
    }
    for (const Road& road : model.roads) {
        if (!isServed(kind, road)) {
            continue;
        }
        for (std::uint32_t node : {road.from, road.to}) {
            while (!route.m_inOrder[node] && route.parent[node] != kNone) {
                route.m_inOrder[node] = true;
                route.use[route.parent[node]] = PipeRoute::Use::Tree;
                node = otherEnd(model.roads[route.parent[node]], node);
            }
        }
    }
    for (std::size_t r = 0; r < model.roads.size(); ++r) {
        const Road& road = model.roads[r];
        if (route.use[r] == PipeRoute::Use::None && hasCross(kind, road) && route.m_inOrder[road.from] &&
            route.m_inOrder[road.to]) {
            route.use[r] = PipeRoute::Use::Cross;
        }
    }
    for (std::uint32_t node = 0; node < nodes; ++node) {
        if (route.m_inOrder[node]) {
            route.order.push_back(node);
        }
    }
    std::sort(route.order.begin(), route.order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return route.cost[a] != route.cost[b] ? route.cost[a] > route.cost[b] : a < b;
    });
    return route;
}

} // namespace sandtable::city
