// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <filesystem>
#include <string>

namespace sandtable::test {

/// Two communities of two micro-grids each, squares of a kilometre, with one worker in the middle of each grid:
///
///     440604010001001 W1 | 440604010001002 W2
///     -------------------+-------------------
///     440604010002001 W3 | 440604010002002 W4
city::CityModel fourGrids();

constexpr const char* kNorth = "440604010001";
constexpr const char* kSouth = "440604010002";

/// The middle of micro-grid 0…3 in the order above.
protocol::Point middleOf(int grid);

/// Writes the city to a file in the folder and returns its path.
std::filesystem::path writeFourGrids(const std::filesystem::path& folder);

} // namespace sandtable::test
