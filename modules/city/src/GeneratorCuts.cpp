// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorPlan.h"
#include "GeneratorShapes.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

struct Crossing
{
    double along = 0; ///< segment number + share of the segment
    LocalMetres at;
};

std::vector<Crossing> crossings(const geo::Line& line, const geo::Ring& ring)
{
    std::vector<Crossing> result;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const LocalMetres a = line[i];
        const LocalMetres b = line[i + 1];
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const LocalMetres c = ring[k];
            const LocalMetres d = ring[(k + 1) % ring.size()];
            const double dc = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
            const double dd = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
            if ((dc >= 0) == (dd >= 0))
                continue;
            const double t = dc / (dc - dd);
            const LocalMetres at{c.x + (d.x - c.x) * t, c.y + (d.y - c.y) * t};
            const double length2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
            const double s = ((at.x - a.x) * (b.x - a.x) + (at.y - a.y) * (b.y - a.y)) / length2;
            if (s >= 0 && s < 1)
                result.push_back({static_cast<double>(i) + s, at});
        }
    }
    std::sort(result.begin(), result.end(), [](const Crossing& a, const Crossing& b) { return a.along < b.along; });
    return result;
}

LocalMetres pointAlong(const geo::Line& line, double along)
{
    const auto i = std::min(static_cast<std::size_t>(along), line.size() - 2);
    const double s = along - static_cast<double>(i);
    return {line[i].x + (line[i + 1].x - line[i].x) * s, line[i].y + (line[i + 1].y - line[i].y) * s};
}

/// The vertex of the face's border at (about) this point, made if need be.
std::int32_t borderVertex(GeneratorMesh& mesh, std::int32_t face, LocalMetres p)
{
    std::vector<std::int32_t> edges;
    mesh.edgesOf(face, edges);
    GeneratorMesh::BorderPoint best;
    double nearest = 1e300;
    for (const std::int32_t h : edges) {
        const LocalMetres a = mesh.from(h);
        const LocalMetres b = mesh.to(h);
        const double far = geo::distanceToSegment(p, a, b);
        if (far >= nearest)
            continue;
        nearest = far;
        const double length2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
        best = {h, std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2, 0.0, 1.0)};
    }
    return mesh.vertexAt(best);
}

/// Where a line has been cut before, it runs along the border and crosses it by rounding only.
bool liesOnBorder(const geo::Ring& ring, LocalMetres p)
{
    constexpr double kRoundingM = 0.5;
    for (std::size_t i = 0; i < ring.size(); ++i)
        if (geo::distanceToSegment(p, ring[i], ring[(i + 1) % ring.size()]) < kRoundingM)
            return true;
    return false;
}

bool cutOnce(GeneratorMesh& mesh, std::int32_t face, const geo::Line& line, std::uint32_t cut, std::int32_t& created)
{
    const geo::Ring ring = mesh.ring(face);
    const std::vector<Crossing> hits = crossings(line, ring);
    for (std::size_t k = 0; k + 1 < hits.size(); ++k) {
        const LocalMetres middle = pointAlong(line, (hits[k].along + hits[k + 1].along) / 2);
        if (!geo::contains(ring, middle) || liesOnBorder(ring, middle))
            continue;
        geo::Line between;
        for (auto i = static_cast<std::size_t>(hits[k].along) + 1; static_cast<double>(i) < hits[k + 1].along; ++i)
            if (geo::distance(line[i], hits[k].at) > 1 && geo::distance(line[i], hits[k + 1].at) > 1)
                between.push_back(line[i]);
        const std::int32_t a = borderVertex(mesh, face, hits[k].at);
        const std::int32_t b = borderVertex(mesh, face, hits[k + 1].at);
        created = mesh.splitFace(face, a, b, between, cut);
        if (created != GeneratorMesh::kNone)
            return true;
    }
    return false;
}

/// Moves a cut's end onto a vertex of the border that is near and lies on a straight run, so that streets on both
/// sides of a road meet in one crossing.
double joinNearVertex(const geo::Ring& ring, std::size_t edge, double t, double reachM)
{
    const double length = geo::distance(ring[edge], ring[(edge + 1) % ring.size()]);
    const auto straight = [&](std::size_t v) {
        const LocalMetres a = ring[(v + ring.size() - 1) % ring.size()];
        const LocalMetres b = ring[v];
        const LocalMetres c = ring[(v + 1) % ring.size()];
        const double dot = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
        return dot > 0.97 * geo::distance(a, b) * geo::distance(b, c);
    };
    if (t * length < reachM && straight(edge))
        return 0;
    if ((1 - t) * length < reachM && straight((edge + 1) % ring.size()))
        return 1;
    return t;
}

} // namespace

bool cutAlong(GeneratorMesh& mesh, const geo::Line& line, std::uint32_t cut)
{
    const std::size_t before = mesh.faces.size();
    geo::Bounds reach;
    reach.add(line);
    std::vector<std::int32_t> waiting;
    for (std::size_t f = mesh.faces.size(); f-- > 0;)
        waiting.push_back(static_cast<std::int32_t>(f));
    while (!waiting.empty()) {
        const std::int32_t face = waiting.back();
        waiting.pop_back();
        geo::Bounds box;
        box.add(mesh.ring(face));
        std::int32_t created = GeneratorMesh::kNone;
        if (boxesMeet(box, reach) && cutOnce(mesh, face, line, cut, created)) {
            waiting.push_back(created);
            waiting.push_back(face);
        }
    }
    return mesh.faces.size() > before;
}

std::int32_t cutFace(GeneratorMesh& mesh, std::int32_t face, double share, double tiltRad, double bendM,
                     std::uint32_t cut)
{
    const geo::Ring ring = mesh.ring(face);
    const OrientedBox box = orientedBox(ring);
    Chord chord = chordForShare(ring, box, share, tiltRad);
    if (!chord.valid)
        return GeneratorMesh::kNone;
    std::vector<std::int32_t> edges;
    mesh.edgesOf(face, edges);
    const double reach = std::min(9.0, box.widthM * 0.12);
    chord.tA = joinNearVertex(ring, chord.edgeA, chord.tA, reach);
    chord.tB = joinNearVertex(ring, chord.edgeB, chord.tB, reach);
    const std::int32_t a = mesh.vertexAt({edges[chord.edgeA], chord.tA});
    const std::int32_t b = mesh.vertexAt({edges[chord.edgeB], chord.tB});
    if (bendM != 0) {
        const LocalMetres p = mesh.vertices[static_cast<std::size_t>(a)];
        const LocalMetres q = mesh.vertices[static_cast<std::size_t>(b)];
        const double length = geo::distance(p, q);
        if (length > 6 * std::abs(bendM)) {
            const LocalMetres n{-(q.y - p.y) / length, (q.x - p.x) / length};
            const geo::Line bent{
                {p.x + (q.x - p.x) * 0.34 + n.x * bendM, p.y + (q.y - p.y) * 0.34 + n.y * bendM},
                {p.x + (q.x - p.x) * 0.68 + n.x * bendM * 0.4, p.y + (q.y - p.y) * 0.68 + n.y * bendM * 0.4}};
            const std::int32_t created = mesh.splitFace(face, a, b, bent, cut);
            if (created != GeneratorMesh::kNone)
                return created;
        }
    }
    return mesh.splitFace(face, a, b, {}, cut);
}

} // namespace sandtable::city
