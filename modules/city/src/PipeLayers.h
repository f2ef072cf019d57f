// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LayerWriter.h"

#include <sandtable/base/Result.h>
#include <sandtable/city/CityModel.h>

struct sqlite3;

namespace sandtable::city {

/// The layers pipe_nodes and pipes.
Result<void> writePipes(sqlite3* database, const CityModel& model, WriteProgress& progress);

/// Fills pipeNodes, pipeVertices and pipes. A file from before there were pipes has neither layer: nothing to read.
/// Fails with Malformed, naming table, row and field.
Result<void> readPipes(sqlite3* database, CityModel& model);

} // namespace sandtable::city
