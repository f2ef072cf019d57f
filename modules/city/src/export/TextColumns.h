// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ExportRow.h"

#include <string>
#include <string_view>
#include <vector>

namespace sandtable::city {

/// How a text column lies in a format. A Shapefile's table keeps 254 bytes a field and drops spaces around a text, so
/// longer texts go over several fields, and texts with spaces around them stand in brackets.
struct TextColumn
{
    std::vector<std::string> fields; ///< names in the file
    std::size_t width = 1;           ///< bytes of the widest field
    bool bracketed = false;

    /// The pieces of a text, one a field; each ends between two characters.
    std::vector<std::string> split(std::string_view text) const;
    /// The SQLite expression that joins them again.
    std::string expression() const;
};

/// Looks through a layer's texts. One entry a column; those of other types have one field and nothing else.
std::vector<TextColumn> textColumnsOf(const CityModel& model, const ExportLayer& layer, bool shapefile);

} // namespace sandtable::city
