// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/Polygon.h>

#include <queue>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace sandtable::geo {

namespace {

/// Distance to the nearest edge, negative outside.
double depth(std::span<const LocalMetres> ring, LocalMetres p)
{
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        nearest = std::min(nearest, distanceToSegment(p, ring[j], ring[i]));
    }
    return contains(ring, p) ? nearest : -nearest;
}

/// A square of the plane that may hold the deepest point.
struct Cell
{
    LocalMetres centre;
    double half = 0;
    double depthM = 0;
    /// No point of the square is deeper than this.
    double ceiling() const { return depthM + half * std::numbers::sqrt2; }
    bool operator<(const Cell& other) const { return ceiling() < other.ceiling(); }
};

} // namespace

// The pole of inaccessibility, by branch and bound over a quadtree: a square is split while it could still hold a
// point clearly deeper than the best one found.
LocalMetres labelPoint(std::span<const LocalMetres> ring)
{
    if (ring.size() < 3) {
        return centroid(ring);
    }
    Bounds bounds;
    bounds.add(ring);
    const double width = bounds.max.x - bounds.min.x;
    const double height = bounds.max.y - bounds.min.y;
    const double side = std::max(std::min(width, height), std::max(width, height) / 64);
    if (!(side > 0) || !std::isfinite(side)) {
        return centroid(ring);
    }
    const double precision = side / 100;

    const auto cellAt = [&](LocalMetres centre, double half) { return Cell{centre, half, depth(ring, centre)}; };
    std::priority_queue<Cell> open;
    const double half = side / 2;
    for (double x = bounds.min.x; x < bounds.max.x; x += side) {
        for (double y = bounds.min.y; y < bounds.max.y; y += side) {
            open.push(cellAt({x + half, y + half}, half));
        }
    }
    Cell best = cellAt(centroid(ring), 0);
    while (!open.empty()) {
        const Cell cell = open.top();
        open.pop();
        if (cell.ceiling() - best.depthM <= precision) {
            break; // the queue is ordered: nothing behind is better
        }
        if (cell.depthM > best.depthM) {
            best = cell;
        }
        const double quarter = cell.half / 2;
        for (const double dx : {-quarter, quarter}) {
            for (const double dy : {-quarter, quarter}) {
                open.push(cellAt({cell.centre.x + dx, cell.centre.y + dy}, quarter));
            }
        }
    }
    return best.centre;
}

} // namespace sandtable::geo
