// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GeneratorPlan.h"

namespace sandtable::city {

/// Joins the faces without a micro-grid to the neighbour in the same street with which they share most border.
/// False when one touches none.
bool joinSlivers(GeneratorMesh& mesh);

/// Reads the four tiers off the faces: rings, codes, names, label points. The faces' `grid` becomes the position of the
/// region in CityModel::regions. Fails with OutOfRange when a region would have two outer rings.
Result<void> fillRegions(CityPlan& plan, CityModel& model);

} // namespace sandtable::city
