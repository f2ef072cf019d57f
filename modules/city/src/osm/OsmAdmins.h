// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "OsmCity.h"

namespace sandtable::city {

/// An administrative boundary below the district's.
struct AdminArea
{
    std::vector<BandedPolygon> parts;
    double areaM2 = 0;
    std::string name;
    std::string nameEn;
    std::vector<geo::Line> borders;
};

/// The boundaries that streets follow and those that communities follow; either list may be empty.
struct AdminTiers
{
    std::vector<AdminArea> streets;
    std::vector<AdminArea> communities;
};

/// Streets: the level below the outline's whose number is most like a district's. Communities: of the levels below
/// that, the one that covers most ground.
AdminTiers adminTiersOf(const OsmCity& city);
/// Position of the first area that holds a point; the number of areas when none does.
std::uint32_t areaAt(const std::vector<AdminArea>& areas, geo::LocalMetres p);

} // namespace sandtable::city
