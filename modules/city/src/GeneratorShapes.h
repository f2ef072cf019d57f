// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Random.h>
#include <sandtable/geo/Polygon.h>

#include <span>
#include <vector>

namespace sandtable::city {

/// True when the open segments cross at one inner point of both.
bool properlyCross(geo::LocalMetres a, geo::LocalMetres b, geo::LocalMetres c, geo::LocalMetres d);

/// The part of a convex ring that lies left of the line a→b, moved `inward` metres to the left.
geo::Ring clipLeft(std::span<const geo::LocalMetres> ring, geo::LocalMetres a, geo::LocalMetres b, double inward);

/// A ring's box with the least area whose one side is parallel to one of the ring's edges.
struct OrientedBox
{
    geo::LocalMetres centre;
    geo::LocalMetres axis; ///< unit vector along the longer side
    double lengthM = 0;
    double widthM = 0;
};
OrientedBox orientedBox(std::span<const geo::LocalMetres> ring);

/// A straight cut through a ring: both border points, and where along the ring they lie.
struct Chord
{
    std::size_t edgeA = 0;
    std::size_t edgeB = 0;
    double tA = 0;
    double tB = 0;
    bool valid = false;
};
/// The chord of the line through `point` in direction `axis` that is nearest to `point`.
Chord chordThrough(std::span<const geo::LocalMetres> ring, geo::LocalMetres point, geo::LocalMetres axis);
/// The area to the left of a chord, i.e. of B's border back round to A.
double areaLeftOf(std::span<const geo::LocalMetres> ring, const Chord& chord);
/// The chord across the box's long axis that leaves about `share` of the area before it.
Chord chordForShare(std::span<const geo::LocalMetres> ring, const OrientedBox& box, double share, double tiltRad);
geo::LocalMetres onEdge(std::span<const geo::LocalMetres> ring, std::size_t edge, double t);

double distanceToLine(std::span<const geo::LocalMetres> line, geo::LocalMetres p);
bool isConvex(std::span<const geo::LocalMetres> ring);
/// A line moved sideways (left positive), its corners mitred and its sharp turns kept finite.
geo::Line offsetLine(std::span<const geo::LocalMetres> line, double leftM);
/// Corners rounded by repeated corner cutting (Chaikin), ends kept.
geo::Line smoothed(std::span<const geo::LocalMetres> line, int rounds);
/// The smooth blob of a pond or lake that stays inside a convex ring.
geo::Ring roundedInside(std::span<const geo::LocalMetres> ring, double inset, int rounds);

inline bool boxesMeet(const geo::Bounds& a, const geo::Bounds& b)
{
    return a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y;
}

} // namespace sandtable::city
