// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PreparedTile.h"

#include <sandtable/city/Tiles.h>
#include <sandtable/imagery/HeightField.h>

#include <span>
#include <vector>

namespace sandtable::scene {

/// Lines that the shader widens to pixels: position, direction along the line, the side (-1 or 1) as u and the
/// metres along the line as v.
constexpr int kLineStride = 32;

struct BorderPart
{
    int tier = 4;
    geo::Bounds bounds;
    PreparedMesh mesh;
    int triangles = 0;
};

/// Cuts the borders of each tier into squares of some kilometres, so that what is out of view costs nothing.
/// On a relief they follow the ground; the parts and their order are the same.
std::vector<BorderPart> borderParts(std::span<const city::BorderLine> borders,
                                    const imagery::HeightField* relief = nullptr);

} // namespace sandtable::scene
