// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>
#include <sandtable/crowd/DensityField.h>
#include <sandtable/scene/Markers.h>

#include <filesystem>
#include <vector>

namespace sandtable::map {

/// What a busy evening puts on the map, made up from the city's own names so that it lies where people are.
struct Load
{
    std::vector<scene::CaseMarker> cases;
    std::vector<scene::WorkerMarker> workers;
};
Load loadOf(const city::TileSet& city, int cases, int workers);

/// A festival night: most of them in a few dense places, the rest all over the city.
std::vector<crowd::Person> crowdOf(const city::TileSet& city, int people);

/// From the city file; none when it cannot be read (the map itself says why).
std::vector<scene::CameraMarker> camerasOf(const std::filesystem::path& cityFile);

} // namespace sandtable::map
