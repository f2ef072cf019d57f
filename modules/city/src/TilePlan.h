// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TileBlocks.h"

#include <sandtable/city/Tiles.h>

#include <vector>

namespace sandtable::city::tiles {

/// Side of a level's cells; each is a whole number of the next finer ones.
constexpr double kNearSideM = 512;
constexpr double kMiddleSideM = 1024;
constexpr double kWideSideM = 2048;
constexpr double kFarSideM = 4096;
constexpr double kVastSideM = 16384;
/// From this extent a whole city does not fit into a view of far cells: there are vast ones above them.
constexpr double kVastFromM = 30000;
/// Buildings within such a square become one block.
constexpr double kMiddleSquareM = 42;
constexpr double kWideSquareM = 63;
constexpr double kFarSquareM = 105;
/// Waters and greens longer than this belong to the ground that is always drawn.
constexpr double kLargeAreaM = 600;

/// A bridge of a near cell: a road's position, and whether the bridge goes on beyond its ends.
struct CellBridge
{
    std::uint32_t road = 0;
    bool fromOnDeck = false;
    bool toOnDeck = false;
};

/// What a cell holds: positions in the model's vectors.
struct Cell
{
    TileLevel level = TileLevel::Near;
    std::int32_t column = 0;
    std::int32_t row = 0;
    std::uint32_t parent = kNone;         ///< position in the plan
    std::vector<std::uint32_t> buildings; ///< of a far or wide cell only those that no block stands for
    std::vector<std::uint32_t> towers;    ///< of a far or wide cell: what stands out above the blocks
    std::vector<Block> blocks;            ///< of a far or wide cell
    std::vector<std::uint32_t> far;       ///< of a vast cell: the far cells in it, positions in the plan
    std::vector<std::uint32_t> roads;     ///< of a near cell without the bridges
    std::vector<CellBridge> bridges;      ///< of a near cell
    std::vector<std::uint32_t> waters;
    std::vector<std::uint32_t> greens;
};

/// All cells of a model: ground, then vast, far, wide, middle, near; parents come before children.
std::vector<Cell> planCells(const CityModel& model);
/// The triangles of one cell of a plan. Only reads, so cells may be built on any number of threads.
std::vector<TileBuilder::Part> buildCell(const CityModel& model, const std::vector<Cell>& plan, std::size_t cell);
/// The land, waters and roads of a vast cell.
void addVast(TileBuilder& out, const CityModel& model, const std::vector<Cell>& plan, const Cell& cell);

} // namespace sandtable::city::tiles
