// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorShapes.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {
double cross(LocalMetres a, LocalMetres b, LocalMetres c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
} // namespace

bool properlyCross(LocalMetres a, LocalMetres b, LocalMetres c, LocalMetres d)
{
    const double abc = cross(a, b, c);
    const double abd = cross(a, b, d);
    const double cda = cross(c, d, a);
    const double cdb = cross(c, d, b);
    return ((abc > 0 && abd < 0) || (abc < 0 && abd > 0)) && ((cda > 0 && cdb < 0) || (cda < 0 && cdb > 0));
}

geo::Ring clipLeft(std::span<const LocalMetres> ring, LocalMetres a, LocalMetres b, double inward)
{
    geo::Ring kept;
    const double length = geo::distance(a, b);
    if (length <= 0)
        return geo::Ring(ring.begin(), ring.end());
    kept.reserve(ring.size() + 1);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LocalMetres p = ring[i];
        const LocalMetres q = ring[(i + 1) % ring.size()];
        const double dp = cross(a, b, p) / length - inward;
        const double dq = cross(a, b, q) / length - inward;
        if (dp >= 0)
            kept.push_back(p);
        if ((dp > 0 && dq < 0) || (dp < 0 && dq > 0)) {
            const double t = dp / (dp - dq);
            kept.push_back({p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t});
        }
    }
    return kept;
}

OrientedBox orientedBox(std::span<const LocalMetres> ring)
{
    OrientedBox best;
    double bestArea = 1e300;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LocalMetres a = ring[i];
        const LocalMetres b = ring[(i + 1) % ring.size()];
        const double edge = geo::distance(a, b);
        if (edge < 1e-6)
            continue;
        const LocalMetres u{(b.x - a.x) / edge, (b.y - a.y) / edge};
        double u0 = 1e300, u1 = -1e300, v0 = 1e300, v1 = -1e300;
        for (const LocalMetres p : ring) {
            const double along = p.x * u.x + p.y * u.y;
            const double across = -p.x * u.y + p.y * u.x;
            u0 = std::min(u0, along), u1 = std::max(u1, along), v0 = std::min(v0, across), v1 = std::max(v1, across);
        }
        const double boxArea = (u1 - u0) * (v1 - v0);
        if (boxArea >= bestArea)
            continue;
        bestArea = boxArea;
        const double cu = (u0 + u1) / 2;
        const double cv = (v0 + v1) / 2;
        best.centre = {cu * u.x - cv * u.y, cu * u.y + cv * u.x};
        if (u1 - u0 >= v1 - v0)
            best.axis = u, best.lengthM = u1 - u0, best.widthM = v1 - v0;
        else
            best.axis = {-u.y, u.x}, best.lengthM = v1 - v0, best.widthM = u1 - u0;
    }
    return best;
}

LocalMetres onEdge(std::span<const LocalMetres> ring, std::size_t edge, double t)
{
    const LocalMetres a = ring[edge];
    const LocalMetres b = ring[(edge + 1) % ring.size()];
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

Chord chordThrough(std::span<const LocalMetres> ring, LocalMetres point, LocalMetres axis)
{
    struct Hit
    {
        double along;
        std::size_t edge;
        double t;
    };
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LocalMetres p = ring[i];
        const LocalMetres q = ring[(i + 1) % ring.size()];
        const double dp = axis.x * (p.y - point.y) - axis.y * (p.x - point.x);
        const double dq = axis.x * (q.y - point.y) - axis.y * (q.x - point.x);
        // Half-open so that a vertex on the line counts once.
        if ((dp >= 0) == (dq >= 0))
            continue;
        const double t = dp / (dp - dq);
        const LocalMetres at{p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t};
        hits.push_back({(at.x - point.x) * axis.x + (at.y - point.y) * axis.y, i, t});
    }
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.along < b.along; });
    Chord chord;
    double nearest = 1e300;
    for (std::size_t i = 0; i + 1 < hits.size(); i += 2) {
        const double gap = std::max({hits[i].along, -hits[i + 1].along, 0.0});
        if (gap < nearest) {
            nearest = gap;
            chord = {hits[i].edge, hits[i + 1].edge, hits[i].t, hits[i + 1].t, true};
        }
    }
    return chord;
}

double areaLeftOf(std::span<const LocalMetres> ring, const Chord& chord)
{
    geo::Ring left{onEdge(ring, chord.edgeB, chord.tB)};
    for (std::size_t i = chord.edgeB; i != chord.edgeA;) {
        i = (i + 1) % ring.size();
        left.push_back(ring[i]);
    }
    left.push_back(onEdge(ring, chord.edgeA, chord.tA));
    return geo::signedArea(left);
}

Chord chordForShare(std::span<const LocalMetres> ring, const OrientedBox& box, double share, double tiltRad)
{
    const LocalMetres across{-box.axis.y, box.axis.x};
    const LocalMetres cutAxis{across.x * std::cos(tiltRad) - across.y * std::sin(tiltRad),
                              across.x * std::sin(tiltRad) + across.y * std::cos(tiltRad)};
    const double total = geo::signedArea(ring);
    double low = -0.5;
    double high = 0.5;
    Chord chord;
    for (int round = 0; round < 9; ++round) {
        const double mid = round == 0 ? share - 0.5 : (low + high) / 2;
        const LocalMetres point{box.centre.x + box.axis.x * box.lengthM * mid,
                                box.centre.y + box.axis.y * box.lengthM * mid};
        const Chord tried = chordThrough(ring, point, cutAxis);
        if (!tried.valid)
            return chord;
        chord = tried;
        // Left of the cut (which runs along +across) is the side of the negative axis.
        const double before = areaLeftOf(ring, chord) / total;
        if (std::abs(before - share) < 0.02)
            return chord;
        (before < share ? low : high) = mid;
    }
    return chord;
}

double distanceToLine(std::span<const LocalMetres> line, LocalMetres p)
{
    double best = 1e300;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        best = std::min(best, geo::distanceToSegment(p, line[i], line[i + 1]));
    return best;
}

bool isConvex(std::span<const LocalMetres> ring)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LocalMetres a = ring[i];
        const LocalMetres b = ring[(i + 1) % ring.size()];
        const LocalMetres c = ring[(i + 2) % ring.size()];
        if (cross(a, b, c) < -0.002 * geo::distance(a, b) * geo::distance(b, c))
            return false;
    }
    return true;
}

geo::Line offsetLine(std::span<const LocalMetres> line, double leftM)
{
    geo::Line moved;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const LocalMetres before = line[i == 0 ? 0 : i - 1];
        const LocalMetres after = line[i + 1 == line.size() ? i : i + 1];
        const auto normal = [](LocalMetres a, LocalMetres b) {
            const double length = geo::distance(a, b);
            return LocalMetres{-(b.y - a.y) / length, (b.x - a.x) / length};
        };
        const LocalMetres n0 = i == 0 ? normal(line[i], after) : normal(before, line[i]);
        const LocalMetres n1 = i + 1 == line.size() ? n0 : normal(line[i], after);
        const double scale =
            std::clamp(leftM / (1 + n0.x * n1.x + n0.y * n1.y), -2 * std::abs(leftM), 2 * std::abs(leftM));
        moved.push_back({line[i].x + (n0.x + n1.x) * scale, line[i].y + (n0.y + n1.y) * scale});
    }
    return moved;
}

geo::Line smoothed(std::span<const LocalMetres> line, int rounds)
{
    geo::Line now(line.begin(), line.end());
    for (int r = 0; r < rounds && now.size() > 2; ++r) {
        geo::Line next{now.front()};
        for (std::size_t i = 0; i + 1 < now.size(); ++i) {
            const LocalMetres a = now[i];
            const LocalMetres b = now[i + 1];
            if (i > 0)
                next.push_back({a.x * 0.75 + b.x * 0.25, a.y * 0.75 + b.y * 0.25});
            if (i + 2 < now.size())
                next.push_back({a.x * 0.25 + b.x * 0.75, a.y * 0.25 + b.y * 0.75});
        }
        next.push_back(now.back());
        now = std::move(next);
    }
    return now;
}

geo::Ring roundedInside(std::span<const LocalMetres> ring, double inset, int rounds)
{
    geo::Ring now(ring.begin(), ring.end());
    for (std::size_t i = 0; i < ring.size() && now.size() > 2; ++i)
        now = clipLeft(now, ring[i], ring[(i + 1) % ring.size()], inset);
    if (now.size() < 3)
        return {};
    for (int r = 0; r < rounds; ++r) {
        geo::Ring next;
        for (std::size_t i = 0; i < now.size(); ++i) {
            const LocalMetres a = now[i];
            const LocalMetres b = now[(i + 1) % now.size()];
            next.push_back({a.x * 0.8 + b.x * 0.2, a.y * 0.8 + b.y * 0.2});
            next.push_back({a.x * 0.2 + b.x * 0.8, a.y * 0.2 + b.y * 0.8});
        }
        now = std::move(next);
    }
    return now;
}

} // namespace sandtable::city
