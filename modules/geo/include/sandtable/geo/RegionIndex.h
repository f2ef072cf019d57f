// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::geo {

/// Answers "in which region of a partition does this point lie" for millions of points a second.
///
/// A uniform raster: a cell that no border touches answers at once; a cell on a border tests the regions whose borders
/// touch it, each against only those of its edges that cross the cell's row. The test is the even-odd rule, half open
/// (a point on a shared edge belongs to exactly one neighbour, because both compute the crossing from the edge's lower
/// end), so the answer is the same as that of testing every ring in full.
/// Immutable after construction, so any number of threads may ask.
class RegionIndex
{
public:
    static constexpr std::uint32_t kNone = 0xffffffff;

    RegionIndex() = default;
    /// Rings of one partition (one tier), finite coordinates; the answer is the ring's position in the span. Gaps and
    /// enclaves are allowed; where rings overlap the answer is one of them. A ring of fewer than three points holds
    /// nothing.
    explicit RegionIndex(std::span<const Ring> rings);

    std::uint32_t find(LocalMetres point) const;
    /// The spans must have the same length.
    void find(std::span<const LocalMetres> points, std::span<std::uint32_t> answers) const;
    std::size_t regionCount() const { return m_regions.size(); }

private:
    /// An edge that is not horizontal, from its lower end; slope is dx/dy.
    struct Edge
    {
        double lowY;
        double highY;
        double lowX;
        double slope;
    };
    struct Region
    {
        Bounds bounds;
        std::uint32_t firstRow = 0;
        std::uint32_t firstSlab = 0; ///< in m_slabs, one entry a row
        std::uint32_t rows = 0;
    };
    /// A run of m_edges.
    struct Slab
    {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    struct Candidate
    {
        std::uint32_t region;
        Slab edges;
        std::uint32_t last; ///< 1 at the end of a cell's list
    };
    /// A border passes through a cell.
    struct Touch
    {
        std::uint32_t cell;
        std::uint32_t region;
        auto operator<=>(const Touch&) const = default;
    };

    static constexpr std::uint32_t kMixed = 0x80000000;

    static bool isMixed(std::uint32_t cell) { return cell >= kMixed && cell != kNone; }
    std::uint32_t cellOf(LocalMetres point) const;
    void chooseCells(std::size_t rings);
    void addRegion(const Ring& ring, std::uint32_t region, std::vector<Touch>& touches);
    void addTouches(const Edge& edge, std::uint32_t region, std::vector<Touch>& touches) const;
    void fillCells(std::vector<Touch>& touches);
    std::pair<std::uint32_t, std::uint32_t> rowsOf(double lowY, double highY) const;
    std::uint32_t column(double x) const;
    bool holds(const Slab& slab, LocalMetres point) const;
    std::uint32_t findByBounds(LocalMetres point) const;
    std::uint32_t findMixed(std::uint32_t candidate, LocalMetres point) const;

    Bounds m_bounds;
    double m_cell = 1;
    double m_inverseCell = 1;
    std::uint32_t m_columns = 0;
    std::uint32_t m_rows = 0;
    /// A region's position, kNone, or kMixed + offset into m_candidates.
    std::vector<std::uint32_t> m_cells;
    std::vector<Candidate> m_candidates;
    std::vector<Region> m_regions;
    std::vector<Slab> m_slabs;
    std::vector<Edge> m_edges;
};

} // namespace sandtable::geo
