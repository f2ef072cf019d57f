// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TextColumns.h"

#include <sandtable/city/CityModel.h>

#include <string>
#include <utility>
#include <vector>

namespace sandtable::city {

using ExportedLayer = std::pair<const ExportLayer*, std::vector<TextColumn>>;

/// The mapping by which importing what was written gives the same city.
std::string exportMapping(const CityModel& model, const std::vector<ExportedLayer>& layers, const std::string& crs);

} // namespace sandtable::city
