// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleRaster.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

namespace sandtable::imagery::test {
namespace {

GDALDatasetUniquePtr create(const SampleRaster& sample, const std::filesystem::path& file, GDALDataType type)
{
    GDALAllRegister();
    GDALDriver* maker = GetGDALDriverManager()->GetDriverByName(sample.driver.c_str());
    CPLStringList options;
    for (const auto& option : sample.options)
        options.AddString(option.c_str());
    GDALDatasetUniquePtr raster(
        maker->Create(file.c_str(), sample.width, sample.height, sample.bands, type, options.List()));
    EXPECT_TRUE(raster) << file;
    std::array<double, 6> transform{sample.west, sample.pixel, 0, sample.north, 0, -sample.pixel};
    OGRSpatialReference crs;
    crs.SetFromUserInput(sample.crs.c_str());
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    raster->SetGeoTransform(transform.data());
    raster->SetSpatialRef(&crs);
    if (sample.nodata >= 0)
        for (int band = 1; band <= sample.bands; ++band)
            raster->GetRasterBand(band)->SetNoDataValue(sample.nodata);
    return raster;
}

void finish(const SampleRaster& sample, GDALDataset& raster)
{
    if (sample.overviews) {
        std::array<int, 4> factors{2, 4, 8, 16};
        raster.BuildOverviews("AVERAGE", 4, factors.data(), 0, nullptr, nullptr, nullptr);
    }
}

} // namespace

std::filesystem::path SampleRaster::save(const std::filesystem::path& file, const Paint& paint) const
{
    const auto raster = create(*this, file, GDT_Byte);
    std::vector<std::uint8_t> line(static_cast<std::size_t>(width) * static_cast<std::size_t>(bands));
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            const Colour colour = paint(column, row);
            for (int band = 0; band < bands; ++band)
                line[static_cast<std::size_t>(column * bands + band)] = colour[static_cast<std::size_t>(band)];
        }
        EXPECT_EQ(raster->RasterIO(GF_Write, 0, row, width, 1, line.data(), width, 1, GDT_Byte, bands, nullptr, bands,
                                   0, 1, nullptr),
                  CE_None);
    }
    finish(*this, *raster);
    return file;
}

std::filesystem::path SampleRaster::saveEmpty(const std::filesystem::path& file) const
{
    create(*this, file, GDT_Byte);
    return file;
}

std::filesystem::path SampleRaster::saveHeights(const std::filesystem::path& file,
                                                const std::function<float(int, int)>& heightAt) const
{
    SampleRaster one = *this;
    one.bands = 1;
    const auto raster = create(one, file, GDT_Float32);
    std::vector<float> line(static_cast<std::size_t>(width));
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column)
            line[static_cast<std::size_t>(column)] = heightAt(column, row);
        EXPECT_EQ(raster->GetRasterBand(1)->RasterIO(GF_Write, 0, row, width, 1, line.data(), width, 1, GDT_Float32, 0,
                                                     0, nullptr),
                  CE_None);
    }
    finish(one, *raster);
    return file;
}

Folder::Folder()
{
    std::string name = (std::filesystem::temp_directory_path() / "sandtable-imagery-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    m_path = name;
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Basemap mapOf(const std::filesystem::path& file, Datum datum)
{
    Basemap map;
    map.id = map.name = map.nameEn = file.stem().string();
    map.source = file.string();
    map.datum = datum;
    return map;
}

TileKey tileAt(geo::LocalMetres place, int level)
{
    const double side = TileKey{level, 0, 0}.sideM();
    return {level, static_cast<int>(std::floor(place.x / side)), static_cast<int>(std::floor(place.y / side))};
}

Colour pixelAt(const TilePixels& tile, const TileKey& key, geo::LocalMetres place)
{
    if (tile.rgba.empty())
        return {0, 0, 0, 0};
    const auto bounds = key.bounds();
    const auto column = static_cast<std::size_t>((place.x - bounds.min.x) / key.metresPerPixel());
    const auto row = static_cast<std::size_t>((place.y - bounds.min.y) / key.metresPerPixel());
    Colour colour{};
    std::copy_n(&tile.rgba[(row * kTilePixels + column) * 4], 4, colour.begin());
    return colour;
}

} // namespace sandtable::imagery::test
