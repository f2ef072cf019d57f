// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../BandedPolygon.h"
#include "../Geos.h"
#include "../import/Gathered.h"
#include "../import/Mapping.h"

#include <sandtable/city/CityModel.h>
#include <sandtable/city/ImportReport.h>
#include <sandtable/geo/RegionIndex.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sandtable::city {

/// The city being made, and what its steps share. The steps run in the order of the functions below.
struct Draft
{
    const Gathered& data;
    const Mapping& mapping;
    ImportReport& report;
    CityModel model;
    std::vector<std::string> notes;
    Geos geos;
    geo::Ring outline;                       ///< valid, on the millimetre grid, counter-clockwise
    std::optional<BandedPolygon> district;   ///< the outline, for asking
    std::vector<BandedPolygon> surroundings; ///< the district and 30 m around it
    int outlineLevel = 0;                    ///< level of the boundary that the outline came from; 0: from other data
    /// A line of the data is carriageway on the ground: borders of blocks may follow it.
    std::vector<geo::Line> blockLines;
    /// Per road of the model: its width is the data's own.
    std::vector<bool> measuredWidth;
    geo::RegionIndex microGrids;
    std::uint32_t firstMicroGrid = 0;
    std::unordered_map<std::string, std::uint32_t> addressOfKey;

    bool holds(geo::LocalMetres p) const { return district->contains(p); }
    /// A road or pipe along the border is the district's too, whichever side the surveyor's pen fell on.
    bool reaches(geo::LocalMetres p) const;
    /// Position in regions of the micro-grid at a place, or kNone.
    std::uint32_t gridAt(geo::LocalMetres p) const;
    /// The same for a row of the data; where there is none, the row is refused as outside.
    std::uint32_t gridAt(geo::LocalMetres p, const GatheredRow& row);
    geo::LocalMetres local(geo::Wgs84 point) const;
    geo::Line local(const DegreeLine& points) const;
    /// The area's polygons in metres; those of fewer than three corners are left out.
    std::vector<geo::Polygon> local(const DegreeArea& area) const;
    /// A shape inside the district, in its parts. `cut` tells whether it is another than it was.
    std::vector<geo::Polygon> clipped(const geo::Polygon& shape, bool& cut) const;
};

/// Frame, outline and the names of the city.
Result<void> findOutline(Draft& draft, const std::string& name, const std::string& fileName);
/// The road graph and the lines that part blocks.
Result<void> addRoads(Draft& draft);
/// The four tiers.
Result<void> addRegions(Draft& draft);
void addLand(Draft& draft);
void addBuildings(Draft& draft);
/// Narrows roads whose width is only usual where buildings stand closer.
void fitRoads(Draft& draft);
/// What lies to the right of the coastline.
void addSea(Draft& draft);
/// Addresses, enterprises and places.
void addPlaces(Draft& draft);
/// Components, cameras and workers: the data's, and those that the mapping wants made up where it has none.
void addFurniture(Draft& draft);
/// Pipes and their nodes, after the components that cover them.
void addPipes(Draft& draft);

} // namespace sandtable::city
