// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sandtable::city {

/// A field of a source's row; texts are UTF-8.
using SourceValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One row of a source, as expressions see it.
struct SourceValues
{
    std::vector<SourceValue> fields;                       ///< in the order of the names that the queries were made for
    std::vector<std::pair<std::string, std::string>> tags; ///< of a column in hstore form (OSM's other_tags)
};

/// Adds the pairs of GDAL's "other_tags": "key"=>"value","key"=>"value" with \ before quotes and backslashes.
void addHstore(std::string_view text, std::vector<std::pair<std::string, std::string>>& to);

} // namespace sandtable::city
