// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/imagery/RasterSource.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sandtable::imagery::test {

using Colour = std::array<std::uint8_t, 4>;

/// A raster made for a test, square pixels, north up.
struct SampleRaster
{
    std::string crs = "EPSG:4326";
    double west = 113.0;
    double north = 23.1;
    double pixel = 0.0001; ///< in the units of crs
    int width = 1000;
    int height = 1000;
    int bands = 3;
    bool overviews = false;
    double nodata = -1; ///< below zero: none
    std::vector<std::string> options;
    std::string driver = "GTiff";

    using Paint = std::function<Colour(int column, int row)>;
    std::filesystem::path save(const std::filesystem::path& file, const Paint& paint) const;
    /// Only what the file says of itself.
    std::filesystem::path saveEmpty(const std::filesystem::path& file) const;
    std::filesystem::path saveHeights(const std::filesystem::path& file,
                                      const std::function<float(int column, int row)>& height) const;
};

/// The frame of the city that the tests pretend to have, in the middle of a sample.
inline const geo::Frame& cityFrame()
{
    static const geo::Frame frame(geo::Wgs84{113.05, 23.05});
    return frame;
}

/// A folder that is gone with the object.
class Folder
{
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// A definition of a plain file.
Basemap mapOf(const std::filesystem::path& file, Datum datum = Datum::Wgs84);
/// The tile of a level that holds a place.
TileKey tileAt(geo::LocalMetres place, int level);
/// Its pixel at a place.
Colour pixelAt(const TilePixels& tile, const TileKey& key, geo::LocalMetres place);

} // namespace sandtable::imagery::test
