// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <array>
#include <cstdint>
#include <vector>

namespace sandtable::imagery {

/// Heights of the ground over a city: a regular grid whose cells are two flat triangles each, cut from south-west to
/// north-east. What is drawn is cut along the same lines, so that it lies on this surface exactly. Corners are
/// multiples of the cell from the frame's origin. Where the ground is nearly flat, squares of many cells may be two
/// flat triangles together (merged()). Immutable, any thread.
class HeightField
{
public:
    /// nodes: columns * rows heights, metres above `baseM`, from the south-west corner eastwards, then northwards.
    /// At least 2 by 2.
    HeightField(geo::LocalMetres southWest, double cellM, int columns, int rows, std::vector<float> nodes,
                double baseM = 0);

    /// Metres above the base; outside the grid that of its nearest edge.
    double at(geo::LocalMetres place) const;
    /// How steep it is there: metres of rise a metre eastwards and northwards, smooth across cells.
    std::array<double, 2> slope(geo::LocalMetres place) const;
    struct Range
    {
        double low = 0;
        double high = 0;
    };
    /// Bounds of the heights over an area; may be wider than they are, never narrower.
    Range range(const geo::Bounds& bounds) const;
    Range range() const { return m_range; }
    /// The same ground, so many times as high.
    HeightField scaled(double factor) const;

    /// The same ground in fewer triangles: squares of cells that differ from two flat triangles by no more than
    /// toleranceM, or a small share of their own height, become these; neighbours differ in side by a factor of two at
    /// most, and no step comes between them.
    HeightField merged(double toleranceM) const;
    static constexpr int kLargestBlock = 16;
    /// Side, in cells, of the square around this cell that is two flat triangles, cut from south-west to north-east; a
    /// power of two, at multiples of itself. 1 where nothing was merged and outside the grid.
    int blockCells(int column, int row) const;

    double cellM() const { return m_cellM; }
    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    geo::LocalMetres southWest() const { return m_southWest; }
    double baseM() const { return m_baseM; } ///< above the datum of the source
    float node(int column, int row) const { return m_nodes[static_cast<std::size_t>(row) * m_columns + column]; }

private:
    struct Block
    {
        float low;
        float high;
    };
    void makeBlocks();

    geo::LocalMetres m_southWest;
    double m_cellM;
    int m_columns;
    int m_rows;
    std::vector<float> m_nodes;
    double m_baseM;
    Range m_range;
    int m_blockColumns = 0;
    int m_blockRows = 0;
    std::vector<Block> m_blocks;
    std::vector<std::uint8_t> m_merged; ///< sides as exponents of two, by cell; empty: all 0
};

} // namespace sandtable::imagery
