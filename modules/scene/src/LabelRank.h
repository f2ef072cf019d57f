// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>

#include <cstdint>

namespace sandtable::scene {

/// How a label competes with the others.
struct LabelRule
{
    double metresPerPixel = 0; ///< at the target, from which on the label is worth reading; 0 never
    int importance = 0;        ///< street > community > landmark > large water > main road > other places > lane
    std::uint8_t reach = 0;    ///< as in LabelWish: a region's name may stand anywhere near, a road's must stay on it
};

/// The tier in work (1…4) brings its own regions forward.
LabelRule ruleOf(const city::MapLabel& label, int tier);

} // namespace sandtable::scene
