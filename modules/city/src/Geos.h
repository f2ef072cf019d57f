// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <geos_c.h>

#include <memory>
#include <span>

namespace sandtable::city {

/// GEOS's reentrant C interface with owners: a context for one thread, and geometries that die before it.
/// Functions give null where GEOS fails (it needs valid input), and callers leave such a shape out.
class Geos
{
public:
    struct Destroy
    {
        GEOSContextHandle_t context = nullptr;
        void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
    };
    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

    Geos() : m_context(GEOS_init_r()) {}
    ~Geos() { GEOS_finish_r(m_context); }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    GEOSContextHandle_t context() const { return m_context; }
    Geometry own(GEOSGeometry* geometry) const { return Geometry(geometry, Destroy{m_context}); }

    Geometry line(std::span<const geo::LocalMetres> points) const;
    Geometry polygon(const geo::Polygon& polygon) const;
    /// Takes the parts over.
    Geometry collect(int geosType, std::vector<Geometry> parts) const;
    Geometry pointSet(std::span<const geo::LocalMetres> points) const;

    /// All polygons in a geometry, outer rings counter-clockwise, holes clockwise.
    std::vector<geo::Polygon> polygonsOf(const GEOSGeometry* geometry) const;
    /// All lines in a geometry.
    std::vector<geo::Line> linesOf(const GEOSGeometry* geometry) const;

private:
    GEOSCoordSequence* sequence(std::span<const geo::LocalMetres> points, bool close) const;
    geo::Line pointsOf(const GEOSGeometry* line) const;

    GEOSContextHandle_t m_context;
};

} // namespace sandtable::city
