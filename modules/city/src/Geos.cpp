// SPDX-License-Identifier: GPL-3.0-or-later
#include "Geos.h"

#include <algorithm>
#include <utility>

namespace sandtable::city {

namespace {
void turn(geo::Ring& ring, bool counterClockwise)
{
    if ((geo::signedArea(ring) > 0) != counterClockwise) {
        std::reverse(ring.begin(), ring.end());
    }
}
} // namespace

GEOSCoordSequence* Geos::sequence(std::span<const geo::LocalMetres> points, bool close) const
{
    const std::size_t count = points.size() + (close ? 1 : 0);
    GEOSCoordSequence* list = GEOSCoordSeq_create_r(m_context, static_cast<unsigned>(count), 2);
    for (std::size_t i = 0; list && i < count; ++i) {
        const geo::LocalMetres p = points[i % points.size()];
        GEOSCoordSeq_setXY_r(m_context, list, static_cast<unsigned>(i), p.x, p.y);
    }
    return list;
}

Geos::Geometry Geos::line(std::span<const geo::LocalMetres> points) const
{
    GEOSCoordSequence* list = points.size() >= 2 ? sequence(points, false) : nullptr;
    return own(list ? GEOSGeom_createLineString_r(m_context, list) : nullptr);
}

Geos::Geometry Geos::polygon(const geo::Polygon& polygon) const
{
    const auto ringOf = [this](const geo::Ring& ring) -> GEOSGeometry* {
        GEOSCoordSequence* list = ring.size() >= 3 ? sequence(ring, true) : nullptr;
        return list ? GEOSGeom_createLinearRing_r(m_context, list) : nullptr;
    };
    GEOSGeometry* shell = ringOf(polygon.outer);
    if (!shell) {
        return own(nullptr);
    }
    std::vector<GEOSGeometry*> holes;
    for (const geo::Ring& hole : polygon.holes) {
        if (GEOSGeometry* ring = ringOf(hole)) {
            holes.push_back(ring);
        }
    }
    return own(GEOSGeom_createPolygon_r(m_context, shell, holes.data(), static_cast<unsigned>(holes.size())));
}

Geos::Geometry Geos::collect(int geosType, std::vector<Geometry> parts) const
{
    std::vector<GEOSGeometry*> raw;
    for (Geometry& part : parts) {
        if (part) {
            raw.push_back(part.release());
        }
    }
    return own(GEOSGeom_createCollection_r(m_context, geosType, raw.data(), static_cast<unsigned>(raw.size())));
}

Geos::Geometry Geos::pointSet(std::span<const geo::LocalMetres> points) const
{
    std::vector<Geometry> parts;
    parts.reserve(points.size());
    for (const geo::LocalMetres p : points) {
        parts.push_back(own(GEOSGeom_createPointFromXY_r(m_context, p.x, p.y)));
    }
    return collect(GEOS_MULTIPOINT, std::move(parts));
}

geo::Line Geos::pointsOf(const GEOSGeometry* line) const
{
    geo::Line points;
    const GEOSCoordSequence* list = GEOSGeom_getCoordSeq_r(m_context, line);
    unsigned count = 0;
    if (!list || GEOSCoordSeq_getSize_r(m_context, list, &count) == 0) {
        return points;
    }
    points.resize(count);
    for (unsigned i = 0; i < count; ++i) {
        GEOSCoordSeq_getXY_r(m_context, list, i, &points[i].x, &points[i].y);
    }
    return points;
}

std::vector<geo::Polygon> Geos::polygonsOf(const GEOSGeometry* geometry) const
{
    std::vector<geo::Polygon> list;
    if (!geometry || GEOSisEmpty_r(m_context, geometry) != 0) {
        return list;
    }
    const int type = GEOSGeomTypeId_r(m_context, geometry);
    if (type == GEOS_POLYGON) {
        const auto ring = [this](const GEOSGeometry* source, bool outer) {
            geo::Ring points = pointsOf(source);
            points.pop_back(); // GEOS repeats the first point
            turn(points, outer);
            return points;
        };
        geo::Polygon polygon{ring(GEOSGetExteriorRing_r(m_context, geometry), true), {}};
        for (int i = 0; i < GEOSGetNumInteriorRings_r(m_context, geometry); ++i) {
            polygon.holes.push_back(ring(GEOSGetInteriorRingN_r(m_context, geometry, i), false));
        }
        list.push_back(std::move(polygon));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        for (int i = 0; i < GEOSGetNumGeometries_r(m_context, geometry); ++i) {
            auto part = polygonsOf(GEOSGetGeometryN_r(m_context, geometry, i));
            std::move(part.begin(), part.end(), std::back_inserter(list));
        }
    }
    return list;
}

std::vector<geo::Line> Geos::linesOf(const GEOSGeometry* geometry) const
{
    std::vector<geo::Line> list;
    if (!geometry || GEOSisEmpty_r(m_context, geometry) != 0) {
        return list;
    }
    const int type = GEOSGeomTypeId_r(m_context, geometry);
    if (type == GEOS_LINESTRING || type == GEOS_LINEARRING) {
        list.push_back(pointsOf(geometry));
    } else if (type == GEOS_MULTILINESTRING || type == GEOS_GEOMETRYCOLLECTION) {
        for (int i = 0; i < GEOSGetNumGeometries_r(m_context, geometry); ++i) {
            auto part = linesOf(GEOSGetGeometryN_r(m_context, geometry, i));
            std::move(part.begin(), part.end(), std::back_inserter(list));
        }
    }
    return list;
}

} // namespace sandtable::city
