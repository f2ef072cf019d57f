// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileShapes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sandtable::city::tiles {
namespace {

double cross(geo::LocalMetres o, geo::LocalMetres a, geo::LocalMetres b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

bool insideTriangle(geo::LocalMetres p, geo::LocalMetres a, geo::LocalMetres b, geo::LocalMetres c)
{
    return cross(a, b, p) >= 0 && cross(b, c, p) >= 0 && cross(c, a, p) >= 0;
}

std::uint8_t byte(double value)
{
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

/// Taller is brighter: 0.3 for a hut, 1 from 100 m.
double heightTone(float heightM)
{
    return 0.25 + 0.75 * std::min(1.0, std::sqrt(std::max(0.0F, heightM) / 100.0));
}

/// Light from the north-west: 0.34 … 0.74 of the roof's brightness.
double wallTone(double nx, double ny)
{
    constexpr double kLightX = -0.5;
    constexpr double kLightY = 0.8660254037844386;
    return 0.54 + 0.20 * (nx * kLightX + ny * kLightY);
}

} // namespace

std::uint8_t roofShade(float heightM)
{
    return byte(heightTone(heightM) * 255);
}

double doubledArea(std::span<const geo::LocalMetres> ring)
{
    double sum = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i)
        sum += cross(ring[0], ring[i], ring[i + 1]);
    return sum;
}

std::vector<std::uint32_t> earClip(std::span<const geo::LocalMetres> ring)
{
    std::vector<std::uint32_t> triangles;
    if (ring.size() < 3)
        return triangles;
    std::vector<std::uint32_t> left(ring.size());
    std::iota(left.begin(), left.end(), 0U);
    if (doubledArea(ring) < 0)
        std::reverse(left.begin(), left.end());
    triangles.reserve((ring.size() - 2) * 3);

    const auto isEar = [&](std::size_t at) {
        const std::size_t n = left.size();
        const auto ia = left[(at + n - 1) % n];
        const auto ib = left[at];
        const auto ic = left[(at + 1) % n];
        if (cross(ring[ia], ring[ib], ring[ic]) <= 0)
            return false;
        return std::none_of(left.begin(), left.end(), [&](std::uint32_t i) {
            return i != ia && i != ib && i != ic && ring[i] != ring[ia] && ring[i] != ring[ib] && ring[i] != ring[ic] &&
                   insideTriangle(ring[i], ring[ia], ring[ib], ring[ic]);
        });
    };
    while (left.size() > 3) {
        std::size_t ear = 0;
        while (ear < left.size() && !isEar(ear))
            ++ear;
        const std::size_t n = left.size();
        if (ear == n) {
            // No ear: points in a line or a crossing. Drop the flattest corner without a triangle.
            const auto bend = [&](std::size_t i) {
                return std::abs(cross(ring[left[(i + n - 1) % n]], ring[left[i]], ring[left[(i + 1) % n]]));
            };
            ear = 0;
            for (std::size_t i = 1; i < n; ++i)
                if (bend(i) < bend(ear))
                    ear = i;
        } else
            triangles.insert(triangles.end(), {left[(ear + n - 1) % n], left[ear], left[(ear + 1) % n]});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(ear));
    }
    if (cross(ring[left[0]], ring[left[1]], ring[left[2]]) > 0)
        triangles.insert(triangles.end(), {left[0], left[1], left[2]});
    return triangles;
}

void addPrism(TileBuilder& out, std::span<const geo::LocalMetres> footprint, float baseM, float heightM,
              TileSurface surface)
{
    const std::size_t n = footprint.size();
    if (n < 3)
        return;
    const double turn = doubledArea(footprint) >= 0 ? 1 : -1;
    const double tone = heightTone(heightM) * 255;
    for (std::size_t i = 0; i < n; ++i) {
        const auto a = footprint[turn > 0 ? i : n - 1 - i];
        const auto b = footprint[turn > 0 ? (i + 1) % n : (2 * n - 2 - i) % n];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (length < 0.05)
            continue;
        const double wall = tone * wallTone((b.y - a.y) / length, (a.x - b.x) / length);
        const std::uint8_t top = byte(wall);
        const std::uint8_t foot = byte(wall * 0.62); // streets lie in the shadow of what stands along them
        out.quad(Layer::Buildings, {{{a, baseM, surface, foot},
                                     {b, baseM, surface, foot},
                                     {b, heightM, surface, top},
                                     {a, heightM, surface, top}}});
    }
    const std::uint8_t roof = byte(tone);
    const std::uint32_t first = out.vertex(Layer::Buildings, {footprint[0], heightM, surface, roof});
    for (std::size_t i = 1; i < n; ++i)
        out.vertex(Layer::Buildings, {footprint[i], heightM, surface, roof});
    const auto triangles = earClip(footprint);
    for (std::size_t i = 0; i < triangles.size(); i += 3)
        out.triangle(Layer::Buildings, first + triangles[i], first + triangles[i + 1], first + triangles[i + 2]);
}

void addRibbon(TileBuilder& out, std::span<const geo::LocalMetres> line, double widthM, float heightM,
               TileSurface surface, std::uint8_t shade)
{
    std::vector<geo::LocalMetres> points;
    for (const auto& p : line)
        if (points.empty() || std::hypot(p.x - points.back().x, p.y - points.back().y) > 0.01)
            points.push_back(p);
    const std::size_t n = points.size();
    if (n < 2)
        return;
    const double half = widthM / 2;
    const auto direction = [&](std::size_t i) {
        const double dx = points[i + 1].x - points[i].x;
        const double dy = points[i + 1].y - points[i].y;
        const double length = std::hypot(dx, dy);
        return geo::LocalMetres{dx / length, dy / length};
    };
    std::vector<geo::LocalMetres> leftSide(n);
    std::vector<geo::LocalMetres> rightSide(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto in = direction(i == 0 ? 0 : i - 1);
        const auto on = direction(i + 1 == n ? n - 2 : i);
        geo::LocalMetres side{-(in.y + on.y), in.x + on.x};
        const double length = std::hypot(side.x, side.y);
        // A hairpin has no usable bisector; a sharp bend's mitre is cut at twice the width.
        if (length < 1e-6)
            side = {-on.y, on.x};
        else
            side = {side.x / length, side.y / length};
        const double mitre = half / std::max(0.5, side.x * -on.y + side.y * on.x);
        // Ends reach half a width into the crossing, so that no wedge of ground shows between joining roads.
        const double reach = i == 0 ? -half : i + 1 == n ? half : 0;
        const geo::LocalMetres at{points[i].x + on.x * reach, points[i].y + on.y * reach};
        leftSide[i] = {at.x + side.x * mitre, at.y + side.y * mitre};
        rightSide[i] = {at.x - side.x * mitre, at.y - side.y * mitre};
    }
    const std::uint32_t first = out.vertex(Layer::Roads, {leftSide[0], heightM, surface, shade});
    out.vertex(Layer::Roads, {rightSide[0], heightM, surface, shade});
    for (std::size_t i = 1; i < n; ++i) {
        out.vertex(Layer::Roads, {leftSide[i], heightM, surface, shade});
        out.vertex(Layer::Roads, {rightSide[i], heightM, surface, shade});
        const auto at = first + static_cast<std::uint32_t>(i) * 2;
        out.triangle(Layer::Roads, at - 2, at - 1, at + 1);
        out.triangle(Layer::Roads, at - 2, at + 1, at);
    }
}

} // namespace sandtable::city::tiles
