// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Draft.h"

#include <vector>

namespace sandtable::city {

/// The data's roads with ends that miss another road by up to `toleranceM` put onto it: onto its vertex where one is as
/// near, else onto a new one. Surveyed centre lines miss each other by centimetres, and would connect to nothing.
/// Roads whose end moved are told as changed.
std::vector<GatheredRoad> joinedRoads(Draft& city, double toleranceM);

} // namespace sandtable::city
