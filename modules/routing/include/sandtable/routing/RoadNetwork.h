// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>
#include <sandtable/geo/Coordinates.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::routing {

inline constexpr std::uint32_t kNowhere = 0xffffffff;

/// Weidmann's free walking speed.
inline constexpr double kWalkingMps = 1.34;
/// An electric bike in a lane for bicycles: at most 15 km/h (道路交通安全法, article 58).
inline constexpr double kRidingMps = 15 / 3.6;
/// Bikes may not use an expressway: its pavement or service road is ridden with many stops, so that it is taken only
/// where nothing else leads across.
inline constexpr double kExpresswayMps = kRidingMps / 3;
/// Streets are longer than the straight line: for what no road leads to.
inline constexpr double kDetour = 1.3;

/// Where a point joins the roads: a place along an edge and the walk to it.
struct Stop
{
    std::uint32_t edge = kNowhere; ///< kNowhere: no road within RoadNetwork::kReachM
    double alongM = 0;             ///< from the edge's from-node
    double accessS = 0;            ///< on foot between the point and the road

    bool onRoad() const { return edge != kNowhere; }
};

/// The city's roads as a graph of travel times for a grid worker on an electric bike; every road goes both ways.
/// Immutable after construction; any thread. It keeps no reference to the city.
class RoadNetwork
{
public:
    /// Nobody walks farther than this to a road.
    static constexpr double kReachM = 1'500;

    explicit RoadNetwork(const city::CityModel& city);

    /// The nearest place on a road, crow's flight.
    Stop snap(geo::LocalMetres point) const;

    struct Edge
    {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        double lengthM = 0;
        float seconds = 0;
        /// Seconds a metre.
        double pace() const { return lengthM > 0 ? static_cast<double>(seconds) / lengthM : 0; }
    };
    struct Arc
    {
        std::uint32_t to;
        std::uint32_t edge;
        float seconds;
    };
    std::size_t nodeCount() const { return m_first.size() - 1; }
    std::span<const Edge> edges() const { return m_edges; }
    std::span<const Arc> arcsOf(std::uint32_t node) const
    {
        return std::span(m_arcs).subspan(m_first[node], m_first[node + 1] - m_first[node]);
    }
    /// Stops of the same part can reach each other; kNowhere for a stop that is on no road.
    std::uint32_t partOf(const Stop& stop) const { return stop.onRoad() ? m_part[m_edges[stop.edge].from] : kNowhere; }
    std::size_t bytes() const;

private:
    struct Piece ///< a straight part of an edge
    {
        float ax, ay, bx, by;
        std::uint32_t edge;
        float alongM; ///< of its first end
    };
    void addEdge(const city::Road& road, std::uint32_t from, std::uint32_t to);
    void renumberNodes(std::span<const geo::LocalMetres> places);
    void linkArcs(std::size_t nodes);
    void findParts();
    void indexPieces();
    void tryCell(std::int64_t column, std::int64_t row, float x, float y, float& best, Stop& stop) const;

    std::vector<Edge> m_edges;
    std::vector<std::uint32_t> m_first; ///< of a node in m_arcs
    std::vector<Arc> m_arcs;
    std::vector<std::uint32_t> m_part;
    geo::LocalMetres m_origin; ///< pieces are relative to it, so that floats keep millimetres
    std::vector<Piece> m_pieces;
    std::uint32_t m_columns = 0;
    std::uint32_t m_rows = 0;
    std::vector<std::uint32_t> m_cellStart;
    std::vector<std::uint32_t> m_cellPieces;
};

} // namespace sandtable::routing
