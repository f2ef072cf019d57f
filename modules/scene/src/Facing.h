// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>

#include <array>
#include <cstdint>
#include <vector>

namespace sandtable::scene {

/// Where a vertex's face looks, and which house it is of, in one byte: the upper four bits are 0 for what lies flat, or
/// 1 … 15 for walls, each 24° further clockwise from north; the lower four are the house's own number, 1 … 15, or 0 for
/// what is no house.
constexpr int kFacingBits = 4;
constexpr int kWallDirections = 15;

constexpr int directionOf(std::uint8_t facing)
{
    return facing >> kFacingBits;
}
constexpr int houseSeedOf(std::uint8_t facing)
{
    return facing & ((1 << kFacingBits) - 1);
}
/// East and north of a wall's outward normal; {0, 0} for what lies flat.
std::array<float, 2> outwards(int direction);

/// One for each vertex. A house is a run of walls with the roof after it, as prisms are written into a tile; its number
/// comes from where it stands, so it is the same in each run and whatever else the tile holds.
std::vector<std::uint8_t> facings(const city::TileMesh& mesh);

} // namespace sandtable::scene
