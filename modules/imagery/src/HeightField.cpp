// SPDX-License-Identifier: GPL-3.0-or-later
#include "HeightMerge.h"

#include <sandtable/imagery/HeightField.h>

#include <algorithm>
#include <cmath>

namespace sandtable::imagery {
namespace {

constexpr int kBlockCells = 8;

/// A place among nodes: the cell's lower node and the share of the way to the next, both inside the grid.
struct Step
{
    int node;
    double share;
};

Step stepOf(double inCells, int nodes)
{
    const double clamped = std::clamp(inCells, 0.0, static_cast<double>(nodes - 1));
    const int node = std::min(static_cast<int>(clamped), nodes - 2);
    return {node, clamped - node};
}

} // namespace

HeightField::HeightField(geo::LocalMetres southWest, double cellM, int columns, int rows, std::vector<float> nodes,
                         double baseM)
    : m_southWest(southWest), m_cellM(cellM), m_columns(columns), m_rows(rows), m_nodes(std::move(nodes)),
      m_baseM(baseM)
{
    makeBlocks();
}

void HeightField::makeBlocks()
{
    const auto blocks = [](int nodes) { return (nodes - 2) / kBlockCells + 1; };
    m_blockColumns = blocks(m_columns);
    m_blockRows = blocks(m_rows);
    m_blocks.clear();
    for (int row = 0; row < m_blockRows; ++row)
        for (int column = 0; column < m_blockColumns; ++column) {
            Block block{1e9F, -1e9F};
            for (int y = row * kBlockCells; y <= std::min((row + 1) * kBlockCells, m_rows - 1); ++y)
                for (int x = column * kBlockCells; x <= std::min((column + 1) * kBlockCells, m_columns - 1); ++x) {
                    block.low = std::min(block.low, node(x, y));
                    block.high = std::max(block.high, node(x, y));
                }
            m_blocks.push_back(block);
        }
    const auto [low, high] = std::minmax_element(m_nodes.begin(), m_nodes.end());
    m_range = {*low, *high};
}

double HeightField::at(geo::LocalMetres place) const
{
    const auto [x, u] = stepOf((place.x - m_southWest.x) / m_cellM, m_columns);
    const auto [y, v] = stepOf((place.y - m_southWest.y) / m_cellM, m_rows);
    const double southWest = node(x, y);
    const double northEast = node(x + 1, y + 1);
    if (u >= v) {
        const double southEast = node(x + 1, y);
        return southWest + u * (southEast - southWest) + v * (northEast - southEast);
    }
    const double northWest = node(x, y + 1);
    return southWest + v * (northWest - southWest) + u * (northEast - northWest);
}

std::array<double, 2> HeightField::slope(geo::LocalMetres place) const
{
    const auto [x, u] = stepOf((place.x - m_southWest.x) / m_cellM, m_columns);
    const auto [y, v] = stepOf((place.y - m_southWest.y) / m_cellM, m_rows);
    const auto atNode = [this](int column, int row) {
        const int west = std::max(column - 1, 0);
        const int east = std::min(column + 1, m_columns - 1);
        const int south = std::max(row - 1, 0);
        const int north = std::min(row + 1, m_rows - 1);
        return std::array<double, 2>{(node(east, row) - node(west, row)) / ((east - west) * m_cellM),
                                     (node(column, north) - node(column, south)) / ((north - south) * m_cellM)};
    };
    const auto a = atNode(x, y);
    const auto b = atNode(x + 1, y);
    const auto c = atNode(x, y + 1);
    const auto d = atNode(x + 1, y + 1);
    std::array<double, 2> slope{};
    for (std::size_t i = 0; i < 2; ++i)
        slope[i] = std::lerp(std::lerp(a[i], b[i], u), std::lerp(c[i], d[i], u), v);
    return slope;
}

HeightField::Range HeightField::range(const geo::Bounds& bounds) const
{
    const auto block = [this](double metres, int blocks) {
        return std::clamp(static_cast<int>(std::floor(metres / m_cellM / kBlockCells)), 0, blocks - 1);
    };
    Range range{1e9, -1e9};
    for (int row = block(bounds.min.y - m_southWest.y, m_blockRows);
         row <= block(bounds.max.y - m_southWest.y, m_blockRows); ++row)
        for (int column = block(bounds.min.x - m_southWest.x, m_blockColumns);
             column <= block(bounds.max.x - m_southWest.x, m_blockColumns); ++column) {
            const Block& at = m_blocks[static_cast<std::size_t>(row) * m_blockColumns + column];
            range.low = std::min<double>(range.low, at.low);
            range.high = std::max<double>(range.high, at.high);
        }
    return range;
}

HeightField HeightField::scaled(double factor) const
{
    auto nodes = m_nodes;
    for (float& height : nodes)
        height = static_cast<float>(height * factor);
    HeightField field{m_southWest, m_cellM, m_columns, m_rows, std::move(nodes), m_baseM};
    field.m_merged = m_merged;
    return field;
}

HeightField HeightField::merged(double toleranceM) const
{
    MergedHeights merged = mergeHeights({m_columns, m_rows, m_nodes}, toleranceM, kLargestBlock);
    HeightField field{m_southWest, m_cellM, m_columns, m_rows, std::move(merged.nodes), m_baseM};
    field.m_merged = std::move(merged.exponents);
    return field;
}

int HeightField::blockCells(int column, int row) const
{
    if (m_merged.empty() || column < 0 || row < 0 || column >= m_columns - 1 || row >= m_rows - 1)
        return 1;
    return 1 << m_merged[static_cast<std::size_t>(row) * (m_columns - 1) + column];
}

} // namespace sandtable::imagery
