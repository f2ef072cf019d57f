// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleRaster.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

namespace sandtable::imagery::test {
namespace {

void write(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

TEST(HostileRaster, RandomBytesAreNoPicture)
{
    const Folder folder;
    std::string bytes = "II*";
    for (int i = 0; i < 5000; ++i)
        bytes += static_cast<char>(i * 7919 >> 3);
    write(folder / "noise.tif", bytes);
    const auto source = RasterSource::open(mapOf(folder / "noise.tif"), cityFrame());
    ASSERT_FALSE(source);
    EXPECT_NE(source.error().message.find("noise.tif"), std::string::npos);
}

TEST(HostileRaster, ATruncatedFileFailsWhereItIsCutAndNowhereElse)
{
    const Folder folder;
    SampleRaster sample;
    sample.options = {"TILED=YES"};
    const auto file = sample.save(folder / "cut.tif", [](int column, int row) -> Colour {
        return {static_cast<std::uint8_t>(column), static_cast<std::uint8_t>(row), 7, 255};
    });
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    const auto source = RasterSource::open(mapOf(file), cityFrame());
    if (!source)
        return;
    int good = 0;
    int bad = 0;
    for (int row = -6; row < 6; ++row)
        for (int column = -6; column < 6; ++column) {
            const auto tile = source->read({7, column, row});
            if (!tile) {
                ++bad;
                EXPECT_EQ(tile.error().code, ErrorCode::Unreadable);
                EXPECT_NE(tile.error().message.find("cut.tif"), std::string::npos);
            } else if (!tile->rgba.empty())
                ++good;
        }
    EXPECT_GT(bad, 0);
    EXPECT_GT(good, 0);
}

TEST(HostileRaster, AHugeDeclaredSizeIsRefusedInWordsNotRead)
{
    const Folder folder;
    write(folder / "huge.vrt", R"(<VRTDataset rasterXSize="2000000000" rasterYSize="2000000000">
<SRS>EPSG:4326</SRS><GeoTransform>113.0,1e-10,0,23.1,0,-1e-10</GeoTransform>
<VRTRasterBand dataType="Byte" band="1"/></VRTDataset>)");
    const auto begin = std::chrono::steady_clock::now();
    const auto source = RasterSource::open(mapOf(folder / "huge.vrt"), cityFrame());
    ASSERT_TRUE(source) << source.error().message;
    const auto tile = source->read(tileAt({0, 0}, 4));
    ASSERT_FALSE(tile);
    EXPECT_EQ(tile.error().code, ErrorCode::Unsupported);
    EXPECT_NE(tile.error().message.find("overviews"), std::string::npos);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(HostileRaster, ABlockThatWouldFillMemoryIsRefused)
{
    const Folder folder;
    SampleRaster sample;
    sample.width = sample.height = 20000;
    sample.bands = 1;
    sample.options = {"TILED=YES", "BLOCKXSIZE=20000", "BLOCKYSIZE=20000", "SPARSE_OK=TRUE", "COMPRESS=DEFLATE"};
    sample.saveEmpty(folder / "block.tif");
    const auto source = RasterSource::open(mapOf(folder / "block.tif"), cityFrame());
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::Unsupported);
    EXPECT_NE(source.error().message.find("20000"), std::string::npos);
}

TEST(HostileRaster, APictureWithoutAPlaceIsRefused)
{
    const Folder folder;
    write(folder / "nowhere.vrt", R"(<VRTDataset rasterXSize="100" rasterYSize="100">
<VRTRasterBand dataType="Byte" band="1"/></VRTDataset>)");
    const auto source = RasterSource::open(mapOf(folder / "nowhere.vrt"), cityFrame());
    ASSERT_FALSE(source);
    EXPECT_NE(source.error().message.find("where on the ground"), std::string::npos);
}

} // namespace
} // namespace sandtable::imagery::test
