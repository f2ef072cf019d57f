// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::city {

/// What a face of the subdivision is used for; decides lots, heights and what stands there.
enum class LandUse : std::uint8_t
{
    None,
    OldTown,
    Village,
    MidRise,
    Towers,
    Commercial,
    Industrial,
    Public,
    Park,
    Ponds,
    Farmland,
    Wood,
    Water
};

/// The planar subdivision that regions, blocks and roads are read from: a doubly connected edge list whose vertices
/// are snapped to whole millimetres. Because every face shares its border vertices with its neighbours by
/// construction, any union of faces tiles without gap or overlap.
/// Half-edges 2k and 2k+1 are twins; the face lies to the left of its half-edges.
class GeneratorMesh
{
public:
    static constexpr std::int32_t kNone = -1;

    struct HalfEdge
    {
        std::int32_t from = 0;
        std::int32_t next = 0;
        std::int32_t prev = 0;
        std::int32_t face = kNone;
    };
    struct Face
    {
        std::int32_t edge = 0;
        std::int32_t street = kNone;
        std::int32_t community = kNone;
        std::int32_t grid = kNone;
        bool water = false;
        LandUse use = LandUse::None;
    };
    /// A place on a face's border: `edge` starts there once the mesh has been given a vertex for it.
    struct BorderPoint
    {
        std::int32_t edge = 0;
        double t = 0; ///< 0…1 along the edge
    };

    explicit GeneratorMesh(const geo::Ring& outline);

    static geo::LocalMetres snap(geo::LocalMetres p);
    static std::int32_t twin(std::int32_t h) { return h ^ 1; }

    /// Makes (or finds, when within 0.4 m of an end) the vertex at a border point; returns it.
    std::int32_t vertexAt(BorderPoint at);
    /// Splits a face along a path whose ends are existing vertices of its border. `cut` is stored with the new edges.
    /// Returns the new face, or kNone when the path would leave the face or cut off nothing.
    std::int32_t splitFace(std::int32_t face, std::int32_t fromVertex, std::int32_t toVertex,
                           std::span<const geo::LocalMetres> between, std::uint32_t cut);

    geo::Ring ring(std::int32_t face) const;
    void edgesOf(std::int32_t face, std::vector<std::int32_t>& edges) const;
    geo::LocalMetres from(std::int32_t h) const
    {
        return vertices[static_cast<std::size_t>(edges[static_cast<std::size_t>(h)].from)];
    }
    geo::LocalMetres to(std::int32_t h) const { return from(twin(h)); }
    std::int32_t faceOf(std::int32_t h) const { return edges[static_cast<std::size_t>(h)].face; }
    std::uint32_t cutOf(std::int32_t h) const { return cuts[static_cast<std::size_t>(h >> 1)]; }
    double faceArea(std::int32_t face) const;

    std::vector<geo::LocalMetres> vertices;
    std::vector<HalfEdge> edges;
    /// Per twin pair: the cut that made it (0 = the district's outline).
    std::vector<std::uint32_t> cuts;
    std::vector<Face> faces;

private:
    std::int32_t addVertex(geo::LocalMetres p);
    std::int32_t splitEdge(std::int32_t h, std::int32_t vertex);
    std::int32_t startingAt(std::int32_t face, std::int32_t vertex) const;
    bool pathStaysInside(std::int32_t face, std::span<const geo::LocalMetres> path) const;
};

/// The mesh counts with signed numbers because of kNone; containers do not.
inline std::size_t at(std::int32_t i)
{
    return static_cast<std::size_t>(i);
}

} // namespace sandtable::city
