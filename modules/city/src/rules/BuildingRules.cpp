// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Footprint.h"
#include "RuleBook.h"

#include <algorithm>

namespace sandtable::city {

namespace {

/// Storeys lower or higher than this are not built; a hall may be one storey of a tall one.
constexpr double kLowestStoreyM = 1.8;
constexpr double kHighestStoreyM = 30;

/// A building belongs to a grid when its centre or any of its corners lies there: large ones cross borders.
bool reaches(const geo::Ring& grid, std::span<const geo::LocalMetres> corners)
{
    return geo::contains(grid, geo::centroid(corners)) ||
           std::any_of(corners.begin(), corners.end(), [&](geo::LocalMetres p) { return geo::contains(grid, p); });
}

} // namespace

void checkBuildings(const CityModel& model, RuleBook& book)
{
    for (std::size_t i = 0; i < model.buildings.size(); ++i) {
        const Building& building = model.buildings[i];
        const auto corners = footprintOf(model, building);
        if (corners.size() < 3 || !(geo::signedArea(corners) > 0)) {
            book.broken("buildings.outline", "row {} has no area or does not run counter-clockwise", rowOf(i));
            continue;
        }
        const double storeyM = static_cast<double>(building.heightM) / std::max<int>(building.storeys, 1);
        if (building.storeys == 0 || !(storeyM >= kLowestStoreyM && storeyM <= kHighestStoreyM)) {
            book.broken("buildings.height", "row {} is {} m high with {} storeys", rowOf(i), building.heightM,
                        building.storeys);
        }
        if (building.grid >= model.regions.size() || model.regions[building.grid].tier != Tier::MicroGrid) {
            book.broken("buildings.grid", "row {} has no micro-grid", rowOf(i));
        } else if (!reaches(model.regions[building.grid].outer, corners)) {
            book.broken("buildings.grid", "row {} at ({:.1f}, {:.1f}) is not in {}", rowOf(i), corners[0].x,
                        corners[0].y, model.regions[building.grid].code);
        }
    }
}

} // namespace sandtable::city
