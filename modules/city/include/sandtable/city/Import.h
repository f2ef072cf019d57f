// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/city/ImportReport.h>

#include <string>
#include <vector>

namespace sandtable::city {

/// The name of the mapping that is built in, for OpenStreetMap data.
constexpr const char* kOsmMapping = "osm";

struct ImportOptions
{
    std::string mapping = kOsmMapping; ///< a TOML file (docs/import.md), or kOsmMapping
    std::vector<std::string> sources;  ///< files or connections, as GDAL opens them
    std::string name;                  ///< of the district; empty: the mapping's, the boundary's, or the file's
};

struct Import
{
    CityModel model;
    ImportReport report;
    std::vector<std::string> notes; ///< what was left out or made up, in words
};

/// Makes a city from any vector data that GDAL reads, as a mapping says (docs/import.md). Tiers come from the data
/// where it has them, else from road blocks. The same sources and mapping give the same city. The model is not
/// written: see writeCity.
/// Fails with NotFound, Unreadable, Malformed (damaged source or mapping; nothing to make a city from), Unsupported
/// (a coordinate system that cannot be converted exactly) or Cancelled. The message names the source, or file, line,
/// key and value of the mapping. A source that fails half-way fails the whole import.
Result<Import> importCity(const ImportOptions& options, const Progress& progress = {});

} // namespace sandtable::city
