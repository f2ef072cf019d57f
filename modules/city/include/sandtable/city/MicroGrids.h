// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <vector>

namespace sandtable::city {

/// The outlines of the micro-grids in their order, for a geo::RegionIndex; its answers count from
/// tierRange(Tier::MicroGrid).first.
std::vector<geo::Ring> microGridRings(const CityModel& model);

} // namespace sandtable::city
