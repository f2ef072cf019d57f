// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Footprint.h"
#include "TileBuilder.h"

#include <span>

namespace sandtable::city::tiles {

/// Adds generalised prisms for many buildings: those of one micro-grid whose centres share a square of `squareM` become
/// one block with their total ground area, their mean height and the direction of their walls; what stands out above it
/// becomes a tower on it. `buildings` are positions in the model.
void addMerged(TileBuilder& out, const CityModel& model, std::span<const std::uint32_t> buildings, double squareM);

/// The surface that a building's use and height give it.
TileSurface surfaceOf(const Building& building);
TileSurface surfaceOf(GreenKind kind);
/// Mean of the footprint's corners.
geo::LocalMetres middleOf(const CityModel& model, const Building& building);

} // namespace sandtable::city::tiles
