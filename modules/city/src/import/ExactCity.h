// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Gathered.h"
#include "Mapping.h"

#include <sandtable/base/Result.h>
#include <sandtable/city/ImportReport.h>

namespace sandtable::city {

/// The city that rows are word for word, as `export` writes them: in the order of the source, references by key,
/// nothing cut, repaired, linked or made up. Fails with Malformed where a row refers to one that is not there, or is
/// not one polygon, line or point; then the export is damaged, and the message names the row.
Result<CityModel> exactCity(const Gathered& gathered, const Mapping& mapping, ImportReport& report);

} // namespace sandtable::city
