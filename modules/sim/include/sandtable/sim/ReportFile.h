// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/geo/Coordinates.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::sim {

/// A real report of a file, as far as the file tells.
struct FileReport
{
    std::string text;
    std::string address;
    std::optional<geo::Wgs84> point;
    int secondOfDay = -1; ///< local; -1 when the file has no time
};

/// What was read, and what could not be.
struct ReportFile
{
    std::vector<FileReport> reports;
    std::vector<std::string> problems; ///< file:line: column: what; the first 100
    std::size_t problemCount = 0;
};

/// Reads reports from a CSV file. Columns are found by their usual names, in English and Chinese: a description, a
/// kind, an address, latitude and longitude (degrees), a time. One of description and kind must be there. A number
/// that cannot be read costs its row the coordinates and is named in `problems`.
/// Fails with NotFound, Unreadable, Malformed (no usable column, no row, broken quoting) or OutOfRange (over 1 GiB).
Result<ReportFile> readReports(const std::filesystem::path& file);
/// The same from a text that was read already.
Result<ReportFile> parseReports(const std::string& name, std::string_view text);

} // namespace sandtable::sim
