// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace sandtable::imagery {

/// What a source's degrees mean, once its own coordinate system has been undone.
enum class Datum : std::uint8_t
{
    Wgs84, ///< and CGCS2000, which agrees with it to centimetres
    Gcj02  ///< shifted, as the tiles of Amap and Tencent are
};

/// A picture of the ground, as a file data/basemaps/NAME.toml describes it (docs/basemaps.md).
struct Basemap
{
    std::string id;     ///< the file's name without its ending
    std::string name;   ///< Chinese
    std::string nameEn; ///< the Chinese one where none is given
    /// What GDAL opens, or a template https://…/{z}/{x}/{y}.png. A relative file is made absolute when it is read.
    std::string source;
    Datum datum = Datum::Wgs84;
    std::string attribution;
    double opacity = 1; ///< 0.05 … 1
    int minZoom = 0;    ///< of a template's pyramid
    int maxZoom = 18;
    std::string dem; ///< a raster of heights in metres that goes with it; empty: none
    Datum demDatum = Datum::Wgs84;

    /// Whether reading it asks another machine.
    bool remote() const;
};

/// Reads one definition. NotFound, Unreadable, Malformed (naming file, key and value) or OutOfRange.
Result<Basemap> readBasemap(const std::filesystem::path& file);

/// A plain raster, GDAL's own description of one or a definition: whatever --basemap names.
Result<Basemap> basemapOf(const std::filesystem::path& file);

struct BasemapList
{
    std::vector<Basemap> maps;       ///< by name of file; of two with one id the one of the later folder
    std::vector<std::string> errors; ///< a line each for a file that cannot be used
};
/// All *.toml of these folders; one that does not exist is empty.
BasemapList listBasemaps(std::span<const std::filesystem::path> folders);

} // namespace sandtable::imagery
