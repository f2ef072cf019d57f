// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/Polygon.h>

#include <algorithm>
#include <cmath>

namespace sandtable::geo {

void Bounds::add(LocalMetres p)
{
    min = {std::min(min.x, p.x), std::min(min.y, p.y)};
    max = {std::max(max.x, p.x), std::max(max.y, p.y)};
}

void Bounds::add(std::span<const LocalMetres> points)
{
    for (const LocalMetres p : points) {
        add(p);
    }
}

double signedArea(std::span<const LocalMetres> ring)
{
    if (ring.size() < 3) {
        return 0;
    }
    // Taken from the first vertex: far from the origin the plain shoelace sum would lose digits.
    const LocalMetres base = ring.front();
    double twice = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        twice += (ring[i].x - base.x) * (ring[i + 1].y - base.y) - (ring[i + 1].x - base.x) * (ring[i].y - base.y);
    }
    return twice / 2;
}

double area(const Polygon& polygon)
{
    double sum = std::abs(signedArea(polygon.outer));
    for (const Ring& hole : polygon.holes) {
        sum -= std::abs(signedArea(hole));
    }
    return sum;
}

bool contains(std::span<const LocalMetres> ring, LocalMetres point)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const LocalMetres a = ring[i];
        const LocalMetres b = ring[j];
        if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

bool contains(const Polygon& polygon, LocalMetres point)
{
    return contains(polygon.outer, point) && std::none_of(polygon.holes.begin(), polygon.holes.end(),
                                                          [&](const Ring& hole) { return contains(hole, point); });
}

LocalMetres centroid(std::span<const LocalMetres> ring)
{
    if (ring.empty()) {
        return {};
    }
    const LocalMetres base = ring.front();
    double twice = 0;
    LocalMetres sum;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const LocalMetres a{ring[i].x - base.x, ring[i].y - base.y};
        const LocalMetres b{ring[i + 1].x - base.x, ring[i + 1].y - base.y};
        const double cross = a.x * b.y - b.x * a.y;
        twice += cross;
        sum.x += (a.x + b.x) * cross;
        sum.y += (a.y + b.y) * cross;
    }
    if (std::abs(twice) < 1e-9) {
        // No area: the middle of the vertices is the only centre there is.
        LocalMetres mean;
        for (const LocalMetres p : ring) {
            mean.x += p.x / static_cast<double>(ring.size());
            mean.y += p.y / static_cast<double>(ring.size());
        }
        return mean;
    }
    return {base.x + sum.x / (3 * twice), base.y + sum.y / (3 * twice)};
}

double length(std::span<const LocalMetres> line)
{
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += distance(line[i - 1], line[i]);
    }
    return sum;
}

double distance(LocalMetres a, LocalMetres b)
{
    return std::hypot(b.x - a.x, b.y - a.y);
}

double distanceToSegment(LocalMetres p, LocalMetres a, LocalMetres b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
    return distance(p, {a.x + t * dx, a.y + t * dy});
}

} // namespace sandtable::geo
