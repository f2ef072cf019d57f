// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TileShapes.h"

#include <sandtable/city/CityModel.h>

#include <vector>

namespace sandtable::city::tiles {

/// Built-up land between streets, for views from which single houses are less than a pixel or two.
struct Block
{
    geo::Polygon shape;
    std::vector<geo::Ring> bodies;               ///< what is left of it between streets and waters
    TileSurface surface = TileSurface::Building; ///< of the use that covers most of it
    std::uint8_t shade = 128;                    ///< of the land as a whole: denser and taller is brighter
    float heightM = 3;                           ///< mean of what is no tower
};

struct BuiltLand
{
    std::vector<Block> blocks;
    /// Buildings that no block stands for: their land is open, or no streets enclose it.
    std::vector<std::uint32_t> loose;
};

/// Blocks are the faces of the road network down to branch roads, without its smallest bends; neighbours share their
/// edges exactly, so nothing shows between them. Deterministic.
BuiltLand builtLandOf(const CityModel& model);

/// A block's parts in the squares of a grid: cells are shown apart, and each has to cover its own ground.
std::vector<Block> cutAlongGrid(Block block, double sideM);

/// A block as bodies of its mean height.
void addBlockBody(TileBuilder& out, const Block& block);

/// From this height a building stands out above its block, and from the other it is seen from anywhere in the city.
constexpr float kTowerM = 45;
constexpr float kLandmarkTowerM = 80;

} // namespace sandtable::city::tiles
