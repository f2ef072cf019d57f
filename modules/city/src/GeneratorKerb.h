// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GeneratorContents.h"

namespace sandtable::city {

/// A spot beside or on a road.
struct KerbSpot
{
    geo::LocalMetres at;
    std::int32_t halfEdge = 0; ///< the road's half-edge whose left face holds the spot
    std::uint32_t grid = kNone;
    double headingDeg = 0; ///< of the half-edge, clockwise from north
};

/// The kerbs of all roads on dry land, for putting things along them.
class Kerbs
{
public:
    Kerbs(const CityGround& ground, const CityModel& model, RoadClass least);

    double lengthM() const { return m_upTo.empty() ? 0 : m_upTo.back(); }
    /// The spot `metres` along all kerbs (0 … lengthM), `sideM` left of the road's middle. Always inside the face, so
    /// its micro-grid is right.
    KerbSpot spot(double metres, double sideM) const;
    /// Half the carriageway at a place along.
    double halfWidthM(double metres) const;
    std::size_t count() const { return m_edges.size(); }

private:
    std::size_t edgeAt(double metres) const;

    const CityGround& m_ground;
    const CityModel& m_model;
    std::vector<std::int32_t> m_edges;
    std::vector<double> m_upTo;
};

} // namespace sandtable::city
