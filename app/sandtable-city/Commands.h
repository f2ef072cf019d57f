// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityFile.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sandtable::app {

struct GenerateOptions
{
    std::filesystem::path profile;
    std::filesystem::path out;
    std::uint64_t seed = 7;
    double scale = 1;
};

struct ImportOptions
{
    std::string osm; ///< an OpenStreetMap file, or empty
    std::string map;
    std::vector<std::string> sources;
    std::filesystem::path out;
    std::filesystem::path report; ///< a CSV file, or empty
    std::string name;
};

struct ExportOptions
{
    std::filesystem::path file;
    std::filesystem::path out;
    std::string format; ///< gpkg, geojson or shp
    std::string crs;
    bool unchecked = false;
};

struct InspectOptions
{
    std::filesystem::path file;
    std::string json; ///< a file, "-" for standard output, or empty
};

/// Whether a file can be made there, so that the answer does not come after a minute's work.
Result<void> checkTarget(const std::filesystem::path& out);

Result<void> generate(const GenerateOptions& options, const city::Progress& progress);
/// What became of the rows, and what was left out or made up, in words.
Result<std::string> import(const ImportOptions& options, const city::Progress& progress);
/// What was written and how to have it back, in words.
Result<std::string> exportTo(const ExportOptions& options, const city::Progress& progress);
/// Whether every rule is kept.
Result<bool> inspect(const InspectOptions& options);

} // namespace sandtable::app
