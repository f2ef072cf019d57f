// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/archive/PastCaseColumns.h>
#include <sandtable/base/Result.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/storage/CaseArchive.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace sandtable::archive {

/// What came of an import.
struct PastCaseReport
{
    std::uint64_t rows = 0;
    std::uint64_t taken = 0;
    std::uint64_t refused = 0;
    std::map<std::string, std::uint64_t> reasons; ///< kinds of reasons with how often, without the rows' own values
};

struct PastCaseImport
{
    std::filesystem::path source;   ///< CSV or GeoJSON, or what else GDAL reads as rows; UTF-8
    std::filesystem::path refusals; ///< a CSV with row, field, value and reason of each refused row; empty: none
    PastCaseColumns columns;
};

/// Reads past cases into an archive: each row is taken or refused with a reason, none is changed. Either all taken rows
/// are in the archive at the end, or, when it fails, none. Fails with NotFound, Unreadable or Malformed (the source, or
/// a column that must be there), and as the archive does.
/// The city gives the micro-grid of a place; the list's codes and names are understood for items and units.
Result<PastCaseReport> importPastCases(const PastCaseImport& order, const city::CityModel& city,
                                       const catalogue::Catalogue& list, storage::CaseArchive& archive);

} // namespace sandtable::archive
