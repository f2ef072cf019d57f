// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <vector>

namespace sandtable::bench {

/// A partition of about 12 × 13 km into 921 rings of some 50 vertices each: the size of Chancheng's micro-grids, for
/// measuring without a city file.
std::vector<geo::Ring> syntheticGrids(std::uint64_t seed);

} // namespace sandtable::bench
