#pragma once

#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::geo
{

/// Answers "in which region of a partition does this point lie" for millions of points a second.
/// A uniform raster: a cell wholly inside one region answers at once, a cell on a border tests only the regions
/// that touch it. Immutable after construction, so any number of threads may ask.
class RegionIndex
{
public:
    static constexpr std::uint32_t kNone = 0xffffffff;

    RegionIndex() = default;
    /// Rings of one partition (one tier); the answer is the ring's position in the span.
    explicit RegionIndex(std::span<const Ring> rings);

    std::uint32_t find(LocalMetres point) const;
    void find(std::span<const LocalMetres> points, std::span<std::uint32_t> answers) const;
    std::size_t regionCount() const { return m_rings.size(); }

private:
    Bounds m_bounds;
    double m_inverseCell = 0;
    std::uint32_t m_columns = 0;
    std::uint32_t m_rows = 0;
    /// A region's position, kNone, or kMixed + offset into m_candidates.
    std::vector<std::uint32_t> m_cells;
    std::vector<std::uint32_t> m_candidates;
    std::vector<Ring> m_rings;
};

} // namespace sandtable::geo
