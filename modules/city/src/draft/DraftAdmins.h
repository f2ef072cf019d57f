// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Draft.h"

namespace sandtable::city {

/// An administrative boundary below the district's.
struct AdminArea
{
    std::vector<BandedPolygon> parts;
    double areaM2 = 0;
    std::string name;
    std::string nameEn;
    std::string code;            ///< empty: to be numbered
    std::uint32_t entry = kNone; ///< the report's row, where the data names the tier
    std::vector<geo::Line> borders;
};

/// The boundaries that the regions of each tier follow; any list may be empty.
struct AdminTiers
{
    std::vector<AdminArea> streets;
    std::vector<AdminArea> communities;
    std::vector<AdminArea> microGrids;

    bool empty() const { return streets.empty() && communities.empty() && microGrids.empty(); }
};

/// The regions of the data where it has any. Else of its boundaries, streets: the level below the outline's whose
/// number is most like a district's. Communities: of the levels below that, the one that covers most ground.
AdminTiers adminTiersOf(Draft& city);
/// Position of the first area that holds a point; the number of areas when none does.
std::uint32_t areaAt(const std::vector<AdminArea>& areas, geo::LocalMetres p);

/// Notes what the tiers came from: regions that the data names, or boundaries that `followed` streets' communities
/// follow.
void tellTiers(Draft& city, const AdminTiers& admins, bool named, std::size_t followed);

} // namespace sandtable::city
