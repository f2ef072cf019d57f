// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <algorithm>

namespace sandtable::scene {

/// Whether a segment has a point in a box, its edge included: their shadows on the axes overlap, and the box's corners
/// do not all lie on one side of the segment's line.
inline bool segmentTouchesBox(const geo::Bounds& box, geo::LocalMetres a, geo::LocalMetres b)
{
    if (std::max(a.x, b.x) < box.min.x || std::min(a.x, b.x) > box.max.x || std::max(a.y, b.y) < box.min.y ||
        std::min(a.y, b.y) > box.max.y)
        return false;
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const auto side = [&](double x, double y) { return dx * (y - a.y) - dy * (x - a.x); };
    const double sides[] = {side(box.min.x, box.min.y), side(box.max.x, box.min.y), side(box.min.x, box.max.y),
                            side(box.max.x, box.max.y)};
    const auto [low, high] = std::minmax_element(std::begin(sides), std::end(sides));
    return *low <= 0 && *high >= 0;
}

} // namespace sandtable::scene
