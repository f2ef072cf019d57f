// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>
#include <sandtable/scene/CameraPose.h>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace sandtable::scene {

/// A point of a large set, as it comes in.
struct PyramidPoint
{
    geo::LocalMetres at;
    std::uint32_t source = 0; ///< position in the set it came from
    std::uint16_t kind = 0;
};

/// Hundreds of thousands of points as counts of squares that open into four as the camera nears, and at last into the
/// points themselves. What it costs follows what is seen. Immutable: made on any thread, read on any.
class PointPyramid
{
public:
    explicit PointPyramid(std::vector<PyramidPoint> points);

    /// Side of a square of level 0; each level above doubles it.
    static constexpr double kFinestM = 30;
    static constexpr int kLevels = 10;

    struct Cell
    {
        geo::LocalMetres mean; ///< of its points
        geo::Bounds bounds;    ///< of its points
        std::uint32_t firstPoint = 0;
        std::uint32_t points = 0;
        std::uint32_t firstChild = 0; ///< in the level below
        std::uint32_t children = 0;
    };
    /// A square that stands for its points now. `level` and `cell` name it from frame to frame.
    struct Shown
    {
        int level = 0;
        std::uint32_t cell = 0;
        bool open = false; ///< its points are shown one by one
    };

    /// What a view shows: no square wider than about `splitPx` on the screen, its points where the finest square is
    /// wider than `openPx`. Squares out of view are left out.
    std::vector<Shown> choose(const Projection& view, double splitPx, double openPx) const;

    const Cell& cell(int level, std::uint32_t index) const { return m_levels[static_cast<std::size_t>(level)][index]; }
    std::span<const PyramidPoint> pointsOf(const Cell& cell) const
    {
        return std::span(m_points).subspan(cell.firstPoint, cell.points);
    }
    std::size_t size() const { return m_points.size(); }
    /// Every point in a polygon; whole squares inside are taken without a look at their points.
    void inside(const geo::Polygon& area, const std::function<void(const PyramidPoint&)>& take) const;

private:
    void choose(const Projection& view, double splitPx, double openPx, int level, std::uint32_t index,
                std::vector<Shown>& shown) const;

    std::vector<PyramidPoint> m_points; ///< in the order of the finest squares along a Z-curve
    std::vector<std::vector<Cell>> m_levels;
};

} // namespace sandtable::scene
