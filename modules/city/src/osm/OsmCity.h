// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../BandedPolygon.h"
#include "../Geos.h"
#include "OsmData.h"

#include <sandtable/city/CityModel.h>
#include <sandtable/geo/RegionIndex.h>

#include <optional>
#include <string>
#include <vector>

namespace sandtable::city {

/// The city being made, and what its steps share. The steps run in the order of the functions below.
struct OsmCity
{
    const OsmData& data;
    CityModel model;
    std::vector<std::string> notes;
    Geos geos;
    geo::Ring outline;                     ///< valid, on the millimetre grid, counter-clockwise
    std::optional<BandedPolygon> district; ///< the outline, for asking
    int outlineLevel = 0;                  ///< admin_level that the outline came from; 0: from the data
    /// A line of the data is carriageway on the ground: borders of blocks may follow it.
    std::vector<geo::Line> blockLines;
    /// Per road of the model: its width is the data's own.
    std::vector<bool> measuredWidth;
    geo::RegionIndex microGrids;
    std::uint32_t firstMicroGrid = 0;

    bool holds(geo::LocalMetres p) const { return district->contains(p); }
    /// Position in regions of the micro-grid at a place, or kNone.
    std::uint32_t gridAt(geo::LocalMetres p) const;
    geo::Line local(const std::vector<geo::Wgs84>& points) const;
    /// The area's polygons in metres; those of fewer than three corners are left out.
    std::vector<geo::Polygon> local(const OsmArea& area) const;
    /// A shape inside the district, in its parts.
    std::vector<geo::Polygon> clipped(const geo::Polygon& shape) const;
};

/// Frame, outline and the names of the city.
Result<void> findOutline(OsmCity& city, const std::string& name, const std::string& fileName);
/// The road graph and the lines that part blocks.
Result<void> addRoads(OsmCity& city);
/// The four tiers.
Result<void> addRegions(OsmCity& city);
void addLand(OsmCity& city);
void addBuildings(OsmCity& city);
/// Narrows roads whose width is only usual where buildings stand closer.
void fitRoads(OsmCity& city);
/// What lies to the right of the coastline.
void addSea(OsmCity& city);
/// Addresses, enterprises and places.
void addPlaces(OsmCity& city);
/// Components and cameras along the roads, workers in the grids.
void addFurniture(OsmCity& city);

} // namespace sandtable::city
