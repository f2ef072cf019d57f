// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <vector>

namespace sandtable::city {

/// The ground inside a block once the roads around it (half width and pavement per edge) are taken away.
std::vector<geo::Ring> parcelsOf(const geo::Ring& block, const std::vector<double>& clear);

/// What is left of a ring without some (convex) shapes; scraps are dropped.
std::vector<geo::Ring> without(const geo::Ring& ring, const std::vector<geo::Ring>& shapes);

} // namespace sandtable::city
