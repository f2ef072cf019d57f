// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace sandtable::city {

struct CityCounts
{
    std::size_t districts = 0;
    std::size_t streets = 0;
    std::size_t communities = 0;
    std::size_t microGrids = 0;
    std::size_t roadNodes = 0;
    std::size_t roads = 0;
    std::size_t waters = 0;
    std::size_t greens = 0;
    std::size_t buildings = 0;
    std::size_t addresses = 0;
    std::size_t enterprises = 0;
    std::size_t components = 0;
    std::size_t cameras = 0;
    std::size_t places = 0;
    std::size_t workers = 0;
    std::size_t pipeNodes = 0;
    std::array<std::size_t, kPipeKinds> pipes{}; ///< in the order of PipeKind
    std::array<double, kPipeKinds> pipeKm{};
    double roadKm = 0;
    double areaKm2 = 0; ///< of the districts
};
CityCounts countCity(const CityModel& model);

/// A rule of docs/city-format.md that the city does not keep.
struct BrokenRule
{
    std::string rule;                  ///< its name there, e.g. "regions.tile"
    std::size_t count = 0;             ///< how often it is broken
    std::vector<std::string> examples; ///< the first few, in words with the row and the value
};

/// What `sandtable-city inspect` tells.
struct Inspection
{
    CityCounts counts;
    geo::Bounds bounds;      ///< of everything, metres in the city's frame
    std::string fingerprint; ///< computed from the content
    std::vector<BrokenRule> broken;

    /// How many times rules are broken in all.
    std::size_t breaks() const;
};

/// Checks a whole model (read with kEverything) against every rule. Bounded by the model's size: the full district
/// takes seconds. Never crashes on a model that readCity gave.
Inspection inspectCity(const CityModel& model);

} // namespace sandtable::city
