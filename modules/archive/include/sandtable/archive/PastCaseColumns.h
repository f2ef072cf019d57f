// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace sandtable::archive {

/// What a row of past cases can say.
enum class Column : std::uint8_t
{
    Number,
    Text,
    Address,
    Lon,
    Lat,
    Item,
    Unit,
    Channel,
    Reported,
    Closed
};
inline constexpr std::size_t kColumnCount = 10;

enum class Datum : std::uint8_t
{
    Wgs84,
    Gcj02,
    Bd09
};

/// Which column of a source is which, and in what its coordinates are.
struct PastCaseColumns
{
    std::array<std::string, kColumnCount> names; ///< empty: the usual names are tried
    Datum datum = Datum::Wgs84;

    /// Reads a TOML file with [columns] (text = "诉求内容" …) and datum = "wgs84" | "gcj02" | "bd09". Fails with
    /// NotFound, Unreadable or Malformed naming file, line, key and value.
    static Result<PastCaseColumns> load(const std::filesystem::path& file);
};

/// "number", "text" …: the column's name in a mapping and in reports.
std::string_view columnName(Column column);
/// Whether a source's column of this name is the one, where the mapping does not say.
bool isUsualName(Column column, std::string_view name);

} // namespace sandtable::archive
