// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorMesh.h"

#include "GeneratorShapes.h"

#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {
constexpr double kSameVertexM = 0.4;

} // namespace

LocalMetres GeneratorMesh::snap(LocalMetres p)
{
    return {std::round(p.x * 1000) / 1000, std::round(p.y * 1000) / 1000};
}

GeneratorMesh::GeneratorMesh(const geo::Ring& outline)
{
    const auto n = static_cast<std::int32_t>(outline.size());
    for (const LocalMetres p : outline)
        addVertex(p);
    faces.push_back({});
    edges.resize(2 * outline.size());
    cuts.assign(outline.size(), 0);
    for (std::int32_t i = 0; i < n; ++i) {
        const std::int32_t after = (i + 1) % n;
        const std::int32_t before = (i + n - 1) % n;
        edges[at(2 * i)] = {i, 2 * after, 2 * before, 0};
        edges[at(2 * i + 1)] = {after, 2 * before + 1, 2 * after + 1, kNone};
    }
}

std::int32_t GeneratorMesh::addVertex(LocalMetres p)
{
    vertices.push_back(snap(p));
    return static_cast<std::int32_t>(vertices.size()) - 1;
}

std::int32_t GeneratorMesh::splitEdge(std::int32_t h, std::int32_t vertex)
{
    const std::int32_t t = twin(h);
    const auto added = static_cast<std::int32_t>(edges.size());
    const std::int32_t addedTwin = added + 1;
    edges.resize(edges.size() + 2);
    cuts.push_back(cuts[at(h >> 1)]);
    // h: a→v, added: v→b; t: b→a becomes v→a behind addedTwin: b→v.
    edges[at(added)] = {vertex, edges[at(h)].next, h, edges[at(h)].face};
    edges[at(addedTwin)] = {edges[at(t)].from, t, edges[at(t)].prev, edges[at(t)].face};
    edges[at(edges[at(h)].next)].prev = added;
    edges[at(edges[at(t)].prev)].next = addedTwin;
    edges[at(h)].next = added;
    edges[at(t)].prev = addedTwin;
    edges[at(t)].from = vertex;
    return added;
}

std::int32_t GeneratorMesh::vertexAt(BorderPoint point)
{
    const LocalMetres a = from(point.edge);
    const LocalMetres b = to(point.edge);
    const double length = geo::distance(a, b);
    if (point.t * length < kSameVertexM)
        return edges[at(point.edge)].from;
    if ((1 - point.t) * length < kSameVertexM)
        return edges[at(twin(point.edge))].from;
    const std::int32_t vertex = addVertex({a.x + (b.x - a.x) * point.t, a.y + (b.y - a.y) * point.t});
    splitEdge(point.edge, vertex);
    return vertex;
}

std::int32_t GeneratorMesh::startingAt(std::int32_t face, std::int32_t vertex) const
{
    const std::int32_t first = faces[at(face)].edge;
    std::int32_t h = first;
    do {
        if (edges[at(h)].from == vertex)
            return h;
        h = edges[at(h)].next;
    } while (h != first);
    return kNone;
}

bool GeneratorMesh::pathStaysInside(std::int32_t face, std::span<const LocalMetres> path) const
{
    const geo::Ring border = ring(face);
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const LocalMetres a = path[i];
        const LocalMetres b = path[i + 1];
        if (a == b || !geo::contains(border, {(a.x + b.x) / 2, (a.y + b.y) / 2}))
            return false;
        for (std::size_t k = 0; k < border.size(); ++k)
            if (properlyCross(a, b, border[k], border[(k + 1) % border.size()]))
                return false;
        // A border vertex that the path only grazes would be visited twice by one of the two faces.
        for (const LocalMetres v : border)
            if (!(v == path.front()) && !(v == path.back()) && geo::distanceToSegment(v, a, b) < kSameVertexM)
                return false;
    }
    return true;
}

std::int32_t GeneratorMesh::splitFace(std::int32_t face, std::int32_t fromVertex, std::int32_t toVertex,
                                      std::span<const LocalMetres> between, std::uint32_t cut)
{
    const std::int32_t leaving = startingAt(face, fromVertex);
    const std::int32_t arriving = startingAt(face, toVertex);
    if (leaving == kNone || arriving == kNone || leaving == arriving)
        return kNone;
    if (between.empty() && (edges[at(leaving)].next == arriving || edges[at(arriving)].next == leaving))
        return kNone;
    std::vector<LocalMetres> path{vertices[at(fromVertex)]};
    for (const LocalMetres p : between)
        path.push_back(snap(p));
    path.push_back(vertices[at(toVertex)]);
    if (!pathStaysInside(face, path))
        return kNone;

    const std::int32_t beforeLeaving = edges[at(leaving)].prev;
    const std::int32_t beforeArriving = edges[at(arriving)].prev;
    const auto created = static_cast<std::int32_t>(faces.size());
    faces.push_back(faces[at(face)]);
    std::int32_t forwardPrev = beforeLeaving;
    std::int32_t backwardNext = leaving;
    std::int32_t start = fromVertex;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const std::int32_t end = i + 1 == path.size() ? toVertex : addVertex(path[i]);
        const auto forward = static_cast<std::int32_t>(edges.size());
        const std::int32_t backward = forward + 1;
        edges.resize(edges.size() + 2);
        cuts.push_back(cut);
        edges[at(forward)] = {start, kNone, forwardPrev, face};
        edges[at(backward)] = {end, backwardNext, kNone, created};
        edges[at(forwardPrev)].next = forward;
        edges[at(backwardNext)].prev = backward;
        forwardPrev = forward;
        backwardNext = backward;
        start = end;
    }
    edges[at(forwardPrev)].next = arriving;
    edges[at(arriving)].prev = forwardPrev;
    edges[at(backwardNext)].prev = beforeArriving;
    edges[at(beforeArriving)].next = backwardNext;
    faces[at(face)].edge = arriving;
    faces[at(created)].edge = leaving;
    for (std::int32_t h = leaving;;) {
        edges[at(h)].face = created;
        h = edges[at(h)].next;
        if (h == leaving)
            break;
    }
    return created;
}

geo::Ring GeneratorMesh::ring(std::int32_t face) const
{
    geo::Ring result;
    const std::int32_t first = faces[at(face)].edge;
    std::int32_t h = first;
    do {
        result.push_back(from(h));
        h = edges[at(h)].next;
    } while (h != first);
    return result;
}

void GeneratorMesh::edgesOf(std::int32_t face, std::vector<std::int32_t>& result) const
{
    result.clear();
    const std::int32_t first = faces[at(face)].edge;
    std::int32_t h = first;
    do {
        result.push_back(h);
        h = edges[at(h)].next;
    } while (h != first);
}

double GeneratorMesh::faceArea(std::int32_t face) const
{
    return geo::signedArea(ring(face));
}

} // namespace sandtable::city
