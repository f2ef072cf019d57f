// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GeneratorContents.h"

#include <vector>

namespace sandtable::city {

/// How a kind of pipe runs through the streets: a forest of least ways to its roots (works, outfalls, sources), and
/// further roads with a pipe that the forest does not use.
struct PipeRoute
{
    enum class Use : std::uint8_t
    {
        None,
        Tree,
        Cross
    };
    std::vector<std::uint32_t> roots;  ///< road nodes
    std::vector<double> cost;          ///< per road node: to its root, in weighted metres
    std::vector<std::uint32_t> parent; ///< per road node: the road towards the root, or kNone
    std::vector<Use> use;              ///< per road
    std::vector<std::uint32_t> order;  ///< road nodes with a pipe, the farthest from their roots first

    bool reached(std::uint32_t node) const { return m_inOrder[node]; }
    std::vector<bool> m_inOrder;
};

/// The roads that meet at each road node.
class RoadsAt
{
public:
    explicit RoadsAt(const CityModel& model);
    std::span<const std::uint32_t> operator[](std::uint32_t node) const
    {
        return std::span(m_roads).subspan(m_start[node], m_start[node + 1] - m_start[node]);
    }

private:
    std::vector<std::uint32_t> m_start;
    std::vector<std::uint32_t> m_roads;
};

inline std::uint32_t otherEnd(const Road& road, std::uint32_t node)
{
    return road.from == node ? road.to : road.from;
}

/// Kinds of road that have this pipe whether or not it must pass through them.
bool isServed(PipeKind kind, const Road& road);
PipeRoute routePipes(const CityModel& model, const RoadsAt& roadsAt, PipeKind kind, std::vector<std::uint32_t> roots);

/// Where pipes of a kind lie in their roads, and where they meet at junctions.
class PipePlaces
{
public:
    PipePlaces(const CityPlan& plan, const CityModel& model, const RoadsAt& roadsAt, const PipeRoute& route,
               PipeKind kind);
    geo::LocalMetres at(std::uint32_t node) const { return m_at[node]; }
    /// From the place at the road's from-node to that at its to-node.
    geo::Line line(std::uint32_t road) const;

private:
    double leftM(std::uint32_t road) const;

    const CityPlan& m_plan;
    const CityModel& m_model;
    PipeKind m_kind;
    std::vector<geo::LocalMetres> m_at; ///< per road node
    std::vector<double> m_leftM;        ///< per road
};

/// Section, depths and pumps of a route.
struct PipeSection
{
    std::uint16_t diameterMm = 0;
    std::uint16_t widthMm = 0;
    std::uint16_t heightMm = 0;

    double spanM() const { return (diameterMm > 0 ? diameterMm : heightMm) / 1000.0; }
};
struct PipeFlow
{
    std::vector<PipeSection> section; ///< per road
    std::vector<double> upperM;       ///< per road: gravity, depth of the invert at its upper end
    std::vector<double> lowerM;       ///< and at its lower end
    std::vector<bool> pump;           ///< per road node
    std::vector<double> invertM;      ///< per road node: what leaves it, deepest
    std::vector<PipeSection> leaving; ///< per road node
};
PipeFlow sizePipes(const CityModel& model, const PipeRoute& route, PipeKind kind);

PipeMaterial pipeMaterial(PipeKind kind, const PipeSection& section);

} // namespace sandtable::city
