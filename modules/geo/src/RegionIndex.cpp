// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/RegionIndex.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace sandtable::geo {

namespace {

/// A point's cell is found by multiplying and cutting off, which may err by a rounding; borders this near (in cells)
/// count for both cells.
constexpr double kSlack = 1e-6;
/// Points looked up together.
constexpr std::size_t kBlock = 64;

} // namespace

RegionIndex::RegionIndex(std::span<const Ring> rings)
{
    for (const Ring& ring : rings) {
        m_bounds.add(ring);
    }
    m_regions.resize(rings.size());
    if (m_bounds.empty()) {
        return;
    }
    chooseCells(rings.size());
    std::vector<Touch> touches;
    for (std::uint32_t region = 0; region < rings.size(); ++region) {
        addRegion(rings[region], region, touches);
    }
    fillCells(touches);
}

void RegionIndex::chooseCells(std::size_t rings)
{
    // About 1,100 cells a region leave one point in ten on a border and keep the raster in a processor's cache.
    const double wanted = std::clamp(1100.0 * static_cast<double>(rings), 4096.0, 4.0e6);
    const double width = std::max(m_bounds.max.x - m_bounds.min.x, 1e-3);
    const double height = std::max(m_bounds.max.y - m_bounds.min.y, 1e-3);
    m_cell = std::max(std::sqrt(width * height / wanted), std::max(width, height) / 65536);
    m_inverseCell = 1 / m_cell;
    // A frame of empty cells all round: no border touches the outermost ones, slack included.
    m_bounds.min = {m_bounds.min.x - 1.5 * m_cell, m_bounds.min.y - 1.5 * m_cell};
    m_columns = static_cast<std::uint32_t>(width * m_inverseCell) + 4;
    m_rows = static_cast<std::uint32_t>(height * m_inverseCell) + 4;
    m_bounds.max = {m_bounds.min.x + m_columns * m_cell, m_bounds.min.y + m_rows * m_cell};
}

std::uint32_t RegionIndex::column(double x) const
{
    return static_cast<std::uint32_t>(std::clamp((x - m_bounds.min.x) * m_inverseCell, 0.0, m_columns - 1.0));
}

std::pair<std::uint32_t, std::uint32_t> RegionIndex::rowsOf(double lowY, double highY) const
{
    const auto row = [&](double y, double slack) {
        return static_cast<std::uint32_t>(std::clamp((y - m_bounds.min.y) * m_inverseCell + slack, 0.0, m_rows - 1.0));
    };
    return {row(lowY, -kSlack), row(highY, kSlack)};
}

void RegionIndex::addRegion(const Ring& ring, std::uint32_t position, std::vector<Touch>& touches)
{
    Region& region = m_regions[position];
    if (ring.size() < 3) {
        return;
    }
    region.bounds.add(ring);
    const auto [firstRow, lastRow] = rowsOf(region.bounds.min.y, region.bounds.max.y);
    region.firstRow = firstRow;
    region.rows = lastRow - firstRow + 1;
    region.firstSlab = static_cast<std::uint32_t>(m_slabs.size());
    m_slabs.resize(m_slabs.size() + region.rows);

    std::vector<Edge> edges;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        LocalMetres low = ring[i];
        LocalMetres high = ring[(i + 1) % ring.size()];
        if (high.y < low.y) {
            std::swap(low, high);
        }
        if (low.y == high.y) {
            // A horizontal edge is never crossed by a horizontal ray, but its cells are border cells all the same.
            addTouches({low.y, high.y, std::min(low.x, high.x), std::abs(high.x - low.x)}, position, touches);
            continue;
        }
        edges.push_back({low.y, high.y, low.x, (high.x - low.x) / (high.y - low.y)});
        addTouches(edges.back(), position, touches);
    }
    for (std::uint32_t row = firstRow; row <= lastRow; ++row) {
        Slab& slab = m_slabs[region.firstSlab + row - firstRow];
        slab.first = static_cast<std::uint32_t>(m_edges.size());
        for (const Edge& edge : edges) {
            const auto [first, last] = rowsOf(edge.lowY, edge.highY);
            if (first <= row && row <= last) {
                m_edges.push_back(edge);
            }
        }
        slab.count = static_cast<std::uint32_t>(m_edges.size()) - slab.first;
    }
}

void RegionIndex::addTouches(const Edge& edge, std::uint32_t region, std::vector<Touch>& touches) const
{
    const auto [firstRow, lastRow] = rowsOf(edge.lowY, edge.highY);
    const double slack = kSlack * m_cell;
    for (std::uint32_t row = firstRow; row <= lastRow; ++row) {
        double fromX = edge.lowX;
        double toX = edge.lowX + edge.slope; // of a horizontal edge: its width
        if (edge.highY > edge.lowY) {
            const double bottom = std::clamp(m_bounds.min.y + row * m_cell - slack, edge.lowY, edge.highY);
            const double top = std::clamp(m_bounds.min.y + (row + 1) * m_cell + slack, edge.lowY, edge.highY);
            fromX = edge.lowX + edge.slope * (bottom - edge.lowY);
            toX = edge.lowX + edge.slope * (top - edge.lowY);
        }
        const std::uint32_t last = column(std::max(fromX, toX) + slack);
        for (std::uint32_t c = column(std::min(fromX, toX) - slack); c <= last; ++c) {
            touches.push_back({row * m_columns + c, region});
        }
    }
}

void RegionIndex::fillCells(std::vector<Touch>& touches)
{
    std::ranges::sort(touches);
    touches.erase(std::unique(touches.begin(), touches.end()), touches.end());
    m_cells.assign(std::size_t{m_columns} * m_rows, kNone);
    auto touch = touches.begin();
    for (std::uint32_t row = 0; row < m_rows; ++row) {
        // Cells without a border between two border cells all lie in one region: one test answers for the run.
        bool known = false;
        std::uint32_t current = kNone;
        for (std::uint32_t c = 0; c < m_columns; ++c) {
            const std::uint32_t cell = row * m_columns + c;
            if (touch == touches.end() || touch->cell != cell) {
                if (!known) {
                    current =
                        findByBounds({m_bounds.min.x + (c + 0.5) * m_cell, m_bounds.min.y + (row + 0.5) * m_cell});
                    known = true;
                }
                m_cells[cell] = current;
                continue;
            }
            known = false;
            m_cells[cell] = kMixed + static_cast<std::uint32_t>(m_candidates.size());
            for (; touch != touches.end() && touch->cell == cell; ++touch) {
                const Region& region = m_regions[touch->region];
                m_candidates.push_back({touch->region, m_slabs[region.firstSlab + row - region.firstRow], 0});
            }
            m_candidates.back().last = 1;
        }
    }
}

bool RegionIndex::holds(const Slab& slab, LocalMetres point) const
{
    bool inside = false;
    for (const Edge *edge = m_edges.data() + slab.first, *end = edge + slab.count; edge != end; ++edge) {
        const bool spans = edge->lowY <= point.y && point.y < edge->highY;
        inside ^= spans && point.x < edge->lowX + edge->slope * (point.y - edge->lowY);
    }
    return inside;
}

std::uint32_t RegionIndex::findByBounds(LocalMetres point) const
{
    const auto [row, lastRow] = rowsOf(point.y, point.y);
    for (std::uint32_t i = 0; i < m_regions.size(); ++i) {
        const Region& region = m_regions[i];
        if (region.bounds.contains(point) && row >= region.firstRow && row - region.firstRow < region.rows &&
            holds(m_slabs[region.firstSlab + row - region.firstRow], point)) {
            return i;
        }
    }
    return kNone;
}

std::uint32_t RegionIndex::findMixed(std::uint32_t candidate, LocalMetres point) const
{
    for (const Candidate* c = m_candidates.data() + candidate;; ++c) {
        if (holds(c->edges, point)) {
            return c->region;
        }
        if (c->last != 0) {
            // Outside the city, or inside a region of which this cell shows only an enclave's border.
            return findByBounds(point);
        }
    }
}

std::uint32_t RegionIndex::cellOf(LocalMetres point) const
{
    const double x = (point.x - m_bounds.min.x) * m_inverseCell;
    const double y = (point.y - m_bounds.min.y) * m_inverseCell;
    // Written so that NaN fails; the first cell is outside, like everything beyond the raster.
    const bool inRaster = x >= 0 && y >= 0 && x < m_columns && y < m_rows;
    return inRaster ? static_cast<std::uint32_t>(y) * m_columns + static_cast<std::uint32_t>(x) : 0;
}

std::uint32_t RegionIndex::find(LocalMetres point) const
{
    if (m_cells.empty()) {
        return kNone;
    }
    const std::uint32_t answer = m_cells[cellOf(point)];
    return isMixed(answer) ? findMixed(answer - kMixed, point) : answer;
}

void RegionIndex::find(std::span<const LocalMetres> points, std::span<std::uint32_t> answers) const
{
    assert(points.size() == answers.size());
    if (m_cells.empty()) {
        std::ranges::fill(answers, kNone);
        return;
    }
    // Look-ups of scattered points wait for memory. Working in blocks lets the waits of a block overlap: first all
    // cells are asked for, then the candidates of its border cells, then their edges, and only then is anything tested.
    std::array<std::uint32_t, kBlock> cells;
    std::array<std::uint32_t, kBlock> mixed;
    for (std::size_t start = 0; start < points.size(); start += kBlock) {
        const std::size_t count = std::min(kBlock, points.size() - start);
        for (std::size_t i = 0; i < count; ++i) {
            cells[i] = cellOf(points[start + i]);
            __builtin_prefetch(&m_cells[cells[i]]);
        }
        std::size_t mixedCount = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t answer = m_cells[cells[i]];
            answers[start + i] = answer;
            // Always written, kept only when mixed: no branch to guess wrong.
            mixed[mixedCount] = static_cast<std::uint32_t>(i);
            mixedCount += isMixed(answer) ? 1 : 0;
        }
        for (std::size_t i = 0; i < mixedCount; ++i) {
            __builtin_prefetch(&m_candidates[answers[start + mixed[i]] - kMixed]);
        }
        for (std::size_t i = 0; i < mixedCount; ++i) {
            const Slab& slab = m_candidates[answers[start + mixed[i]] - kMixed].edges;
            __builtin_prefetch(m_edges.data() + slab.first);
            __builtin_prefetch(m_edges.data() + slab.first + 2);
        }
        for (std::size_t i = 0; i < mixedCount; ++i) {
            std::uint32_t& answer = answers[start + mixed[i]];
            answer = findMixed(answer - kMixed, points[start + mixed[i]]);
        }
    }
}

} // namespace sandtable::geo
