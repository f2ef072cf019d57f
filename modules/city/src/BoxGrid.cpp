// SPDX-License-Identifier: GPL-3.0-or-later
#include "BoxGrid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sandtable::city {

namespace {
constexpr double kMostCells = 4e6;
constexpr double kEntriesPerBox = 32;

bool meet(const geo::Bounds& a, const geo::Bounds& b)
{
    return a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y;
}

double side(geo::LocalMetres a, geo::LocalMetres b, geo::LocalMetres p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool cross(geo::LocalMetres a, geo::LocalMetres b, geo::LocalMetres c, geo::LocalMetres d)
{
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
} // namespace

BoxGrid::BoxGrid(std::span<const geo::Bounds> boxes, double cellM) : m_boxes(boxes.begin(), boxes.end())
{
    for (const geo::Bounds& box : boxes) {
        m_bounds.add(box.min);
        m_bounds.add(box.max);
    }
    if (boxes.empty()) {
        return;
    }
    const double width = m_bounds.max.x - m_bounds.min.x;
    const double height = m_bounds.max.y - m_bounds.min.y;
    // A stray box far away must not ask for a grid of the whole way to it, nor large boxes for one entry in each cell.
    m_cellM = std::max({cellM, std::sqrt(width * height / kMostCells), width / kMostCells, height / kMostCells});
    const double mostEntries = kEntriesPerBox * static_cast<double>(boxes.size()) + kMostCells;
    for (double entries = 1e300; entries > mostEntries; m_cellM *= 2) {
        entries = 0;
        for (const geo::Bounds& box : boxes) {
            entries += ((box.max.x - box.min.x) / m_cellM + 1) * ((box.max.y - box.min.y) / m_cellM + 1);
        }
        if (entries <= mostEntries) {
            break;
        }
    }
    m_columns = static_cast<std::uint32_t>(width / m_cellM) + 1;
    m_rows = static_cast<std::uint32_t>(height / m_cellM) + 1;
    m_start.assign(std::size_t{m_columns} * m_rows + 1, 0);
    const auto eachCell = [this](const geo::Bounds& box, auto visit) {
        const Cells cells = cellsOf(box);
        for (std::uint32_t row = cells.bottom; row <= cells.top; ++row) {
            for (std::uint32_t column = cells.left; column <= cells.right; ++column) {
                visit(std::size_t{row} * m_columns + column);
            }
        }
    };
    for (const geo::Bounds& box : boxes) {
        eachCell(box, [&](std::size_t cell) { ++m_start[cell + 1]; });
    }
    for (std::size_t cell = 1; cell < m_start.size(); ++cell) {
        m_start[cell] += m_start[cell - 1];
    }
    m_items.resize(m_start.back());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        eachCell(boxes[i], [&](std::size_t cell) { m_items[next[cell]++] = i; });
    }
}

BoxGrid::Cells BoxGrid::cellsOf(const geo::Bounds& box) const
{
    const auto index = [this](double offset, std::uint32_t count) {
        return static_cast<std::uint32_t>(std::clamp(std::floor(offset / m_cellM), 0.0, count - 1.0));
    };
    return {index(box.min.x - m_bounds.min.x, m_columns), index(box.max.x - m_bounds.min.x, m_columns),
            index(box.min.y - m_bounds.min.y, m_rows), index(box.max.y - m_bounds.min.y, m_rows)};
}

std::span<const std::uint32_t> BoxGrid::at(geo::LocalMetres p) const
{
    if (m_boxes.empty() || !m_bounds.contains(p)) {
        return {};
    }
    const Cells cells = cellsOf({p, p});
    const std::size_t cell = std::size_t{cells.bottom} * m_columns + cells.left;
    return std::span(m_items).subspan(m_start[cell], m_start[cell + 1] - m_start[cell]);
}

void BoxGrid::within(const geo::Bounds& box, std::vector<std::uint32_t>& to) const
{
    to.clear();
    if (m_boxes.empty() || !meet(box, m_bounds)) {
        return;
    }
    const Cells cells = cellsOf(box);
    for (std::uint32_t row = cells.bottom; row <= cells.top; ++row) {
        for (std::uint32_t column = cells.left; column <= cells.right; ++column) {
            const std::size_t cell = std::size_t{row} * m_columns + column;
            for (std::uint32_t i = m_start[cell]; i < m_start[cell + 1]; ++i) {
                if (meet(m_boxes[m_items[i]], box)) {
                    to.push_back(m_items[i]);
                }
            }
        }
    }
    std::sort(to.begin(), to.end());
    to.erase(std::unique(to.begin(), to.end()), to.end());
}

double distanceToRing(std::span<const geo::LocalMetres> ring, geo::LocalMetres a, geo::LocalMetres b)
{
    if (geo::contains(ring, a)) {
        return 0;
    }
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if (cross(ring[j], ring[i], a, b)) {
            return 0;
        }
        nearest = std::min({nearest, geo::distanceToSegment(ring[i], a, b), geo::distanceToSegment(a, ring[j], ring[i]),
                            geo::distanceToSegment(b, ring[j], ring[i])});
    }
    return nearest;
}

} // namespace sandtable::city
