// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "OsmTags.h"

#include <sandtable/base/Result.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/geo/Coordinates.h>

#include <filesystem>
#include <vector>

namespace sandtable::city {

using OsmRing = std::vector<geo::Wgs84>; ///< without the repeated last point

struct OsmPoint
{
    geo::Wgs84 at;
    OsmTags tags;
};
struct OsmLine
{
    std::vector<geo::Wgs84> points;
    OsmTags tags;
};
struct OsmArea
{
    std::vector<std::vector<OsmRing>> polygons; ///< each: the outline, then its holes
    OsmTags tags;
};

/// What a city can use of an OSM file, in degrees.
struct OsmData
{
    std::vector<OsmPoint> points;
    std::vector<OsmLine> lines;
    std::vector<OsmArea> areas;
};

/// Reads the file through GDAL. Fails as importOsm does.
Result<OsmData> readOsm(const std::filesystem::path& file, const Progress& progress);

} // namespace sandtable::city
