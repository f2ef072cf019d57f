// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleRaster.h"

#include <sandtable/geo/Datum.h>
#include <sandtable/geo/GaussKrueger.h>

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <cmath>

namespace sandtable::imagery::test {
namespace {

constexpr geo::LocalMetres kPlaces[] = {{0, 0}, {2311, -1790}, {-3105, 2450}, {400.5, -4003}};

/// Where a degree pair lies in the sample, pixels.
std::pair<double, double> inSample(const SampleRaster& sample, double x, double y)
{
    return {(x - sample.west) / sample.pixel, (sample.north - y) / sample.pixel};
}

/// Squares of five pixels at known places come out where they belong, to a pixel of the source.
void expectMarksAtHome(const SampleRaster& sample, Datum datum,
                       const std::function<std::pair<double, double>(geo::LocalMetres)>& pixelOf, double pixelM)
{
    const Folder folder;
    std::vector<std::pair<double, double>> marks;
    for (const auto& place : kPlaces)
        marks.push_back(pixelOf(place));
    const auto file = sample.save(folder / "marks.tif", [&](int column, int row) -> Colour {
        for (const auto& [x, y] : marks) {
            if (std::abs(column - std::floor(x)) <= 2 && std::abs(row - std::floor(y)) <= 2)
                return {255, 40, 0, 255};
        }
        return {0, 90, 30, 255};
    });
    const auto source = RasterSource::open(mapOf(file, datum), cityFrame());
    ASSERT_TRUE(source) << source.error().message;
    EXPECT_NEAR(source->metresPerPixel(), pixelM, pixelM * 0.06);
    for (const auto& place : kPlaces) {
        EXPECT_TRUE(source->bounds().contains(place));
        const TileKey key = tileAt(place, source->finestLevel());
        const auto tile = source->read(key);
        ASSERT_TRUE(tile) << tile.error().message;
        ASSERT_FALSE(tile->rgba.empty());
        EXPECT_TRUE(tile->opaque);
        // The middle of what is red; a mark on a tile's edge continues in the next one.
        double x = 0, y = 0, weight = 0;
        for (int row = 0; row < kTilePixels; ++row)
            for (int column = 0; column < kTilePixels; ++column)
                if (const auto red = tile->rgba[static_cast<std::size_t>(row * kTilePixels + column) * 4]; red > 0) {
                    const double px = key.bounds().min.x + (column + 0.5) * key.metresPerPixel();
                    const double py = key.bounds().min.y + (row + 0.5) * key.metresPerPixel();
                    if (std::hypot(px - place.x, py - place.y) > 8 * pixelM)
                        continue;
                    x += red * px;
                    y += red * py;
                    weight += red;
                }
        ASSERT_GT(weight, 0);
        const auto bounds = key.bounds();
        const double toEdge =
            std::min({place.x - bounds.min.x, bounds.max.x - place.x, place.y - bounds.min.y, bounds.max.y - place.y});
        if (toEdge > 4 * pixelM) {
            EXPECT_NEAR(x / weight, place.x, pixelM);
            EXPECT_NEAR(y / weight, place.y, pixelM);
        }
        EXPECT_GT(pixelAt(*tile, key, place)[0], 200);
    }
}

TEST(Warp, DegreesOfWgs84LandWithinAPixel)
{
    const SampleRaster sample;
    expectMarksAtHome(
        sample, Datum::Wgs84,
        [&](geo::LocalMetres place) {
            const auto at = cityFrame().toWgs84(place);
            return inSample(sample, at.lon, at.lat);
        },
        10.66);
}

TEST(Warp, MetresOfCgcs2000LandWithinAPixel)
{
    SampleRaster sample;
    sample.crs = "EPSG:4547";
    const geo::GaussKruegerZone zone(114);
    const auto corner = zone.at({113.0, 23.1});
    sample.west = corner.eastingM - 1000;
    sample.north = corner.northingM + 1000;
    sample.pixel = 8;
    sample.width = sample.height = 1700;
    expectMarksAtHome(
        sample, Datum::Wgs84,
        [&](geo::LocalMetres place) {
            const auto at = zone.at(cityFrame().toWgs84(place));
            return inSample(sample, at.eastingM, at.northingM);
        },
        8);
}

TEST(Warp, AShiftedSourceIsSetRight)
{
    const SampleRaster sample;
    expectMarksAtHome(
        sample, Datum::Gcj02,
        [&](geo::LocalMetres place) {
            const auto at = geo::toGcj02(cityFrame().toWgs84(place));
            return inSample(sample, at.lon, at.lat);
        },
        10.66);
}

TEST(Warp, TakingAShiftedSourceForWgs84MissesByHundredsOfMetres)
{
    const SampleRaster sample;
    const Folder folder;
    const auto shifted = geo::toGcj02(cityFrame().toWgs84({0, 0}));
    const auto [x, y] = inSample(sample, shifted.lon, shifted.lat);
    const auto file = sample.save(folder / "one.tif", [&](int column, int row) -> Colour {
        return std::abs(column - x) < 3 && std::abs(row - y) < 3 ? Colour{255, 0, 0, 255} : Colour{0, 0, 0, 255};
    });
    const auto source = RasterSource::open(mapOf(file), cityFrame());
    ASSERT_TRUE(source);
    const TileKey key = tileAt({0, 0}, 7);
    EXPECT_EQ(pixelAt(*source->read(key), key, {0, 0})[0], 0);
}

TEST(Warp, WhatIsMissingIsTransparentAndGivesNoColour)
{
    SampleRaster sample;
    sample.nodata = 0;
    const Folder folder;
    // The western half has no value in any band; the eastern has one without red.
    const auto file = sample.save(folder / "half.tif", [&](int column, int) -> Colour {
        return column < 500 ? Colour{0, 0, 0, 255} : Colour{0, 200, 60, 255};
    });
    const auto source = RasterSource::open(mapOf(file), cityFrame());
    ASSERT_TRUE(source);
    const geo::LocalMetres west{-1500, 0};
    const geo::LocalMetres east{1500, 0};
    const TileKey westKey = tileAt(west, 6);
    const TileKey eastKey = tileAt(east, 6);
    EXPECT_EQ(pixelAt(*source->read(westKey), westKey, west)[3], 0);
    EXPECT_EQ(pixelAt(*source->read(eastKey), eastKey, east), (Colour{0, 200, 60, 255}));
    for (int level = 5; level <= 8; ++level) {
        const TileKey key = tileAt({1, 1}, level);
        const auto tile = *source->read(key);
        for (std::size_t i = 0; i + 3 < tile.rgba.size(); i += 4)
            EXPECT_TRUE(tile.rgba[i + 3] == 0 || tile.rgba[i + 1] > 190) << "a black fringe at level " << level;
    }
}

TEST(Warp, AlphaIsKept)
{
    SampleRaster sample;
    sample.bands = 4;
    const Folder folder;
    const auto file = sample.save(folder / "alpha.tif", [](int, int) -> Colour { return {10, 20, 250, 128}; });
    const auto source = RasterSource::open(mapOf(file), cityFrame());
    ASSERT_TRUE(source);
    const TileKey key = tileAt({1, 1}, 7);
    const auto tile = *source->read(key);
    EXPECT_FALSE(tile.opaque);
    EXPECT_EQ(pixelAt(tile, key, {1, 1}), (Colour{10, 20, 250, 128}));
}

TEST(Warp, NothingComesFromOutsideTheRaster)
{
    const Folder folder;
    const auto file = SampleRaster{}.save(folder / "small.tif", [](int, int) -> Colour { return {9, 9, 9, 255}; });
    const auto source = RasterSource::open(mapOf(file), cityFrame());
    ASSERT_TRUE(source);
    const auto far = source->read(tileAt({40000, 40000}, 8));
    ASSERT_TRUE(far) << far.error().message;
    EXPECT_TRUE(far->rgba.empty());
}

TEST(Warp, FromAfarOverviewsAreReadAndTheirMeanComesOut)
{
    SampleRaster sample;
    sample.overviews = true;
    const Folder folder;
    const auto file = sample.save(folder / "stripes.tif", [](int column, int row) -> Colour {
        return (column + row) % 2 == 0 ? Colour{200, 0, 0, 255} : Colour{0, 0, 100, 255};
    });
    const auto source = RasterSource::open(mapOf(file), cityFrame());
    ASSERT_TRUE(source);
    const TileKey key = tileAt({500, 500}, 1);
    const auto tile = source->read(key);
    ASSERT_TRUE(tile);
    const Colour mean = pixelAt(*tile, key, {500, 500});
    EXPECT_NEAR(mean[0], 100, 3);
    EXPECT_NEAR(mean[2], 50, 3);
}

TEST(Warp, AnMbtilesFileIsDrawnWhereItBelongs)
{
    const Folder folder;
    SampleRaster sample;
    sample.bands = 3;
    const auto tif = sample.save(folder / "quarter.tif", [&](int column, int row) -> Colour {
        return column < 500 ? (row < 500 ? Colour{220, 30, 30, 255} : Colour{30, 220, 30, 255})
                            : (row < 500 ? Colour{30, 30, 220, 255} : Colour{220, 220, 30, 255});
    });
    GDALDriver* maker = GetGDALDriverManager()->GetDriverByName("MBTiles");
    ASSERT_NE(maker, nullptr);
    {
        const GDALDatasetUniquePtr from(GDALDataset::Open(tif.c_str()));
        const GDALDatasetUniquePtr to(
            maker->CreateCopy((folder / "quarter.mbtiles").c_str(), from.get(), FALSE, nullptr, nullptr, nullptr));
        ASSERT_TRUE(to);
    }
    const auto source = RasterSource::open(mapOf(folder / "quarter.mbtiles"), cityFrame());
    ASSERT_TRUE(source) << source.error().message;
    const auto near = [&](geo::LocalMetres place, int channel) {
        const TileKey key = tileAt(place, 6);
        const auto tile = source->read(key);
        ASSERT_TRUE(tile) << tile.error().message;
        const Colour colour = pixelAt(*tile, key, place);
        EXPECT_EQ(colour[3], 255);
        EXPECT_GT(colour[static_cast<std::size_t>(channel)], 200) << place.x << " " << place.y;
    };
    near({-1500, 1500}, 0);
    near({-1500, -1500}, 1);
    near({1500, 1500}, 2);
}

} // namespace
} // namespace sandtable::imagery::test
