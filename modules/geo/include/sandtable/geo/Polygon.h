// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>

#include <span>
#include <vector>

namespace sandtable::geo {

/// A closed ring without the repeated last point. Outer rings run counter-clockwise, holes clockwise.
using Ring = std::vector<LocalMetres>;
using Line = std::vector<LocalMetres>;

struct Polygon
{
    Ring outer;
    std::vector<Ring> holes;
};

struct Bounds
{
    LocalMetres min{1e300, 1e300};
    LocalMetres max{-1e300, -1e300};

    bool empty() const { return min.x > max.x; }
    void add(LocalMetres p);
    void add(std::span<const LocalMetres> points);
    bool contains(LocalMetres p) const { return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y; }
};

/// Square metres, positive when the ring runs counter-clockwise.
double signedArea(std::span<const LocalMetres> ring);
/// Square metres without the holes.
double area(const Polygon& polygon);
/// Even-odd rule; a point on the edge may fall on either side.
bool contains(std::span<const LocalMetres> ring, LocalMetres point);
bool contains(const Polygon& polygon, LocalMetres point);
/// Centre of gravity of the area.
LocalMetres centroid(std::span<const LocalMetres> ring);
/// A point inside the ring that is far from its edges (for labels).
LocalMetres labelPoint(std::span<const LocalMetres> ring);
double length(std::span<const LocalMetres> line);
double distance(LocalMetres a, LocalMetres b);
/// Distance from a point to a segment, metres.
double distanceToSegment(LocalMetres p, LocalMetres a, LocalMetres b);

} // namespace sandtable::geo
