// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GeneratorPlan.h"
#include "GeneratorRoads.h"

#include <optional>
#include <vector>

namespace sandtable::city {

/// A piece of ground between roads, with its block.
struct Parcel
{
    std::int32_t face = 0;
    geo::Ring ring;
};

/// Parcels of every dry block, in the order of the faces.
std::vector<Parcel> findParcels(const CityPlan& plan);

/// Rivers, ponds, lakes, parks, fields and woods; fills waters and greens.
void fillGround(const CityPlan& plan, const std::vector<Parcel>& parcels, CityModel& model);

/// Which face each building of the model stands on.
struct PlanBuildings
{
    std::vector<std::int32_t> faceOf;
    std::vector<geo::LocalMetres> centre;
};

/// Exactly the profile's number of buildings, or nothing when the ground has no room for them (or, with room > 1, too
/// few of the small houses that may be left out). room: buildings that fit as a share of those wanted.
std::optional<PlanBuildings> fillBuildings(const CityPlan& plan, const std::vector<Parcel>& parcels, CityModel& model,
                                           double& room);

} // namespace sandtable::city
