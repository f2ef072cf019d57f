// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileShapes.h"

#include <geos_c.h>

#include <memory>

namespace sandtable::city::tiles {
namespace {

/// One GEOS context a thread: building threads share nothing.
class Triangulation
{
public:
    Triangulation() : m_handle(GEOS_init_r()) {}
    ~Triangulation() { GEOS_finish_r(m_handle); }
    Triangulation(const Triangulation&) = delete;
    Triangulation& operator=(const Triangulation&) = delete;
    GEOSContextHandle_t handle() const { return m_handle; }

    struct Destroy
    {
        GEOSContextHandle_t handle;
        void operator()(GEOSGeometry* shape) const { GEOSGeom_destroy_r(handle, shape); }
    };
    using Shape = std::unique_ptr<GEOSGeometry, Destroy>;
    Shape own(GEOSGeometry* shape) const { return {shape, Destroy{m_handle}}; }

    GEOSGeometry* ring(const geo::Ring& points) const
    {
        const auto size = static_cast<unsigned>(points.size());
        GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(m_handle, size + 1, 2);
        for (unsigned i = 0; i <= size; ++i)
            GEOSCoordSeq_setXY_r(m_handle, sequence, i, points[i % size].x, points[i % size].y);
        return GEOSGeom_createLinearRing_r(m_handle, sequence);
    }

private:
    GEOSContextHandle_t m_handle;
};

void addRingFan(TileBuilder& out, std::span<const geo::LocalMetres> ring, float heightM, TileSurface surface,
                std::uint8_t shade)
{
    const auto triangles = earClip(ring);
    if (triangles.empty())
        return;
    const std::uint32_t first = out.vertex(Layer::Ground, {ring[0], heightM, surface, shade});
    for (std::size_t i = 1; i < ring.size(); ++i)
        out.vertex(Layer::Ground, {ring[i], heightM, surface, shade});
    for (std::size_t i = 0; i < triangles.size(); i += 3)
        out.triangle(Layer::Ground, first + triangles[i], first + triangles[i + 1], first + triangles[i + 2]);
}

/// The triangles of a GEOS collection; corners become vertices of their own, which areas can afford.
void addTriangles(TileBuilder& out, const Triangulation& geos, const GEOSGeometry* collection, float heightM,
                  TileSurface surface, std::uint8_t shade)
{
    const auto handle = geos.handle();
    const int count = GEOSGetNumGeometries_r(handle, collection);
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* triangle = GEOSGetGeometryN_r(handle, collection, i);
        if (GEOSGeomTypeId_r(handle, triangle) != GEOS_POLYGON)
            continue;
        const GEOSGeometry* shell = GEOSGetExteriorRing_r(handle, triangle);
        const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle, shell);
        std::array<geo::LocalMetres, 3> corners;
        for (unsigned corner = 0; corner < 3; ++corner)
            GEOSCoordSeq_getXY_r(handle, sequence, corner, &corners[corner].x, &corners[corner].y);
        if (doubledArea(corners) < 0)
            std::swap(corners[1], corners[2]);
        const std::uint32_t first = out.vertex(Layer::Ground, {corners[0], heightM, surface, shade});
        out.vertex(Layer::Ground, {corners[1], heightM, surface, shade});
        out.vertex(Layer::Ground, {corners[2], heightM, surface, shade});
        out.triangle(Layer::Ground, first, first + 1, first + 2);
    }
}

} // namespace

void addArea(TileBuilder& out, const geo::Polygon& shape, float heightM, TileSurface surface, std::uint8_t shade,
             double simplifyM)
{
    if (shape.outer.size() < 3)
        return;
    constexpr std::size_t kShortRing = 48; // beyond it ear clipping's square cost shows
    if (shape.holes.empty() && shape.outer.size() <= kShortRing && simplifyM <= 0)
        return addRingFan(out, shape.outer, heightM, surface, shade);

    thread_local const Triangulation geos;
    const auto handle = geos.handle();
    std::vector<GEOSGeometry*> holes;
    for (const auto& hole : shape.holes)
        if (hole.size() >= 3)
            holes.push_back(geos.ring(hole));
    auto polygon = geos.own(
        GEOSGeom_createPolygon_r(handle, geos.ring(shape.outer), holes.data(), static_cast<unsigned>(holes.size())));
    if (polygon && simplifyM > 0)
        if (auto simple = geos.own(GEOSTopologyPreserveSimplify_r(handle, polygon.get(), simplifyM)))
            polygon = std::move(simple);
    if (polygon && GEOSisValid_r(handle, polygon.get()) != 1)
        polygon = geos.own(GEOSMakeValid_r(handle, polygon.get()));
    if (!polygon)
        return addRingFan(out, shape.outer, heightM, surface, shade);
    if (auto triangles = geos.own(GEOSConstrainedDelaunayTriangulation_r(handle, polygon.get())))
        return addTriangles(out, geos, triangles.get(), heightM, surface, shade);
    addRingFan(out, shape.outer, heightM, surface, shade);
}

} // namespace sandtable::city::tiles
