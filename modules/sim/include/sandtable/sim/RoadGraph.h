// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>
#include <sandtable/geo/PointGrid.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace sandtable::sim {

/// The city's roads for people on foot or on an electric bike: shortest ways by A*. Expressways cost three times
/// their length: taken only where nothing else leads across. Not thread-safe: a search uses the object's own scratch.
/// The city must outlive it.
class RoadGraph
{
public:
    static constexpr std::uint32_t kNone = 0xffffffff;
    static constexpr double kExpresswayCost = 3;

    explicit RoadGraph(const city::CityModel& city);

    /// The node nearest to a point, or kNone when there is none within 5 km.
    std::uint32_t nearestNode(geo::LocalMetres point) const;
    /// The cheapest way between two nodes as a line from one to the other, or nothing when none connects them.
    std::optional<geo::Line> path(std::uint32_t from, std::uint32_t to);
    /// Its cost in metres (expressways weighted), or nothing.
    std::optional<double> cost(std::uint32_t from, std::uint32_t to);
    /// From anywhere to anywhere: straight to the nearest node, along roads, straight to the point. A straight line
    /// where no road leads.
    geo::Line way(geo::LocalMetres from, geo::LocalMetres to);

private:
    struct Edge
    {
        std::uint32_t to;
        std::uint32_t road;
        double cost;
    };
    bool search(std::uint32_t from, std::uint32_t to);

    const city::CityModel& m_city;
    geo::PointGrid m_nodes;
    std::vector<std::uint32_t> m_firstEdge;
    std::vector<Edge> m_edges;
    std::vector<double> m_cost;
    std::vector<std::uint32_t> m_cameBy; ///< road by which the node was reached
    std::vector<std::uint32_t> m_stamp;
    std::uint32_t m_search = 0;
};

} // namespace sandtable::sim
