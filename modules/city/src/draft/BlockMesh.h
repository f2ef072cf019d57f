// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../Geos.h"

#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::city {

/// A district cut into blocks: a planar graph of segments between vertices on the millimetre grid. Half-edges 2k and
/// 2k+1 are twins with their face on the left. Every face is one simple ring, and neighbours share all vertices by
/// construction, so any unions of faces that are simple rings tile exactly.
class BlockMesh
{
public:
    static constexpr std::uint32_t kOutside = 0xffffffff;

    /// The outline must be a valid ring; cuts may cross it, each other, and end anywhere. Pieces of cuts that part
    /// nothing (dead ends, islands) are left out. Empty when GEOS cannot node the lines.
    static BlockMesh make(const Geos& geos, const geo::Ring& outline, std::span<const geo::Line> cuts);

    std::size_t faceCount() const { return m_faceStart.empty() ? 0 : m_faceStart.size() - 1; }
    std::size_t vertexCount() const { return m_vertices.size(); }
    /// Half-edges around a face, counter-clockwise.
    std::span<const std::uint32_t> edgesOf(std::uint32_t face) const
    {
        return std::span(m_faceEdges).subspan(m_faceStart[face], m_faceStart[face + 1] - m_faceStart[face]);
    }
    /// The district's outline as half-edges with their face inside, counter-clockwise.
    const std::vector<std::uint32_t>& outline() const { return m_outline; }
    static std::uint32_t twin(std::uint32_t edge) { return edge ^ 1; }
    std::uint32_t fromOf(std::uint32_t edge) const { return m_from[edge]; }
    std::uint32_t faceOf(std::uint32_t edge) const { return m_face[edge]; }
    geo::LocalMetres at(std::uint32_t vertex) const { return m_vertices[vertex]; }
    double lengthOf(std::uint32_t edge) const { return geo::distance(at(fromOf(edge)), at(fromOf(twin(edge)))); }
    geo::Ring ringOf(std::span<const std::uint32_t> edges) const;

private:
    void addSegments(const Geos& geos, const geo::Ring& outline, const std::vector<geo::Line>& noded);
    void keepOnlyBorders();
    void traceFaces();

    std::vector<geo::LocalMetres> m_vertices;
    std::vector<std::uint32_t> m_from;
    std::vector<std::uint32_t> m_face;
    std::vector<std::uint32_t> m_faceStart;
    std::vector<std::uint32_t> m_faceEdges;
    std::vector<std::uint32_t> m_outline;
};

/// Cuts for the faces larger than `mostM2`: lines of a grid whose cells are that large.
std::vector<geo::Line> cutsOfLargeFaces(const Geos& geos, const BlockMesh& mesh, double mostM2);

} // namespace sandtable::city
