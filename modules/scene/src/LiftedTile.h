// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PreparedTile.h"

#include <sandtable/imagery/HeightField.h>

namespace sandtable::scene {

/// As prepare(), with everything standing on hills: what lies on the ground is cut to fit it and shaded by how it
/// slopes, what stands on it is lifted corner by corner. With slack, what lies on the ground may rise above it or sink
/// into it by so much, and is cut less.
PreparedMesh prepareLifted(const city::TileMesh& mesh, const imagery::HeightField& relief, double slackM = 0);

/// How bright sloping ground is, as a share of flat ground, lit from the north-west.
double slopeLight(const imagery::HeightField& relief, geo::LocalMetres place);

} // namespace sandtable::scene
