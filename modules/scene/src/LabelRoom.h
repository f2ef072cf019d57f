// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>

#include <vector>

namespace sandtable::scene {

/// Corners of the room that a region's name has: how far the region goes from where the name belongs, all around,
/// counter-clockwise from east. Nothing between that point and a corner leaves the region.
using LabelRoom = std::vector<geo::LocalMetres>;
constexpr int kRoomCorners = 24;

/// One a label of the set; empty for names of what is no region.
std::vector<LabelRoom> labelRooms(const city::TileSet& set);

} // namespace sandtable::scene
