// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>
#include <sandtable/crowd/DensityField.h>
#include <sandtable/scene/Markers.h>
#include <sandtable/scene/Plates.h>

#include <filesystem>
#include <memory>
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

/// Cases as the plates of the tiers show them; those whose deadline has passed are overdue.
struct PlateLoad
{
    std::shared_ptr<const std::vector<city::Region>> regions;
    std::vector<scene::PlateFigures> figures;
    std::vector<scene::PlateCase> cases;
};
PlateLoad platesOf(const std::filesystem::path& cityFile, const std::vector<scene::CaseMarker>& cases);

/// From the city file; none when it cannot be read (the map itself says why).
std::vector<scene::CameraMarker> camerasOf(const std::filesystem::path& cityFile);

} // namespace sandtable::map
