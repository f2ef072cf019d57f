// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RasterBands.h"
#include "SourceGrid.h"

#include <sandtable/imagery/HeightField.h>

namespace sandtable::imagery {

/// RasterSource::heights().
Result<HeightField> sampleHeights(const SourceGrid& grid, const RasterBands& bands, int width, int height,
                                  double metresPerPixel, const std::string& name, const geo::Bounds& area,
                                  int mostNodes, const std::atomic<bool>* stop);

} // namespace sandtable::imagery
