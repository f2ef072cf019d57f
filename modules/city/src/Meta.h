// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityModel.h>

struct sqlite3;

namespace sandtable::city {

/// A model without features from the file's meta table: codes, names, frame, fingerprint.
/// Fails with Malformed, or Unsupported when the file is of another version.
Result<CityModel> readMeta(sqlite3* database);

/// The interned strings in their order; the first is empty.
Result<std::vector<std::string>> readStrings(sqlite3* database);

} // namespace sandtable::city
