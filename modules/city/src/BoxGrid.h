// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::city {

/// Boxes sorted into square cells. Immutable after construction.
class BoxGrid
{
public:
    BoxGrid() = default;
    BoxGrid(std::span<const geo::Bounds> boxes, double cellM);

    /// Boxes of the point's cell; they may miss the point.
    std::span<const std::uint32_t> at(geo::LocalMetres p) const;
    /// Boxes that meet `box`, each once, ascending.
    void within(const geo::Bounds& box, std::vector<std::uint32_t>& to) const;

private:
    struct Cells
    {
        std::uint32_t left, right, bottom, top;
    };
    Cells cellsOf(const geo::Bounds& box) const;

    geo::Bounds m_bounds;
    double m_cellM = 1;
    std::uint32_t m_columns = 0;
    std::uint32_t m_rows = 0;
    std::vector<geo::Bounds> m_boxes;
    std::vector<std::uint32_t> m_start;
    std::vector<std::uint32_t> m_items;
};

/// Metres between a segment and the area inside a ring; 0 where they touch.
double distanceToRing(std::span<const geo::LocalMetres> ring, geo::LocalMetres a, geo::LocalMetres b);

} // namespace sandtable::city
