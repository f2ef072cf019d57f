// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/PointGrid.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sandtable::geo {

namespace {

/// Cells a point may cost; sparse clouds get larger cells instead.
constexpr double kCellsAPoint = 4;

double squared(LocalMetres a, LocalMetres b)
{
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

/// The cell a coordinate falls into, kept inside the grid.
std::uint32_t clampCell(double cell, std::uint32_t cells)
{
    return static_cast<std::uint32_t>(std::clamp(std::floor(cell), 0.0, cells - 1.0));
}

} // namespace

PointGrid::PointGrid(std::span<const LocalMetres> points, double cellMetres)
    : m_points(points.begin(), points.end()), m_cell(cellMetres)
{
    m_bounds.add(points);
    if (points.empty()) {
        return;
    }
    const double width = m_bounds.max.x - m_bounds.min.x;
    const double height = m_bounds.max.y - m_bounds.min.y;
    const double most = kCellsAPoint * static_cast<double>(points.size()) + 16;
    while ((width / m_cell + 1) * (height / m_cell + 1) > most) {
        m_cell *= 1.25;
    }
    m_columns = static_cast<std::uint32_t>(width / m_cell) + 1;
    m_rows = static_cast<std::uint32_t>(height / m_cell) + 1;

    const auto cellOf = [&](LocalMetres p) {
        return std::size_t{clampCell((p.y - m_bounds.min.y) / m_cell, m_rows)} * m_columns +
               clampCell((p.x - m_bounds.min.x) / m_cell, m_columns);
    };
    m_start.assign(std::size_t{m_columns} * m_rows + 1, 0);
    for (const LocalMetres p : m_points) {
        ++m_start[cellOf(p) + 1];
    }
    std::partial_sum(m_start.begin(), m_start.end(), m_start.begin());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    m_order.resize(m_points.size());
    for (std::uint32_t i = 0; i < m_points.size(); ++i) {
        m_order[next[cellOf(m_points[i])]++] = i;
    }
}

std::uint32_t PointGrid::nearest(LocalMetres from, double reachMetres) const
{
    if (m_points.empty() || !(reachMetres >= 0) || !std::isfinite(from.x) || !std::isfinite(from.y)) {
        return kNone;
    }
    const double column = std::floor((from.x - m_bounds.min.x) / m_cell);
    const double row = std::floor((from.y - m_bounds.min.y) / m_cell);
    const double lastColumn = m_columns - 1.0;
    const double lastRow = m_rows - 1.0;
    // Square rings of cells around the point's own, which may lie outside the grid.
    const double first = std::max({0.0, -column, column - lastColumn, -row, row - lastRow});
    const double last = std::max({column, lastColumn - column, row, lastRow - row, 0.0});
    double best = reachMetres * reachMetres;
    std::uint32_t found = kNone;
    const auto look = [&](double c, double r) {
        const std::size_t cell = static_cast<std::size_t>(r) * m_columns + static_cast<std::size_t>(c);
        for (std::uint32_t i = m_start[cell]; i < m_start[cell + 1]; ++i) {
            const double d = squared(m_points[m_order[i]], from);
            // Ties go to the earlier point, so that the answer does not depend on the cells.
            if (d < best || (d == best && m_order[i] < found)) {
                best = d;
                found = m_order[i];
            }
        }
    };
    for (double ring = first; ring <= last; ++ring) {
        const double leastDistance = std::max(ring - 1, 0.0) * m_cell;
        if (leastDistance * leastDistance > best) {
            break;
        }
        for (double r = std::max(row - ring, 0.0); r <= std::min(row + ring, lastRow); ++r) {
            const bool wholeRow = std::abs(r - row) == ring;
            const double step = wholeRow || ring == 0 ? 1 : 2 * ring;
            for (double c = column - ring; c <= column + ring; c += step) {
                if (c >= 0 && c <= lastColumn) {
                    look(c, r);
                }
            }
        }
    }
    return found;
}

std::vector<std::uint32_t> PointGrid::within(LocalMetres from, double radiusMetres) const
{
    std::vector<std::uint32_t> found;
    if (m_points.empty() || !(radiusMetres >= 0) || !std::isfinite(from.x) || !std::isfinite(from.y)) {
        return found;
    }
    if (from.x + radiusMetres < m_bounds.min.x || from.x - radiusMetres > m_bounds.max.x ||
        from.y + radiusMetres < m_bounds.min.y || from.y - radiusMetres > m_bounds.max.y) {
        return found;
    }
    const std::uint32_t firstColumn = clampCell((from.x - radiusMetres - m_bounds.min.x) / m_cell, m_columns);
    const std::uint32_t lastColumn = clampCell((from.x + radiusMetres - m_bounds.min.x) / m_cell, m_columns);
    const std::uint32_t firstRow = clampCell((from.y - radiusMetres - m_bounds.min.y) / m_cell, m_rows);
    const std::uint32_t lastRow = clampCell((from.y + radiusMetres - m_bounds.min.y) / m_cell, m_rows);
    for (std::uint32_t row = firstRow; row <= lastRow; ++row) {
        const std::size_t rowStart = std::size_t{row} * m_columns;
        for (std::uint32_t i = m_start[rowStart + firstColumn]; i < m_start[rowStart + lastColumn + 1]; ++i) {
            if (squared(m_points[m_order[i]], from) <= radiusMetres * radiusMetres) {
                found.push_back(m_order[i]);
            }
        }
    }
    std::ranges::sort(found, [&](std::uint32_t a, std::uint32_t b) {
        const double da = squared(m_points[a], from);
        const double db = squared(m_points[b], from);
        return da != db ? da < db : a < b;
    });
    return found;
}

} // namespace sandtable::geo
