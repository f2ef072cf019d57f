// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorClearing.h"

#include "GeneratorLots.h"
#include "GeneratorShapes.h"

#include <geos_c.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <span>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

/// The few calls of GEOS that are needed here, with owners for what they return.
class ClearingGeos
{
public:
    using Owned = std::unique_ptr<GEOSGeometry, std::function<void(GEOSGeometry*)>>;

    ClearingGeos() : m_handle(GEOS_init_r()) {}
    ~ClearingGeos() { GEOS_finish_r(m_handle); }
    ClearingGeos(const ClearingGeos&) = delete;
    ClearingGeos& operator=(const ClearingGeos&) = delete;

    Owned polygon(const geo::Ring& ring) const
    {
        return own(GEOSGeom_createPolygon_r(m_handle, GEOSGeom_createLinearRing_r(m_handle, sequence(ring, true)),
                                            nullptr, 0));
    }
    /// All ground within `widthM` of some segments.
    Owned around(const std::vector<std::array<LocalMetres, 2>>& segments, double widthM) const
    {
        std::vector<GEOSGeometry*> lines;
        lines.reserve(segments.size());
        for (const auto& segment : segments)
            lines.push_back(GEOSGeom_createLineString_r(m_handle, sequence(segment, false)));
        const Owned all = own(GEOSGeom_createCollection_r(m_handle, GEOS_MULTILINESTRING, lines.data(),
                                                          static_cast<unsigned>(lines.size())));
        return own(GEOSBuffer_r(m_handle, all.get(), widthM, 2));
    }
    /// `from` unless GEOS cannot tell: a shape that it finds broken is treated as all road.
    Owned minus(const Owned& from, const Owned& taken) const
    {
        return from && taken ? own(GEOSDifference_r(m_handle, from.get(), taken.get())) : own(nullptr);
    }
    /// The outer rings of a polygon or collection, counter-clockwise.
    std::vector<geo::Ring> rings(const Owned& shape) const
    {
        std::vector<geo::Ring> result;
        const int count = shape ? GEOSGetNumGeometries_r(m_handle, shape.get()) : 0;
        for (int i = 0; i < count; ++i) {
            const GEOSGeometry* part = GEOSGetGeometryN_r(m_handle, shape.get(), i);
            if (GEOSGeomTypeId_r(m_handle, part) == GEOS_POLYGON && !GEOSisEmpty_r(m_handle, part))
                result.push_back(ring(part));
        }
        return result;
    }

private:
    Owned own(GEOSGeometry* g) const
    {
        return Owned(g, [handle = m_handle](GEOSGeometry* owned) { GEOSGeom_destroy_r(handle, owned); });
    }
    GEOSCoordSequence* sequence(std::span<const LocalMetres> points, bool close) const
    {
        const auto n = static_cast<unsigned>(points.size() + (close ? 1 : 0));
        GEOSCoordSequence* s = GEOSCoordSeq_create_r(m_handle, n, 2);
        for (unsigned i = 0; i < n; ++i)
            GEOSCoordSeq_setXY_r(m_handle, s, i, points[i % points.size()].x, points[i % points.size()].y);
        return s;
    }
    geo::Ring ring(const GEOSGeometry* polygon) const
    {
        const GEOSCoordSequence* s = GEOSGeom_getCoordSeq_r(m_handle, GEOSGetExteriorRing_r(m_handle, polygon));
        unsigned n = 0;
        GEOSCoordSeq_getSize_r(m_handle, s, &n);
        geo::Ring result;
        for (unsigned i = 0; i + 1 < n; ++i) {
            LocalMetres p;
            GEOSCoordSeq_getXY_r(m_handle, s, i, &p.x, &p.y);
            result.push_back(p);
        }
        if (geo::signedArea(result) < 0)
            std::reverse(result.begin(), result.end());
        return result;
    }

    GEOSContextHandle_t m_handle;
};

std::vector<geo::Ring> worthwhile(std::vector<geo::Ring> rings)
{
    constexpr double kScrapM2 = 60;
    for (geo::Ring& ring : rings)
        ring = tidied(ring, 0.3);
    std::erase_if(rings, [](const geo::Ring& ring) { return ring.size() < 3 || geo::signedArea(ring) < kScrapM2; });
    return rings;
}

} // namespace

std::vector<geo::Ring> parcelsOf(const geo::Ring& block, const std::vector<double>& clear)
{
    if (isConvex(block)) {
        geo::Ring ring = block;
        for (std::size_t i = 0; i < block.size() && ring.size() > 2; ++i)
            ring = clipLeft(ring, block[i], block[(i + 1) % block.size()], clear[i]);
        return worthwhile({std::move(ring)});
    }
    const ClearingGeos geos;
    ClearingGeos::Owned free = geos.polygon(block);
    std::map<double, std::vector<std::array<LocalMetres, 2>>> byWidth;
    for (std::size_t i = 0; i < block.size(); ++i)
        if (clear[i] > 0)
            byWidth[clear[i]].push_back({block[i], block[(i + 1) % block.size()]});
    for (const auto& [width, segments] : byWidth)
        free = geos.minus(free, geos.around(segments, width));
    return worthwhile(geos.rings(free));
}

std::vector<geo::Ring> without(const geo::Ring& ring, const std::vector<geo::Ring>& shapes)
{
    const ClearingGeos geos;
    ClearingGeos::Owned free = geos.polygon(ring);
    for (const geo::Ring& shape : shapes)
        free = geos.minus(free, geos.polygon(shape));
    return worthwhile(geos.rings(free));
}

} // namespace sandtable::city
