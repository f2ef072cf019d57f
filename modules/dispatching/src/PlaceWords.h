// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sandtable::dispatching {

/// A house number beside a road's name: "12号" or "12-3号" behind it, "12" before it in scripts that write it there.
struct HouseNumber
{
    std::uint32_t value;
    std::size_t begin;
    std::size_t end;
};
std::optional<HouseNumber> houseNumberAfter(std::u32string_view text, std::size_t nameEnd);
std::optional<HouseNumber> houseNumberBefore(std::u32string_view text, std::size_t nameBegin);

/// "东侧", "对面", "附近" … behind a place.
struct Direction
{
    std::string_view words; ///< UTF-8, empty when there are none
    geo::LocalMetres shift; ///< how far from the place that usually is, metres
    std::size_t length = 0; ///< in code points
};
Direction directionAt(std::u32string_view text, std::size_t at);

/// Words between two road names that make a crossing: "与", "和", "/", "&", "and" …
bool joinsRoads(std::u32string_view between);

/// How long the words are that say that two roads meet: "交叉口", "的路口"; 0 when there are none.
std::size_t crossingWordsAt(std::u32string_view text, std::size_t at);

/// A region's name without what kind of region it is: 澜石社区居委会 → 澜石.
std::string_view bareRegionName(std::string_view name);

/// Whether the text behind a name makes it the name of a road or a bridge: 路, 街, 巷, 大道, 大街, 桥.
bool goesOnAsRoad(std::u32string_view rest);

} // namespace sandtable::dispatching
