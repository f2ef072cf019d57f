// SPDX-License-Identifier: GPL-3.0-or-later
#include "DrawingNode.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numbers>
#include <vector>

namespace sandtable::scene {
namespace {

using Vertex = QSGGeometry::ColoredPoint2D;

/// Nearer than this to the eye nothing is drawn, metres.
constexpr double kNearM = 1;
constexpr double kWashAlpha = 0.16;
constexpr double kLinePx = 2.2;
constexpr double kRimPx = 4.6;
constexpr double kDotPx = 3.5;
constexpr double kFeatherPx = 0.8;
/// Farther out than any screen, and near enough for a float.
constexpr double kFarPx = 30'000;

struct Pixel
{
    double x;
    double y;
};

class Triangles
{
public:
    explicit Triangles(const Projection& view) : m_view(view) {}

    void polygon(std::span<const geo::LocalMetres> ring, const QColor& color)
    {
        // Cut off what lies behind the eye.
        std::vector<Pixel> seen;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double before = m_view.depthOf(ring[j]) - kNearM;
            const double here = m_view.depthOf(ring[i]) - kNearM;
            if ((before < 0) != (here < 0))
                add(seen, mix(ring[j], ring[i], before / (before - here)));
            if (here >= 0)
                add(seen, ring[i]);
        }
        for (std::size_t i = 2; i < seen.size(); ++i) {
            corner(seen[0], color, 1);
            corner(seen[i - 1], color, 1);
            corner(seen[i], color, 1);
        }
    }

    void line(geo::LocalMetres a, geo::LocalMetres b, double widthPx, const QColor& color)
    {
        const double depthA = m_view.depthOf(a) - kNearM;
        const double depthB = m_view.depthOf(b) - kNearM;
        if (depthA < 0 && depthB < 0)
            return;
        const geo::LocalMetres cut = mix(a, b, depthA / (depthA - depthB));
        std::vector<Pixel> ends;
        add(ends, depthA < 0 ? cut : a);
        add(ends, depthB < 0 ? cut : b);
        if (ends.size() == 2)
            ribbon(ends[0], ends[1], widthPx / 2, color);
    }

    void dot(geo::LocalMetres at, double radiusPx, const QColor& color)
    {
        std::vector<Pixel> middle;
        if (m_view.depthOf(at) >= kNearM)
            add(middle, at);
        if (middle.empty())
            return;
        constexpr int kSides = 14;
        const auto rim = [&](int side, double radius) {
            const double angle = 2 * std::numbers::pi * side / kSides;
            return Pixel{middle[0].x + radius * std::cos(angle), middle[0].y + radius * std::sin(angle)};
        };
        for (int side = 0; side < kSides; ++side) {
            corner(middle[0], color, 1);
            corner(rim(side, radiusPx), color, 1);
            corner(rim(side + 1, radiusPx), color, 1);
            strip(rim(side, radiusPx), rim(side + 1, radiusPx), rim(side, radiusPx + kFeatherPx),
                  rim(side + 1, radiusPx + kFeatherPx), color);
        }
    }

    const std::vector<Vertex>& vertices() const { return m_vertices; }

private:
    static geo::LocalMetres mix(geo::LocalMetres a, geo::LocalMetres b, double share)
    {
        return {std::lerp(a.x, b.x, share), std::lerp(a.y, b.y, share)};
    }
    void add(std::vector<Pixel>& pixels, geo::LocalMetres at) const
    {
        if (const auto on = m_view.toScreen(at))
            pixels.push_back({std::clamp(on->x, -kFarPx, kFarPx), std::clamp(on->y, -kFarPx, kFarPx)});
    }
    void corner(Pixel at, const QColor& color, double alpha)
    {
        // The material wants colours that are multiplied with their alpha.
        const double a = color.alphaF() * alpha;
        const auto byte = [](double value) { return static_cast<uchar>(std::lround(value * 255)); };
        Vertex vertex;
        vertex.set(static_cast<float>(at.x), static_cast<float>(at.y), byte(color.redF() * a), byte(color.greenF() * a),
                   byte(color.blueF() * a), byte(a));
        m_vertices.push_back(vertex);
    }
    /// Full along one edge, nothing along the other.
    void strip(Pixel full1, Pixel full2, Pixel none1, Pixel none2, const QColor& color)
    {
        corner(full1, color, 1);
        corner(full2, color, 1);
        corner(none1, color, 0);
        corner(none1, color, 0);
        corner(full2, color, 1);
        corner(none2, color, 0);
    }
    void ribbon(Pixel a, Pixel b, double half, const QColor& color)
    {
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= 0)
            return;
        const double nx = -(b.y - a.y) / length;
        const double ny = (b.x - a.x) / length;
        const auto off = [&](Pixel p, double by) { return Pixel{p.x + nx * by, p.y + ny * by}; };
        corner(off(a, half), color, 1);
        corner(off(b, half), color, 1);
        corner(off(a, -half), color, 1);
        corner(off(a, -half), color, 1);
        corner(off(b, half), color, 1);
        corner(off(b, -half), color, 1);
        for (const double side : {half, -half}) {
            const double out = side + std::copysign(kFeatherPx, side);
            strip(off(a, side), off(b, side), off(a, out), off(b, out), color);
        }
    }

    const Projection& m_view;
    std::vector<Vertex> m_vertices;
};

void addWash(Triangles& triangles, const Drawing& drawing, QColor color)
{
    color.setAlphaF(static_cast<float>(kWashAlpha));
    for (const Trapezoid& piece : drawing.pieces()) {
        const std::array<geo::LocalMetres, 4> ring{{{piece.bottomLeftX, piece.bottomY},
                                                    {piece.bottomRightX, piece.bottomY},
                                                    {piece.topRightX, piece.topY},
                                                    {piece.topLeftX, piece.topY}}};
        triangles.polygon(ring, color);
    }
}

void addLine(Triangles& triangles, const Drawing& drawing, const std::optional<geo::LocalMetres>& next, double widthPx,
             const QColor& color)
{
    const geo::Ring& points = drawing.points();
    for (std::size_t i = 1; i < points.size(); ++i)
        triangles.line(points[i - 1], points[i], widthPx, color);
    if (points.empty())
        return;
    if (drawing.closed())
        triangles.line(points.back(), points.front(), widthPx, color);
    else if (next)
        triangles.line(points.back(), *next, widthPx, color);
}

} // namespace

DrawingNode::DrawingNode() : m_geometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0)
{
    m_geometry.setDrawingMode(QSGGeometry::DrawTriangles);
    setGeometry(&m_geometry);
    setMaterial(&m_material);
}

void DrawingNode::show(const Drawing& drawing, const std::optional<geo::LocalMetres>& next, const Projection& view,
                       const Look& look)
{
    Triangles triangles(view);
    addWash(triangles, drawing, look.color);
    addLine(triangles, drawing, next, kRimPx, look.halo);
    addLine(triangles, drawing, next, kLinePx, look.color);
    if (look.dots)
        for (const geo::LocalMetres& point : drawing.points()) {
            triangles.dot(point, kDotPx + 1.2, look.halo);
            triangles.dot(point, kDotPx, look.color);
        }
    // Never without vertices: the batch renderer of Qt 6.4 does not come back to a geometry that had none.
    const auto& vertices = triangles.vertices();
    const auto count = static_cast<int>(std::max<std::size_t>(vertices.size(), 3));
    m_geometry.allocate(count);
    if (vertices.empty())
        std::memset(m_geometry.vertexData(), 0, static_cast<std::size_t>(count) * sizeof(Vertex));
    else
        std::copy(vertices.begin(), vertices.end(), m_geometry.vertexDataAsColoredPoint2D());
    markDirty(QSGNode::DirtyGeometry);
}

} // namespace sandtable::scene
