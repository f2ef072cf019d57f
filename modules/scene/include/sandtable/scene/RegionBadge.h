// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>

#include <string>

namespace sandtable::scene {

/// Figures that stand under a region's name on the map. Plain value; the name in the city's own language and the place
/// say which region it is.
struct RegionBadge
{
    std::string name;
    geo::LocalMetres at; ///< city::Region::label
    int open = 0;
    int overdue = 0;
    int fresh = 0; ///< new in the last hour

    bool sameFigures(const RegionBadge& other) const
    {
        return open == other.open && overdue == other.overdue && fresh == other.fresh;
    }
};

} // namespace sandtable::scene
