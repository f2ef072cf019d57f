// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorKerb.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sandtable::city {

using geo::LocalMetres;

Kerbs::Kerbs(const CityGround& ground, const CityModel& model, RoadClass least) : m_ground(ground), m_model(model)
{
    const GeneratorMesh& mesh = ground.plan.mesh;
    double sum = 0;
    for (std::size_t e = 0; e < mesh.edges.size(); ++e) {
        const std::int32_t road = ground.roads.roadOf[e / 2];
        const std::int32_t face = mesh.edges[e].face;
        if (road < 0 || face == GeneratorMesh::kNone || mesh.faces[at(face)].water || model.roads[at(road)].bridge ||
            model.roads[at(road)].roadClass > least)
            continue;
        const auto h = static_cast<std::int32_t>(e);
        sum += geo::distance(mesh.from(h), mesh.to(h));
        m_edges.push_back(h);
        m_upTo.push_back(sum);
    }
}

std::size_t Kerbs::edgeAt(double metres) const
{
    return std::min<std::size_t>(
        static_cast<std::size_t>(std::upper_bound(m_upTo.begin(), m_upTo.end(), metres) - m_upTo.begin()),
        m_edges.size() - 1);
}

double Kerbs::halfWidthM(double metres) const
{
    return m_model.roads[at(m_ground.roads.roadOf[at(m_edges[edgeAt(metres)] >> 1)])].widthM / 2;
}

KerbSpot Kerbs::spot(double metres, double sideM) const
{
    const GeneratorMesh& mesh = m_ground.plan.mesh;
    const std::size_t i = edgeAt(metres);
    const std::int32_t h = m_edges[i];
    const LocalMetres a = mesh.from(h);
    const LocalMetres b = mesh.to(h);
    const double length = geo::distance(a, b);
    const double start = m_upTo[i] - length;
    const LocalMetres u{(b.x - a.x) / length, (b.y - a.y) / length};
    KerbSpot spot;
    spot.halfEdge = h;
    spot.grid = static_cast<std::uint32_t>(mesh.faces[at(mesh.faceOf(h))].grid);
    spot.headingDeg = std::fmod(std::atan2(u.x, u.y) * 180 / std::numbers::pi + 360, 360);
    const geo::Ring ring = mesh.ring(mesh.faceOf(h));
    double share = std::clamp((metres - start) / length, 0.0, 1.0);
    // Near a sharp corner the spot may lie across the next road: move to the middle of the edge, then to its side.
    for (int attempt = 0; attempt < 12; ++attempt) {
        spot.at = {a.x + (b.x - a.x) * share - u.y * sideM, a.y + (b.y - a.y) * share + u.x * sideM};
        spot.at = {std::round(spot.at.x * 100) / 100, std::round(spot.at.y * 100) / 100};
        if (geo::contains(ring, spot.at))
            return spot;
        share = 0.5 + (share - 0.5) * 0.6;
        sideM = std::max(0.06, sideM * 0.7);
    }
    // A face as thin as a kerb: its middle is the only place that is surely inside.
    spot.at = geo::labelPoint(ring);
    return spot;
}

} // namespace sandtable::city
