// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/Plates.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::scene {

/// A region as it lies on a plate: fewer points than it has, cut into triangles.
struct PlateShape
{
    std::uint32_t region = 0; ///< position in the city's regions
    geo::Ring ring;
    std::vector<std::uint32_t> triangles; ///< three positions in ring each
};

/// The shapes of one plate, off their true lines by at most `toleranceM`. Borders between two regions stay the same
/// line for both.
std::vector<PlateShape> plateShapes(const PlateStack& stack, Plate plate, double toleranceM);

/// A simple ring cut into triangles by its ears, counter-clockwise as the ring; what remains of a ring that crosses
/// itself is left out.
std::vector<std::uint32_t> triangulate(std::span<const geo::LocalMetres> ring);

} // namespace sandtable::scene
