// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlateMesh.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <utility>

namespace sandtable::scene {
namespace {

constexpr double kSoftPx = 0.8; ///< over which a line's edge fades; as in plate.frag
constexpr double kThinThreadPx = 1.0;
constexpr double kThickThreadPx = 5.0;

double levelOf(Plate plate)
{
    return 1 + static_cast<double>(plate);
}

QColor faded(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(color.alphaF() * alpha));
    return color;
}

QColor mixedOf(const QColor& a, const QColor& b, double share)
{
    const auto mix = [&](float x, float y) { return static_cast<float>(std::lerp(x, y, share)); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QColor onRamp(const std::vector<QColor>& ramp, double share)
{
    if (ramp.empty())
        return QColor(Qt::gray);
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), ramp.size() - 1);
    return mixedOf(ramp[low], ramp[std::min(low + 1, ramp.size() - 1)], at - static_cast<double>(low));
}

/// A bundle's width tells how many run in it, by its area.
double bundlePx(int count)
{
    return std::min(0.8 + 0.35 * std::sqrt(static_cast<double>(count)), kThickThreadPx);
}

double nodePx(int count)
{
    return std::min(0.9 + 0.5 * std::sqrt(static_cast<double>(count)), 7.0);
}

/// Leaves one plate upright and comes to the next upright.
std::vector<PlatePoint> curve(geo::LocalMetres from, geo::LocalMetres to, double level, int steps)
{
    std::vector<PlatePoint> points;
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        const double eased = t * t * (3 - 2 * t);
        points.push_back({{std::lerp(from.x, to.x, eased), std::lerp(from.y, to.y, eased)}, level + t});
    }
    return points;
}

} // namespace

int valueOf(const PlateFigures& figures, PlateFigure figure)
{
    return figure == PlateFigure::Open ? figures.open
                                       : (figure == PlateFigure::Overdue ? figures.overdue : figures.fresh);
}

std::uint32_t PlateMesh::add(PlatePoint at, PlatePoint other, double x, double y, const QColor& color, double alpha)
{
    const double a = color.alphaF() * alpha;
    const auto byte = [](double v) { return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0, 1.0) * 255)); };
    const auto triple = [](PlatePoint p) {
        return std::array{static_cast<float>(p.at.x), static_cast<float>(p.at.y), static_cast<float>(p.level)};
    };
    m_vertices.push_back({triple(at),
                          triple(other),
                          {static_cast<float>(x), static_cast<float>(y)},
                          {byte(color.redF() * a), byte(color.greenF() * a), byte(color.blueF() * a), byte(a)}});
    return static_cast<std::uint32_t>(m_vertices.size() - 1);
}

void PlateMesh::addFill(const PlateShape& shape, double level, const QColor& color)
{
    const auto first = static_cast<std::uint32_t>(m_vertices.size());
    for (const geo::LocalMetres& point : shape.ring)
        add({point, level}, {point, level}, 0, 0, color, 1);
    for (const std::uint32_t corner : shape.triangles)
        m_indices.push_back(first + corner);
}

void PlateMesh::addLine(std::span<const PlatePoint> points, double widthPx, const QColor& color)
{
    // A line thinner than a pixel is a pixel's worth of less.
    const double alpha = std::min(1.0, widthPx);
    const double core = std::max(0.0, widthPx / 2 - kSoftPx / 2);
    const double rim = core + kSoftPx;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const PlatePoint a = points[i - 1];
        const PlatePoint b = points[i];
        const PlatePoint beyond{{2 * b.at.x - a.at.x, 2 * b.at.y - a.at.y}, 2 * b.level - a.level};
        const auto first = static_cast<std::uint32_t>(m_vertices.size());
        for (const auto& [at, other] : {std::pair{a, b}, std::pair{b, beyond}})
            for (const double side : {-rim, rim})
                add(at, other, side, core, color, alpha);
        for (const std::uint32_t corner : {0, 1, 2, 1, 3, 2})
            m_indices.push_back(first + corner);
    }
}

void PlateMesh::addRing(const geo::Ring& ring, double level, double widthPx, const QColor& color)
{
    std::vector<PlatePoint> points;
    for (const geo::LocalMetres& point : ring)
        points.push_back({point, level});
    if (!points.empty())
        points.push_back(points.front());
    addLine(points, widthPx, color);
}

void PlateMesh::addDot(PlatePoint at, double radiusPx, const QColor& color)
{
    // A software renderer pays for each triangle: what is a few pixels large has few, and no soft edge.
    constexpr double kSoftFromPx = 2.6;
    const std::uint32_t sides = radiusPx < 1.5 ? 4 : (radiusPx < kSoftFromPx ? 6 : 10);
    const std::uint32_t lanes = radiusPx < kSoftFromPx ? 1 : 2;
    const std::uint32_t middle = add(at, at, 0, 0, color, 1);
    for (std::uint32_t side = 0; side < sides; ++side) {
        const double angle = 2 * std::numbers::pi * side / sides;
        const double x = std::cos(angle);
        const double y = std::sin(angle);
        add(at, at, x * radiusPx, y * radiusPx, color, 1);
        if (lanes == 2)
            add(at, at, x * (radiusPx + kSoftPx), y * (radiusPx + kSoftPx), color, 0);
    }
    for (std::uint32_t side = 0; side < sides; ++side) {
        const std::uint32_t here = middle + 1 + lanes * side;
        const std::uint32_t next = middle + 1 + lanes * ((side + 1) % sides);
        for (const std::uint32_t corner : {middle, here, next})
            m_indices.push_back(corner);
        if (lanes == 2)
            for (const std::uint32_t corner : {here, here + 1, next, next, here + 1, next + 1})
                m_indices.push_back(corner);
    }
}

int PlateMesh::mostOn(const PlateStack& stack, Plate plate, std::span<const PlateFigures> figures, PlateFigure figure)
{
    int most = 0;
    for (const std::uint32_t region : stack.on(plate))
        if (region < figures.size())
            most = std::max(most, valueOf(figures[region], figure));
    return most;
}

void PlateMesh::addPlate(const PlateStack& stack, const std::vector<PlateShape>& shapes, Plate plate,
                         std::span<const PlateFigures> figures, PlateFigure figure, const PlateLook& look)
{
    constexpr double kLeastAlpha = 0.42;
    constexpr double kMostAlpha = 0.86;
    const double level = levelOf(plate);
    const int most = mostOn(stack, plate, figures, figure);
    for (const PlateShape& shape : shapes) {
        const int value = shape.region < figures.size() ? valueOf(figures[shape.region], figure) : 0;
        if (value == 0) {
            addFill(shape, level, look.glass);
            continue;
        }
        const double share = static_cast<double>(value) / most;
        addFill(shape, level, faded(onRamp(look.ramp, share), std::lerp(kLeastAlpha, kMostAlpha, share)));
    }
    constexpr std::array kWidthPx{0.7, 1.0, 1.6};
    const auto index = static_cast<std::size_t>(plate);
    // A border that two regions share is drawn once.
    std::set<std::array<double, 4>> drawn;
    for (const PlateShape& shape : shapes)
        for (std::size_t i = 0, k = shape.ring.size() - 1; i < shape.ring.size(); k = i++) {
            geo::LocalMetres a = shape.ring[k];
            geo::LocalMetres b = shape.ring[i];
            if (std::pair(b.x, b.y) < std::pair(a.x, a.y))
                std::swap(a, b);
            if (drawn.insert({a.x, a.y, b.x, b.y}).second)
                addLine(std::array{PlatePoint{a, level}, PlatePoint{b, level}}, kWidthPx[index], look.outline[index]);
        }
}

void PlateMesh::addCases(const PlateStack& stack, std::span<const PlateCase> cases, std::size_t mostThreads,
                         const PlateLook& look)
{
    std::vector<PlateCase> inside;
    for (const PlateCase& item : cases)
        if (stack.shows(item.region) && stack.regions()[item.region].tier == city::Tier::MicroGrid)
            inside.push_back(item);
    // What is overdue is drawn over the rest.
    const auto chosen = threadsWithin(inside, mostThreads);
    for (const bool overdue : {false, true})
        for (const std::uint32_t i : chosen) {
            const PlateCase& item = inside[i];
            if (item.overdue != overdue)
                continue;
            const QColor& color = overdue ? look.alarm : look.thread;
            addDot({item.at, 0}, overdue ? 2.0 : 1.1, faded(color, overdue ? 1 : 0.8));
            const std::array way{PlatePoint{item.at, 0}, PlatePoint{stack.node(item.region), 1}};
            addLine(way, overdue ? 1.3 : kThinThreadPx, faded(color, overdue ? 0.9 : 0.3));
        }
}

void PlateMesh::addBundles(const PlateStack& stack, Plate to, std::span<const PlateFigures> figures,
                           const PlateLook& look)
{
    const auto from = static_cast<Plate>(static_cast<int>(to) - 1);
    for (const bool overdue : {false, true})
        for (const std::uint32_t region : stack.on(from)) {
            const std::uint32_t parent = stack.regions()[region].parent;
            const PlateFigures shown = region < figures.size() ? figures[region] : PlateFigures();
            const int count = overdue ? shown.overdue : shown.open;
            if (count == 0 || !stack.shows(parent))
                continue;
            // The many short ones need fewer pieces than the few that reach far.
            const auto way = curve(stack.node(region), stack.node(parent), levelOf(from), from == Plate::Grids ? 4 : 8);
            addLine(way, bundlePx(count), faded(overdue ? look.alarm : look.thread, overdue ? 0.8 : 0.38));
        }
}

void PlateMesh::addNodes(const PlateStack& stack, Plate plate, std::span<const PlateFigures> figures,
                         const PlateLook& look)
{
    for (const std::uint32_t region : stack.on(plate)) {
        const PlateFigures shown = region < figures.size() ? figures[region] : PlateFigures();
        const PlatePoint at{stack.node(region), levelOf(plate)};
        if (shown.open > 0)
            addDot(at, nodePx(shown.open), look.thread);
        if (shown.overdue > 0)
            addDot(at, nodePx(shown.overdue), look.alarm);
    }
}

PlateMesh PlateMesh::whole(const PlateStack& stack, const std::array<std::vector<PlateShape>, kPlates>& shapes,
                           std::span<const PlateFigures> figures, PlateFigure figure, std::span<const PlateCase> cases,
                           std::size_t mostThreads, const PlateLook& look)
{
    PlateMesh mesh;
    mesh.addCases(stack, cases, mostThreads, look);
    for (const Plate plate : {Plate::Grids, Plate::Communities, Plate::Streets}) {
        if (plate != Plate::Grids)
            mesh.addBundles(stack, plate, figures, look);
        mesh.addPlate(stack, shapes[static_cast<std::size_t>(plate)], plate, figures, figure, look);
        mesh.addNodes(stack, plate, figures, look);
    }
    return mesh;
}

PlateMesh PlateMesh::mark(const PlateStack& stack, const std::array<std::vector<PlateShape>, kPlates>& shapes,
                          std::uint32_t region, const PlateLook& look)
{
    PlateMesh mesh;
    if (!stack.shows(region))
        return mesh;
    constexpr double kMarkPx = 2.4;
    for (const Plate plate : {Plate::Grids, Plate::Communities, Plate::Streets}) {
        // Above its own plate that which it is inside of; below, its own shape.
        std::uint32_t shown = region;
        while (stack.regions()[shown].tier > tierOf(plate) && stack.shows(stack.regions()[shown].parent))
            shown = stack.regions()[shown].parent;
        const auto& list = shapes[static_cast<std::size_t>(4 - static_cast<int>(stack.regions()[shown].tier))];
        const auto shape = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.region == shown; });
        if (shape != list.end())
            mesh.addRing(shape->ring, levelOf(plate), kMarkPx, look.mark);
    }
    return mesh;
}

} // namespace sandtable::scene
