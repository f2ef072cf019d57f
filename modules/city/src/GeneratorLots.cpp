#include "GeneratorLots.h"

#include "GeneratorShapes.h"

#include <geos_c.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <memory>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

geo::Ring tidied(const geo::Ring& ring, double nearM)
{
    geo::Ring kept;
    for (const LocalMetres p : ring)
        if (kept.empty() || geo::distance(kept.back(), p) > nearM)
            kept.push_back(p);
    while (kept.size() > 1 && geo::distance(kept.front(), kept.back()) <= nearM)
        kept.pop_back();
    // Points on a straight run carry nothing.
    geo::Ring corners;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const LocalMetres a = kept[(i + kept.size() - 1) % kept.size()];
        const LocalMetres c = kept[(i + 1) % kept.size()];
        if (geo::distanceToSegment(kept[i], a, c) > 0.05)
            corners.push_back(kept[i]);
    }
    return corners;
}

} // namespace

bool LotCutter::split(const Piece& piece, Piece& left, Piece& right)
{
    const OrientedBox box = orientedBox(piece.ring);
    const double area = geo::signedArea(piece.ring);
    const double lots = area / (m_style.frontM * m_style.depthM);
    const auto across = std::max(1.0, std::round(box.lengthM / (lots > 5 ? 2 * m_style.depthM : m_style.frontM)));
    const double share = std::floor((across + 1) / 2) / std::max(2.0, across);
    const double wobbled =
        std::clamp(share + (m_random.unit() - 0.5) * m_style.wobble / std::max(1.0, lots * 0.2), 0.3, 0.7);
    const Chord chord = chordForShare(piece.ring, box, wobbled, (m_random.unit() - 0.5) * m_style.tiltRad);
    if (!chord.valid)
        return false;
    const LocalMetres a = onEdge(piece.ring, chord.edgeA, chord.tA);
    const LocalMetres b = onEdge(piece.ring, chord.edgeB, chord.tB);
    const double gap = (area > m_style.groupM2 ? m_style.alleyM : m_style.gapM) / 2;
    const std::size_t n = piece.ring.size();
    const auto collect = [&](LocalMetres start, std::size_t startEdge, LocalMetres end, std::size_t endEdge,
                             Piece& out) {
        out.ring.assign(1, start);
        out.inset.assign(1, piece.inset[startEdge]);
        for (std::size_t i = startEdge; i != endEdge;) {
            i = (i + 1) % n;
            out.ring.push_back(piece.ring[i]);
            out.inset.push_back(piece.inset[i]);
        }
        out.ring.push_back(end);
        out.inset.push_back(gap);
    };
    collect(b, chord.edgeB, a, chord.edgeA, left);
    collect(a, chord.edgeA, b, chord.edgeB, right);
    return geo::signedArea(left.ring) > 1 && geo::signedArea(right.ring) > 1;
}

geo::Ring LotCutter::footprint(const Piece& piece) const
{
    geo::Ring ring = piece.ring;
    const std::size_t n = piece.ring.size();
    for (std::size_t i = 0; i < n && ring.size() > 2; ++i)
        ring = clipLeft(ring, piece.ring[i], piece.ring[(i + 1) % n], piece.inset[i]);
    ring = tidied(ring, 0.4);
    if (ring.size() < 3)
        return {};
    const OrientedBox box = orientedBox(ring);
    if (box.lengthM > m_style.largestLengthM || box.widthM > m_style.largestWidthM) {
        const LocalMetres u = box.axis;
        const LocalMetres v{-u.y, u.x};
        const double halfL = std::min(box.lengthM, m_style.largestLengthM) / 2;
        const double halfW = std::min(box.widthM, m_style.largestWidthM) / 2;
        const LocalMetres c = box.centre;
        const auto corner = [&](double l, double w) {
            return LocalMetres{c.x + u.x * l + v.x * w, c.y + u.y * l + v.y * w};
        };
        const std::array<LocalMetres, 4> frame{corner(-halfL, -halfW), corner(halfL, -halfW), corner(halfL, halfW),
                                               corner(-halfL, halfW)};
        for (std::size_t i = 0; i < 4 && ring.size() > 2; ++i)
            ring = clipLeft(ring, frame[i], frame[(i + 1) % 4], 0);
        ring = tidied(ring, 0.4);
    }
    if (ring.size() < 3 || ring.size() > 12)
        return {};
    const OrientedBox final = orientedBox(ring);
    if (geo::signedArea(ring) < m_style.leastM2 || final.widthM < m_style.leastWidthM ||
        final.lengthM > 9 * final.widthM)
        return {};
    return ring;
}

std::vector<geo::Ring> LotCutter::cut(const geo::Ring& parcel)
{
    std::vector<geo::Ring> done;
    const double lot = m_style.frontM * m_style.depthM;
    std::vector<Piece> waiting{{parcel, std::vector<double>(parcel.size(), m_style.setbackM)}};
    while (!waiting.empty()) {
        const Piece now = std::move(waiting.back());
        waiting.pop_back();
        const double area = geo::signedArea(now.ring);
        Piece left;
        Piece right;
        if (area > 1.5 * lot && split(now, left, right)) {
            waiting.push_back(std::move(right));
            waiting.push_back(std::move(left));
            continue;
        }
        if (geo::Ring ring = footprint(now); !ring.empty())
            done.push_back(std::move(ring));
    }
    return done;
}

namespace {

struct Geos
{
    GEOSContextHandle_t handle = GEOS_init_r();
    ~Geos() { GEOS_finish_r(handle); }

    using Owned = std::unique_ptr<GEOSGeometry, std::function<void(GEOSGeometry*)>>;
    Owned own(GEOSGeometry* g) const
    {
        return Owned(g, [h = handle](GEOSGeometry* x) { GEOSGeom_destroy_r(h, x); });
    }

    GEOSCoordSequence* sequence(std::span<const LocalMetres> points, bool close) const
    {
        const auto n = static_cast<unsigned>(points.size() + (close ? 1 : 0));
        GEOSCoordSequence* s = GEOSCoordSeq_create_r(handle, n, 2);
        for (unsigned i = 0; i < n; ++i)
            GEOSCoordSeq_setXY_r(handle, s, i, points[i % points.size()].x, points[i % points.size()].y);
        return s;
    }
    geo::Ring ring(const GEOSGeometry* polygon) const
    {
        const GEOSGeometry* shell = GEOSGetExteriorRing_r(handle, polygon);
        const GEOSCoordSequence* s = GEOSGeom_getCoordSeq_r(handle, shell);
        unsigned n = 0;
        GEOSCoordSeq_getSize_r(handle, s, &n);
        geo::Ring result;
        for (unsigned i = 0; i + 1 < n; ++i) {
            LocalMetres p;
            GEOSCoordSeq_getXY_r(handle, s, i, &p.x, &p.y);
            result.push_back(p);
        }
        if (geo::signedArea(result) < 0)
            std::reverse(result.begin(), result.end());
        return result;
    }
};

std::vector<geo::Ring> parcelsOfBentBlock(const geo::Ring& block, const std::vector<double>& clear)
{
    const Geos geos;
    auto free = geos.own(GEOSGeom_createPolygon_r(
        geos.handle, GEOSGeom_createLinearRing_r(geos.handle, geos.sequence(block, true)), nullptr, 0));
    std::map<double, std::vector<GEOSGeometry*>> byWidth;
    for (std::size_t i = 0; i < block.size(); ++i)
        if (clear[i] > 0) {
            const std::array<LocalMetres, 2> edge{block[i], block[(i + 1) % block.size()]};
            byWidth[clear[i]].push_back(GEOSGeom_createLineString_r(geos.handle, geos.sequence(edge, false)));
        }
    for (auto& [width, lines] : byWidth) {
        auto all = geos.own(GEOSGeom_createCollection_r(geos.handle, GEOS_MULTILINESTRING, lines.data(),
                                                        static_cast<unsigned>(lines.size())));
        auto road = geos.own(GEOSBuffer_r(geos.handle, all.get(), width, 2));
        if (road && free)
            free = geos.own(GEOSDifference_r(geos.handle, free.get(), road.get()));
    }
    std::vector<geo::Ring> parcels;
    const int count = free ? GEOSGetNumGeometries_r(geos.handle, free.get()) : 0;
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* part = GEOSGetGeometryN_r(geos.handle, free.get(), i);
        if (GEOSGeomTypeId_r(geos.handle, part) == GEOS_POLYGON && !GEOSisEmpty_r(geos.handle, part))
            parcels.push_back(tidied(geos.ring(part), 0.3));
    }
    return parcels;
}

} // namespace

std::vector<geo::Ring> parcelsOf(const geo::Ring& block, const std::vector<double>& clear)
{
    std::vector<geo::Ring> parcels;
    if (isConvex(block)) {
        geo::Ring ring = block;
        for (std::size_t i = 0; i < block.size() && ring.size() > 2; ++i)
            ring = clipLeft(ring, block[i], block[(i + 1) % block.size()], clear[i]);
        parcels.push_back(tidied(ring, 0.3));
    } else {
        parcels = parcelsOfBentBlock(block, clear);
    }
    std::erase_if(parcels, [](const geo::Ring& ring) { return ring.size() < 3 || geo::signedArea(ring) < 60; });
    return parcels;
}

} // namespace sandtable::city
