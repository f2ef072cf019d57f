// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/city/CityModel.h>

#include <filesystem>
#include <string>
#include <vector>

namespace sandtable::city {

enum class ExportFormat : std::uint8_t
{
    GeoPackage = 1, ///< one file
    GeoJson,        ///< a folder with a file a layer
    Shapefile       ///< a folder with a set of files a layer
};

struct ExportOptions
{
    ExportFormat format = ExportFormat::GeoPackage;
    std::filesystem::path out; ///< the file, or the folder, which must not exist or be empty
    std::string crs;           ///< as a mapping's [[source]] has it; empty: WGS 84 degrees
};

/// What was written, ready to be imported again.
struct Exported
{
    std::filesystem::path mapping;
    std::vector<std::filesystem::path> sources;
};

/// Writes a whole city for other programs, with a mapping beside it by which importing gives the same city again, to
/// the fingerprint (docs/import.md). Written beside the target and renamed, so a failed run leaves nothing.
/// Fails with Unavailable, Unsupported (the coordinate system; a text with a NUL) or Cancelled.
Result<Exported> exportCity(const CityModel& model, const ExportOptions& options, const Progress& progress = {});

} // namespace sandtable::city
