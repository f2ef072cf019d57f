// SPDX-License-Identifier: GPL-3.0-or-later
#include "BlockMesh.h"

#include "../BandedPolygon.h"
#include "../BoxGrid.h"
#include "../Millimetres.h"
#include "Biconnected.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace sandtable::city {

namespace {

constexpr double kGridM = 0.001;

/// Tells the segments inside the outline or on it from those outside.
class Inside
{
public:
    explicit Inside(const geo::Ring& outline) : m_area({outline, {}})
    {
        std::vector<geo::Bounds> boxes;
        for (std::size_t i = 0; i < outline.size(); ++i) {
            m_border.push_back({outline[i], outline[(i + 1) % outline.size()]});
            geo::Bounds box;
            box.add(m_border.back());
            boxes.push_back(box);
        }
        constexpr double kCellM = 100;
        m_index = BoxGrid(boxes, kCellM);
    }
    bool holds(geo::LocalMetres p)
    {
        // Noding moves points by up to a grid cell's diagonal.
        constexpr double kNearM = 2 * kGridM;
        if (m_area.contains(p)) {
            return true;
        }
        m_index.within({{p.x - kNearM, p.y - kNearM}, {p.x + kNearM, p.y + kNearM}}, m_near);
        return std::any_of(m_near.begin(), m_near.end(), [&](std::uint32_t i) {
            return geo::distanceToSegment(p, m_border[i][0], m_border[i][1]) <= kNearM;
        });
    }

private:
    BandedPolygon m_area;
    std::vector<std::array<geo::LocalMetres, 2>> m_border;
    BoxGrid m_index;
    std::vector<std::uint32_t> m_near;
};

} // namespace

BlockMesh BlockMesh::make(const Geos& geos, const geo::Ring& outline, std::span<const geo::Line> cuts)
{
    std::vector<Geos::Geometry> lines;
    geo::Line closed(outline);
    closed.push_back(outline.front());
    lines.push_back(geos.line(closed));
    for (const geo::Line& cut : cuts) {
        lines.push_back(geos.line(cut));
    }
    const auto all = geos.collect(GEOS_MULTILINESTRING, std::move(lines));
    // Snap rounding: every crossing becomes a vertex on the grid, and nothing else touches between vertices.
    const auto noded = geos.own(all ? GEOSUnaryUnionPrec_r(geos.context(), all.get(), kGridM) : nullptr);
    BlockMesh mesh;
    if (noded) {
        mesh.addSegments(geos, outline, geos.linesOf(noded.get()));
        mesh.keepOnlyBorders();
        mesh.traceFaces();
    }
    return mesh;
}

void BlockMesh::addSegments(const Geos&, const geo::Ring& outline, const std::vector<geo::Line>& noded)
{
    Inside inside(outline);
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    const auto number = [&](geo::LocalMetres p) {
        const auto key = static_cast<std::uint64_t>(static_cast<std::uint32_t>(millimetres(p.x))) << 32 |
                         static_cast<std::uint32_t>(millimetres(p.y));
        const auto [entry, isNew] = numbers.try_emplace(key, static_cast<std::uint32_t>(m_vertices.size()));
        if (isNew) {
            m_vertices.push_back(onMillimetreGrid(p));
        }
        return entry->second;
    };
    for (const geo::Line& line : noded) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const geo::LocalMetres a = line[i - 1];
            const geo::LocalMetres b = line[i];
            if (!inside.holds({(a.x + b.x) / 2, (a.y + b.y) / 2})) {
                continue;
            }
            const std::uint32_t from = number(a);
            const std::uint32_t to = number(b);
            if (from != to) {
                m_from.push_back(from);
                m_from.push_back(to);
            }
        }
    }
}

void BlockMesh::keepOnlyBorders()
{
    // The vertex farthest west lies on the outline; what is not biconnected with its edges parts no faces.
    if (m_from.empty()) {
        return;
    }
    const auto west = std::min_element(m_from.begin(), m_from.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_vertices[a].x != m_vertices[b].x ? m_vertices[a].x < m_vertices[b].x
                                                  : m_vertices[a].y < m_vertices[b].y;
    });
    const auto start = static_cast<std::uint32_t>((west - m_from.begin()) / 2);
    const std::vector<bool> keep = biconnectedWith(m_vertices.size(), m_from, start);
    std::vector<std::uint32_t> kept;
    for (std::size_t segment = 0; segment < keep.size(); ++segment) {
        if (keep[segment]) {
            kept.push_back(m_from[2 * segment]);
            kept.push_back(m_from[2 * segment + 1]);
        }
    }
    m_from = std::move(kept);
}

void BlockMesh::traceFaces()
{
    const auto edges = static_cast<std::uint32_t>(m_from.size());
    // Half-edges leaving each vertex, counter-clockwise by direction.
    std::vector<double> angle(edges);
    for (std::uint32_t e = 0; e < edges; ++e) {
        const geo::LocalMetres a = at(m_from[e]);
        const geo::LocalMetres b = at(m_from[twin(e)]);
        angle[e] = std::atan2(b.y - a.y, b.x - a.x);
    }
    std::vector<std::uint32_t> order(edges);
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return m_from[a] != m_from[b] ? m_from[a] < m_from[b] : angle[a] < angle[b];
    });
    // Having come along e, the face on the left goes on with the next edge clockwise from where we came.
    std::vector<std::uint32_t> next(edges);
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && m_from[order[end]] == m_from[order[begin]]) {
            ++end;
        }
        for (std::size_t i = begin; i < end; ++i) {
            next[twin(order[i])] = order[i == begin ? end - 1 : i - 1];
        }
        begin = end;
    }
    m_face.assign(edges, kOutside);
    m_faceStart.assign(1, 0);
    std::vector<bool> seen(edges);
    std::vector<std::uint32_t> ring;
    for (std::uint32_t first = 0; first < edges; ++first) {
        if (seen[first]) {
            continue;
        }
        ring.clear();
        for (std::uint32_t e = first; !seen[e]; e = next[e]) {
            seen[e] = true;
            ring.push_back(e);
        }
        if (geo::signedArea(ringOf(ring)) > 0) {
            for (const std::uint32_t e : ring) {
                m_face[e] = static_cast<std::uint32_t>(faceCount());
            }
            m_faceEdges.insert(m_faceEdges.end(), ring.begin(), ring.end());
            m_faceStart.push_back(static_cast<std::uint32_t>(m_faceEdges.size()));
        } else {
            m_outline.clear();
            for (auto e = ring.rbegin(); e != ring.rend(); ++e) {
                m_outline.push_back(twin(*e));
            }
        }
    }
}

geo::Ring BlockMesh::ringOf(std::span<const std::uint32_t> edges) const
{
    geo::Ring ring;
    ring.reserve(edges.size());
    for (const std::uint32_t e : edges) {
        ring.push_back(at(fromOf(e)));
    }
    return ring;
}

std::vector<geo::Line> cutsOfLargeFaces(const Geos& geos, const BlockMesh& mesh, double mostM2)
{
    std::vector<geo::Line> cuts;
    for (std::uint32_t face = 0; face < mesh.faceCount(); ++face) {
        const geo::Ring ring = mesh.ringOf(mesh.edgesOf(face));
        const double area = geo::signedArea(ring);
        const auto shape = area > mostM2 ? geos.polygon({ring, {}}) : geos.own(nullptr);
        if (!shape) {
            continue;
        }
        geo::Bounds box;
        box.add(ring);
        const double cell = std::sqrt(mostM2);
        const auto clip = [&](geo::LocalMetres a, geo::LocalMetres b) {
            const auto line = geos.line(geo::Line{a, b});
            const auto inside = geos.own(GEOSIntersection_r(geos.context(), line.get(), shape.get()));
            for (geo::Line& piece : geos.linesOf(inside.get())) {
                cuts.push_back(std::move(piece));
            }
        };
        for (double x = (std::floor(box.min.x / cell) + 1) * cell; x < box.max.x; x += cell) {
            clip({x, box.min.y - 1}, {x, box.max.y + 1});
        }
        for (double y = (std::floor(box.min.y / cell) + 1) * cell; y < box.max.y; y += cell) {
            clip({box.min.x - 1, y}, {box.max.x + 1, y});
        }
    }
    return cuts;
}

} // namespace sandtable::city
