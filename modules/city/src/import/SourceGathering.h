// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Gathered.h"
#include "Mapping.h"

#include <sandtable/base/Result.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/city/ImportReport.h>

namespace sandtable::city {

/// Reads all sources through the mapping's rules. Fails as importCity does.
Result<Gathered> gatherSources(const std::vector<std::string>& sources, const Mapping& mapping, ImportReport& report,
                               const Progress& progress);

} // namespace sandtable::city
