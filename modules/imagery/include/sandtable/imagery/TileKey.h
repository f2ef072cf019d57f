// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace sandtable::imagery {

constexpr int kTilePixels = 256; ///< a side
constexpr double kTopTileM = 65536;
constexpr int kFinestLevel = 13; ///< tiles of 8 m, 3 cm a pixel

/// A square of the ground in the city's frame. Sides are powers of two in metres and corners multiples of them from the
/// frame's origin, at every level: level 0 is 65,536 m, level 10 is 64 m with 25 cm a pixel. Rows count northwards.
struct TileKey
{
    std::int32_t level = 0;
    std::int32_t column = 0;
    std::int32_t row = 0;
    auto operator<=>(const TileKey&) const = default;

    double sideM() const { return kTopTileM / static_cast<double>(1 << level); }
    double metresPerPixel() const { return sideM() / kTilePixels; }
    geo::Bounds bounds() const
    {
        const double side = sideM();
        return {{column * side, row * side}, {(column + 1) * side, (row + 1) * side}};
    }
    /// 0 … 3: west to east, then south to north.
    TileKey child(int i) const { return {level + 1, column * 2 + (i & 1), row * 2 + (i >> 1)}; }
    TileKey parent() const { return {level - 1, column >> 1, row >> 1}; }
};

struct TileKeyHash
{
    std::size_t operator()(const TileKey& key) const
    {
        const auto mixed = static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.column)) << 32 |
                           static_cast<std::uint32_t>(key.row);
        return std::hash<std::uint64_t>()(mixed * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(key.level));
    }
};

} // namespace sandtable::imagery
