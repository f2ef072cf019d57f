// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleRaster.h"

#include <sandtable/base/Random.h>
#include <sandtable/geo/Datum.h>

#include <gtest/gtest.h>

#include <cmath>

namespace sandtable::imagery::test {
namespace {

const geo::Bounds kCity{{-3000, -2500}, {3000, 2500}};
constexpr int kMostNodes = 40000;

/// A raster with pixels of about 53 m, so that a cell of the grid is no larger than one of them.
SampleRaster coarse()
{
    SampleRaster sample;
    sample.pixel = 0.0005;
    sample.width = sample.height = 200;
    return sample;
}

float bumpy(int column, int row)
{
    return static_cast<float>(40 + 25 * std::sin(column * 0.31) * std::cos(row * 0.23) + (column * 7 + row * 3) % 11);
}

double bilinear(const SampleRaster& sample, double lon, double lat)
{
    const double x = (lon - sample.west) / sample.pixel - 0.5;
    const double y = (sample.north - lat) / sample.pixel - 0.5;
    const int column = static_cast<int>(std::floor(x));
    const int row = static_cast<int>(std::floor(y));
    const double s = x - column;
    const double t = y - row;
    return (bumpy(column, row) * (1 - s) + bumpy(column + 1, row) * s) * (1 - t) +
           (bumpy(column, row + 1) * (1 - s) + bumpy(column + 1, row + 1) * s) * t;
}

void expectBilinear(Datum datum)
{
    const SampleRaster sample = coarse();
    const Folder folder;
    const auto file = sample.saveHeights(folder / "dem.tif", bumpy);
    const auto source = RasterSource::open(mapOf(file, datum), cityFrame());
    ASSERT_TRUE(source) << source.error().message;
    const auto field = source->heights(kCity, kMostNodes);
    ASSERT_TRUE(field) << field.error().message;
    EXPECT_EQ(field->cellM(), 32);
    for (int row = 0; row < field->rows(); ++row)
        for (int column = 0; column < field->columns(); ++column) {
            const geo::LocalMetres place{field->southWest().x + column * field->cellM(),
                                         field->southWest().y + row * field->cellM()};
            const auto at = cityFrame().toWgs84(place);
            const auto shifted = geo::toGcj02(at);
            const double wanted =
                datum == Datum::Gcj02 ? bilinear(sample, shifted.lon, shifted.lat) : bilinear(sample, at.lon, at.lat);
            ASSERT_NEAR(field->node(column, row) + field->baseM(), wanted, 0.01) << place.x << " " << place.y;
        }
}

TEST(Heights, AreBilinearBetweenTheRastersPixels)
{
    expectBilinear(Datum::Wgs84);
}

TEST(Heights, OfAShiftedRasterAreSetRight)
{
    expectBilinear(Datum::Gcj02);
}

TEST(Heights, HolesAndUnmarkedNonsenseLieAtTheBase)
{
    const SampleRaster sample = coarse();
    const Folder folder;
    const auto file = sample.saveHeights(folder / "holes.tif", [](int column, int) {
        return column < 60 ? -32768.0F : column > 140 ? std::nanf("") : 50.0F;
    });
    const auto source = RasterSource::open(mapOf(file), cityFrame());
    ASSERT_TRUE(source);
    const auto field = source->heights(kCity, kMostNodes);
    ASSERT_TRUE(field) << field.error().message;
    EXPECT_NEAR(field->baseM(), 50, 1e-3);
    EXPECT_NEAR(field->range().low, 0, 1e-3);
    EXPECT_NEAR(field->range().high, 0, 1e-3);
}

TEST(Heights, ARasterOfElsewhereIsRefused)
{
    SampleRaster sample = coarse();
    sample.west = 10;
    const Folder folder;
    const auto file = sample.saveHeights(folder / "far.tif", bumpy);
    const auto source = RasterSource::open(mapOf(file), cityFrame());
    ASSERT_TRUE(source);
    const auto field = source->heights(kCity, kMostNodes);
    ASSERT_FALSE(field);
    EXPECT_EQ(field.error().code, ErrorCode::NotFound);
}

TEST(Heights, AGridStaysWithinItsBound)
{
    const Folder folder;
    const auto file = coarse().saveHeights(folder / "dem.tif", bumpy);
    const auto source = RasterSource::open(mapOf(file), cityFrame());
    ASSERT_TRUE(source);
    const auto field = source->heights({{-300000, -300000}, {300000, 300000}}, 10000);
    ASSERT_TRUE(field) << field.error().message;
    EXPECT_LE(field->columns() * field->rows(), 10000);
}

HeightField sampleField()
{
    Random random(5);
    std::vector<float> nodes;
    for (int i = 0; i < 30 * 21; ++i)
        nodes.push_back(static_cast<float>(random.between(-5, 60)));
    return {{-640, 320}, 64, 30, 21, std::move(nodes)};
}

TEST(HeightField, LiesOnTheTwoTrianglesOfEachCell)
{
    const HeightField field = sampleField();
    Random random(6);
    for (int i = 0; i < 20000; ++i) {
        const geo::LocalMetres place{random.between(-640, -640 + 29 * 64), random.between(320, 320 + 20 * 64)};
        // By barycentric coordinates of whichever triangle holds it.
        const int column = static_cast<int>((place.x + 640) / 64);
        const int row = static_cast<int>((place.y - 320) / 64);
        const double u = (place.x + 640) / 64 - column;
        const double v = (place.y - 320) / 64 - row;
        const double southWest = field.node(column, row);
        const double northEast = field.node(column + 1, row + 1);
        const double wanted = u > v ? southWest * (1 - u) + field.node(column + 1, row) * (u - v) + northEast * v
                                    : southWest * (1 - v) + field.node(column, row + 1) * (v - u) + northEast * u;
        ASSERT_NEAR(field.at(place), wanted, 1e-4);
    }
}

/// Flat with half a metre of noise in the west, hills in the east.
HeightField halfHilly()
{
    constexpr int kSide = 129;
    Random random(9);
    std::vector<float> nodes;
    for (int row = 0; row < kSide; ++row)
        for (int column = 0; column < kSide; ++column)
            nodes.push_back(static_cast<float>(column < 64 ? 3 + random.between(-0.25, 0.25)
                                                           : 3 + 80 * std::abs(std::sin((column - 64) * 0.3)) *
                                                                     std::abs(std::cos(row * 0.2))));
    return {{0, 0}, 64, kSide, kSide, std::move(nodes)};
}

TEST(HeightField, MergedIsFlatInLargeSquaresAndTheSameOnHills)
{
    const HeightField field = halfHilly();
    const HeightField merged = field.merged(1);
    EXPECT_EQ(field.blockCells(5, 5), 1);
    EXPECT_EQ(merged.blockCells(5, 5), HeightField::kLargestBlock);
    EXPECT_EQ(merged.blockCells(-1, 5), 1);
    EXPECT_EQ(merged.blockCells(5, 128), 1);
    double leaves = 0;
    for (int row = 0; row < 128; ++row)
        for (int column = 0; column < 128; ++column) {
            const int cells = merged.blockCells(column, row);
            leaves += 1.0 / (cells * cells);
            // What it said of the ground it still says, but for the tolerance: of its own square and a neighbour's.
            const double share = 0.03 * 80;
            ASSERT_NEAR(merged.node(column, row), field.node(column, row), column < 60 ? 1.0 : 2 * share);
        }
    EXPECT_LT(leaves, 0.6 * 128 * 128);
    EXPECT_GT(leaves, 0.1 * 128 * 128) << "hills keep their shape";
}

TEST(HeightField, MergedSquaresAreTwoFlatTrianglesAndNeighboursDifferByTwoAtMost)
{
    const HeightField merged = halfHilly().merged(1);
    for (int row = 0; row < 128; ++row)
        for (int column = 0; column < 128; ++column) {
            const int cells = merged.blockCells(column, row);
            const int x = column / cells * cells;
            const int y = row / cells * cells;
            ASSERT_EQ(merged.blockCells(x, y), cells);
            const int u = column - x;
            const int v = row - y;
            const double low = merged.node(x, y);
            const double high = merged.node(x + cells, y + cells);
            const double side = u >= v ? merged.node(x + cells, y) : merged.node(x, y + cells);
            const double wanted =
                low + (std::max(u, v) * (side - low) + std::min(u, v) * (high - side)) / static_cast<double>(cells);
            ASSERT_NEAR(merged.node(column, row), wanted, 1e-3) << column << " " << row;
            if (column + 1 < 128) {
                const int next = merged.blockCells(column + 1, row);
                ASSERT_TRUE(next <= 2 * cells && cells <= 2 * next) << column << " " << row;
            }
        }
}

TEST(HeightField, ARangeHoldsEveryHeightInIt)
{
    const HeightField field = sampleField();
    Random random(7);
    for (int i = 0; i < 500; ++i) {
        geo::Bounds bounds;
        bounds.add(geo::LocalMetres{random.between(-900, 1500), random.between(100, 1800)});
        bounds.add(geo::LocalMetres{random.between(-900, 1500), random.between(100, 1800)});
        const auto range = field.range(bounds);
        EXPECT_GE(range.low, field.range().low);
        EXPECT_LE(range.high, field.range().high);
        for (int k = 0; k < 50; ++k) {
            const double height =
                field.at({random.between(bounds.min.x, bounds.max.x), random.between(bounds.min.y, bounds.max.y)});
            ASSERT_GE(height, range.low - 1e-6);
            ASSERT_LE(height, range.high + 1e-6);
        }
    }
}

TEST(HeightField, OutsideItGoesOnAsItsEdge)
{
    const HeightField field = sampleField();
    EXPECT_EQ(field.at({-5000, 320}), field.node(0, 0));
    EXPECT_EQ(field.at({1e9, 1e9}), field.node(29, 20));
}

TEST(HeightField, ScaledIsSoManyTimesAsHigh)
{
    const HeightField field = sampleField();
    const HeightField three = field.scaled(3);
    EXPECT_NEAR(three.at({100, 700}), 3 * field.at({100, 700}), 1e-4);
    EXPECT_NEAR(three.slope({100, 700})[0], 3 * field.slope({100, 700})[0], 1e-4);
}

} // namespace
} // namespace sandtable::imagery::test
