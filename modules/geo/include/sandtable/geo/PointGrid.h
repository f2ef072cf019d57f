// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::geo {

/// A static index of points for "nearest" and "all within". Immutable after construction.
class PointGrid
{
public:
    static constexpr std::uint32_t kNone = 0xffffffff;

    PointGrid() = default;
    /// cellMetres: about the distance that is usually asked for.
    PointGrid(std::span<const LocalMetres> points, double cellMetres);

    /// Position of the nearest point within reachMetres, or kNone.
    std::uint32_t nearest(LocalMetres from, double reachMetres) const;
    /// Positions of all points within radiusMetres, nearest first.
    std::vector<std::uint32_t> within(LocalMetres from, double radiusMetres) const;

private:
    std::vector<LocalMetres> m_points;
    Bounds m_bounds;
    double m_cell = 1;
    std::uint32_t m_columns = 0;
    std::uint32_t m_rows = 0;
    std::vector<std::uint32_t> m_start;
    std::vector<std::uint32_t> m_order;
};

} // namespace sandtable::geo
