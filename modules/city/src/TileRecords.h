// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TileBytes.h"

#include <sandtable/city/Tiles.h>

#include <optional>
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

/// A level's number in the file. Vast came later than the others and has the number after theirs.
constexpr int storedLevel(TileLevel level)
{
    switch (level) {
    case TileLevel::Ground:
        return 0;
    case TileLevel::Vast:
        return 5;
    default:
        return static_cast<int>(level) - 1;
    }
}
/// Nothing for a number that is no level.
constexpr std::optional<TileLevel> levelOf(int stored)
{
    for (const TileLevel level :
         {TileLevel::Ground, TileLevel::Vast, TileLevel::Far, TileLevel::Wide, TileLevel::Middle, TileLevel::Near})
        if (storedLevel(level) == stored)
            return level;
    return std::nullopt;
}

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
