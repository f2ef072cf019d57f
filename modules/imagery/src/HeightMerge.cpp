// SPDX-License-Identifier: GPL-3.0-or-later
#include "HeightMerge.h"

#include <algorithm>
#include <cmath>

namespace sandtable::imagery {
namespace {

/// On a slope nobody sees a difference that would be a bump on the flat.
constexpr double kShareOfHeight = 0.03;

class Merging
{
public:
    Merging(const HeightNodes& heights, double toleranceM)
        : m_columns(heights.columns), m_rows(heights.rows), m_toleranceM(toleranceM),
          m_nodes(heights.nodes.begin(), heights.nodes.end()),
          m_exponents(static_cast<std::size_t>(m_columns - 1) * static_cast<std::size_t>(m_rows - 1))
    {
    }

    /// After those of half the size: all of them are known, so that the result does not depend on an order.
    void merge(int exponent)
    {
        const int cells = 1 << exponent;
        for (int y = 0; y + cells < m_rows; y += cells)
            for (int x = 0; x + cells < m_columns; x += cells)
                if (hasEqualNeighbours(x, y, exponent) && isFlat(x, y, cells))
                    fill(x, y, cells, exponent);
    }

    /// From the largest squares down: a smaller one beside a larger takes over the larger one's edge.
    void flatten(int exponent)
    {
        const int cells = 1 << exponent;
        for (int y = 0; y + cells < m_rows; y += cells)
            for (int x = 0; x + cells < m_columns; x += cells) {
                if (exponentAt(x, y) != exponent)
                    continue;
                for (int v = 0; v <= cells; ++v)
                    for (int u = 0; u <= cells; ++u)
                        m_nodes[at(x + u, y + v)] = static_cast<float>(onTriangles(x, y, cells, u, v));
            }
    }

    MergedHeights take() { return {std::move(m_nodes), std::move(m_exponents)}; }

private:
    std::size_t at(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column);
    }
    std::uint8_t& cell(int x, int y)
    {
        return m_exponents[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns - 1) +
                           static_cast<std::size_t>(x)];
    }
    int exponentAt(int x, int y) { return cell(x, y); }

    /// It and what surrounds it has squares of half its side at least.
    bool hasEqualNeighbours(int x, int y, int exponent)
    {
        const int half = 1 << (exponent - 1);
        for (int v = y - half; v <= y + 2 * half; v += half)
            for (int u = x - half; u <= x + 2 * half; u += half)
                if (u >= 0 && v >= 0 && u < m_columns - 1 && v < m_rows - 1 && exponentAt(u, v) < exponent - 1)
                    return false;
        return true;
    }
    double onTriangles(int x, int y, int cells, int u, int v) const
    {
        const double southWest = m_nodes[at(x, y)];
        const double northEast = m_nodes[at(x + cells, y + cells)];
        const double other = u >= v ? m_nodes[at(x + cells, y)] : m_nodes[at(x, y + cells)];
        const double far = static_cast<double>(std::max(u, v)) / cells;
        const double near = static_cast<double>(std::min(u, v)) / cells;
        return southWest + far * (other - southWest) + near * (northEast - other);
    }
    bool isFlat(int x, int y, int cells) const
    {
        double low = 1e300;
        double high = -1e300;
        double worst = 0;
        for (int v = 0; v <= cells; ++v)
            for (int u = 0; u <= cells; ++u) {
                const double height = m_nodes[at(x + u, y + v)];
                low = std::min(low, height);
                high = std::max(high, height);
                worst = std::max(worst, std::abs(height - onTriangles(x, y, cells, u, v)));
            }
        return worst <= std::max(m_toleranceM, kShareOfHeight * (high - low));
    }
    void fill(int x, int y, int cells, int exponent)
    {
        for (int v = y; v < y + cells; ++v)
            for (int u = x; u < x + cells; ++u)
                cell(u, v) = static_cast<std::uint8_t>(exponent);
    }

    int m_columns;
    int m_rows;
    double m_toleranceM;
    std::vector<float> m_nodes;
    std::vector<std::uint8_t> m_exponents;
};

} // namespace

MergedHeights mergeHeights(const HeightNodes& heights, double toleranceM, int largestCells)
{
    Merging merging(heights, toleranceM);
    int exponent = 1;
    for (; 1 << exponent <= largestCells; ++exponent)
        merging.merge(exponent);
    while (--exponent > 0)
        merging.flatten(exponent);
    return merging.take();
}

} // namespace sandtable::imagery
