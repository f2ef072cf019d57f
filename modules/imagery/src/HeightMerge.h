// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::imagery {

/// Heights by rows, from the south-west.
struct HeightNodes
{
    int columns = 0;
    int rows = 0;
    std::span<const float> nodes;
};

struct MergedHeights
{
    std::vector<float> nodes;
    std::vector<std::uint8_t> exponents; ///< by cell: it is part of a flat square of 2^exponent cells a side
};

/// What HeightField::merged() says; largestCells is a power of two.
MergedHeights mergeHeights(const HeightNodes& heights, double toleranceM, int largestCells);

} // namespace sandtable::imagery
