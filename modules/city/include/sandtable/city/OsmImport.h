// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/city/CityModel.h>

#include <filesystem>
#include <string>
#include <vector>

namespace sandtable::city {

struct OsmImportOptions
{
    std::filesystem::path file; ///< .osm.pbf, as GDAL's OSM driver reads it
    std::string name;           ///< of the district; empty: the boundary's, else the file's
};

struct OsmImport
{
    CityModel model;
    std::vector<std::string> notes; ///< what was left out or made up, in words
};

/// Makes a city from OpenStreetMap data: buildings, roads as one connected graph, water, green, places, addresses and
/// enterprises from the data; tiers from administrative boundaries where they are, else from road blocks; grid
/// workers, cameras and components are made up along the roads where the data has none, and `source` says so.
/// The same file gives the same city. The model is not written: see writeCity.
/// Fails with NotFound, Unreadable, Malformed (damaged, or no roads in it) or Cancelled; the message names the file.
Result<OsmImport> importOsm(const OsmImportOptions& options, const Progress& progress = {});

} // namespace sandtable::city
