// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TileBytes.h"

#include <sandtable/city/Tiles.h>

#include <span>
#include <vector>

namespace sandtable::city::tiles {

/// Rows of sandtable_tiles that are no meshes carry these in the column level.
enum class RecordKind : int
{
    About = 100,
    Borders = 101,
    Labels = 102
};
constexpr std::uint32_t kTilesVersion = 1;

/// Each border once, as the highest tier that it bounds, joined to lines along the regions' rings.
std::vector<BorderLine> bordersOf(const CityModel& model);
/// What can be named on the map, most important first.
std::vector<MapLabel> labelsOf(const CityModel& model);

Bytes encodeAbout(const CityModel& model, const geo::Bounds& bounds);
Bytes encodeBorders(const std::vector<BorderLine>& borders);
Bytes encodeLabels(const std::vector<MapLabel>& labels);
/// Each fills its part of the set; false when the bytes are damaged.
bool decodeAbout(std::span<const unsigned char> bytes, TileSet& set);
bool decodeBorders(std::span<const unsigned char> bytes, TileSet& set);
bool decodeLabels(std::span<const unsigned char> bytes, TileSet& set);

} // namespace sandtable::city::tiles
