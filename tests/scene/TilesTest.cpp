// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyntheticCity.h"
#include "TileBuilder.h"
#include "TileCodec.h"
#include "TilePlan.h"
#include "TileShapes.h"

#include <sandtable/city/Tiles.h>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <numbers>

namespace sandtable::city {
namespace {

namespace fs = std::filesystem;
using tiles::TileBuilder;

class TileFileTest : public testing::Test
{
protected:
    void SetUp() override
    {
        path = fs::temp_directory_path() / ("sandtable-tiles-" + std::to_string(::getpid()) + "-" +
                                            testing::UnitTest::GetInstance()->current_test_info()->name() + ".db");
        fs::remove(path);
    }
    void TearDown() override { fs::remove(path); }

    void write(const CityModel& model, int threads = 2)
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
        sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr);
        const auto written = writeTiles(database, model, {}, threads);
        EXPECT_TRUE(written) << (written ? "" : written.error().message);
        sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
        sqlite3_close(database);
    }
    void change(const char* sql) const
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
        sqlite3_close(database);
    }
    fs::path path;
};

double areaOfTriangles(std::span<const geo::LocalMetres> ring, const std::vector<std::uint32_t>& triangles)
{
    double area = 0;
    for (std::size_t i = 0; i < triangles.size(); i += 3) {
        const std::array corners{ring[triangles[i]], ring[triangles[i + 1]], ring[triangles[i + 2]]};
        const double own = tiles::doubledArea(corners) / 2;
        EXPECT_GT(own, 0) << "every triangle is counter-clockwise";
        area += own;
    }
    return area;
}

TEST(TileShapesTest, EarsCoverARingExactlyWhateverItsShape)
{
    Random random(11);
    for (int round = 0; round < 300; ++round) {
        // A star: always simple, often very concave.
        geo::Ring ring;
        const auto corners = 3 + random.below(40);
        for (std::uint32_t i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners;
            const double radius = random.between(2, 60);
            ring.push_back({std::cos(angle) * radius + 7000, std::sin(angle) * radius - 3000});
        }
        const double area = std::abs(tiles::doubledArea(ring)) / 2;
        EXPECT_NEAR(areaOfTriangles(ring, tiles::earClip(ring)), area, area * 1e-6);
        std::reverse(ring.begin(), ring.end());
        EXPECT_NEAR(areaOfTriangles(ring, tiles::earClip(ring)), area, area * 1e-6);
    }
}

TEST(TileShapesTest, ARingThatCrossesItselfEnds)
{
    const geo::Ring bow{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {5, 5}, {5, 5}};
    EXPECT_LE(tiles::earClip(bow).size(), 12U);
}

TEST(TileShapesTest, RoadSurfaceHasTheRoadsWidth)
{
    TileBuilder out;
    tiles::addRibbon(out, geo::Line{{0, 0}, {100, 0}, {100, 100}}, 10, 1, TileSurface::RoadMain, 128);
    const auto parts = out.finish();
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_NEAR(parts[0].bounds.min.y, -5, 1e-6);
    EXPECT_NEAR(parts[0].bounds.max.x, 105, 1e-6);
    EXPECT_NEAR(parts[0].bounds.max.y, 105, 1e-6) << "ends reach half a width into the crossing";
}

TEST(TileBuilderTest, LargeCellsBecomeSeveralTiles)
{
    TileBuilder out;
    for (int i = 0; i < 12000; ++i) {
        const double x = i % 100 * 10.0;
        const double y = i / 100 * 10.0;
        tiles::addPrism(out, geo::Ring{{x, y}, {x + 5, y}, {x + 5, y + 5}, {x, y + 5}}, 0, 9, TileSurface::Building);
    }
    std::size_t triangles = 0;
    const auto parts = out.finish();
    EXPECT_EQ(parts.size(), 3U);
    for (const auto& part : parts) {
        EXPECT_LE(part.mesh.indices.size() / 3, kMaxTileTriangles);
        triangles += part.mesh.indices.size() / 3;
    }
    EXPECT_EQ(triangles, 12000U * 10);
}

TEST(TileCodecTest, MeshSurvivesItsBlob)
{
    const auto model = scene::test::syntheticCity(4);
    const auto cells = tiles::planCells(model);
    for (const auto& part : tiles::buildCell(model, cells, cells.size() - 1)) {
        const auto back = tiles::decodeMesh(tiles::encodeMesh(part.mesh), "test");
        ASSERT_TRUE(back);
        EXPECT_EQ(back->vertices, part.mesh.vertices);
        ASSERT_EQ(back->indices.size(), part.mesh.indices.size());
        for (std::size_t i = 0; i < back->indices.size(); i += 3) {
            // The codec may turn a triangle, never flip it.
            std::array<std::uint32_t, 3> was{part.mesh.indices[i], part.mesh.indices[i + 1], part.mesh.indices[i + 2]};
            std::array<std::uint32_t, 3> is{back->indices[i], back->indices[i + 1], back->indices[i + 2]};
            std::rotate(was.begin(), std::min_element(was.begin(), was.end()), was.end());
            std::rotate(is.begin(), std::min_element(is.begin(), is.end()), is.end());
            EXPECT_EQ(was, is);
        }
    }
}

TEST(TileCodecTest, NoDamageToABlobCrashes)
{
    const auto model = scene::test::syntheticCity(2);
    const auto cells = tiles::planCells(model);
    const auto blob = tiles::encodeMesh(tiles::buildCell(model, cells, 1).front().mesh);
    Random random(3);
    int refused = 0;
    for (int i = 0; i < 4000; ++i) {
        auto damaged = blob;
        if (random.chance(0.3))
            damaged.resize(random.below(static_cast<std::uint32_t>(blob.size())));
        for (std::uint32_t hit = 0; hit < 1 + random.below(4) && !damaged.empty(); ++hit)
            damaged[random.chance(0.5)
                        ? random.below(std::min<std::uint32_t>(44, static_cast<std::uint32_t>(damaged.size())))
                        : random.below(static_cast<std::uint32_t>(damaged.size()))] ^=
                static_cast<unsigned char>(1 + random.below(255));
        const auto mesh = tiles::decodeMesh(damaged, "test");
        refused += mesh ? 0 : 1;
        EXPECT_TRUE(mesh || !mesh.error().message.empty());
    }
    EXPECT_GT(refused, 2000);
}

TEST_F(TileFileTest, EveryBuildingStandsInTheNearTilesAtItsPlaceAndHeight)
{
    const auto model = scene::test::syntheticCity(6);
    write(model);
    const auto file = TileFile::open(path);
    ASSERT_TRUE(file) << file.error().message;
    std::size_t roofs = 0;
    double roofArea = 0;
    for (const TileEntry& entry : file->set().tiles) {
        if (entry.level != TileLevel::Near)
            continue;
        const auto mesh = file->read(entry);
        ASSERT_TRUE(mesh);
        EXPECT_EQ(mesh->indices.size() / 3, entry.triangles);
        for (std::size_t i = 0; i < mesh->indices.size(); i += 3) {
            const auto& a = mesh->vertices[mesh->indices[i]];
            const auto& b = mesh->vertices[mesh->indices[i + 1]];
            const auto& c = mesh->vertices[mesh->indices[i + 2]];
            if (a.surface < TileSurface::Building || a.z != b.z || b.z != c.z)
                continue;
            ++roofs;
            roofArea += (static_cast<double>(b.x - a.x) * (c.y - a.y) - static_cast<double>(b.y - a.y) * (c.x - a.x)) *
                        mesh->stepM * mesh->stepM / 2;
        }
    }
    double expected = 0;
    for (const Building& building : model.buildings)
        expected += std::abs(tiles::doubledArea(
                        std::span(model.buildingVertices).subspan(building.firstVertex, building.vertexCount))) /
                    2;
    EXPECT_GE(roofs, model.buildings.size() * 2);
    EXPECT_NEAR(roofArea, expected, expected * 0.002);
}

TEST_F(TileFileTest, CoarserLevelsHoldFewerTrianglesAndCoverTheSameCity)
{
    const auto model = scene::test::syntheticCity(12);
    write(model);
    const auto file = TileFile::open(path);
    ASSERT_TRUE(file);
    std::map<TileLevel, std::size_t> triangles;
    std::map<TileLevel, geo::Bounds> bounds;
    for (const TileEntry& entry : file->set().tiles) {
        triangles[entry.level] += entry.triangles;
        bounds[entry.level].add(entry.bounds.min);
        bounds[entry.level].add(entry.bounds.max);
    }
    EXPECT_LT(triangles[TileLevel::Far] * 5, triangles[TileLevel::Near]);
    EXPECT_LT(triangles[TileLevel::Middle] * 2, triangles[TileLevel::Near]);
    EXPECT_NEAR(bounds[TileLevel::Far].min.x, bounds[TileLevel::Near].min.x, 120);
    EXPECT_NEAR(bounds[TileLevel::Far].max.y, bounds[TileLevel::Near].max.y, 120);
    EXPECT_EQ(file->set().name, "演示区");
    EXPECT_EQ(file->set().bounds.max.x, 12 * 160 / 2);
}

TEST_F(TileFileTest, ACityFarLargerThanADistrictHasALevelAboveTheFarOne)
{
    auto model = scene::test::syntheticCity(12);
    for (const geo::LocalMetres corner : {geo::LocalMetres{-20000, 0}, geo::LocalMetres{20000, 0}})
        model.roadNodes.push_back(corner); // an outpost
    write(model);
    const auto file = TileFile::open(path);
    ASSERT_TRUE(file) << file.error().message;
    std::map<TileLevel, std::size_t> triangles;
    std::map<std::uint32_t, TileLevel> levelOfCell;
    TileLevel before = TileLevel::Ground;
    for (const TileEntry& entry : file->set().tiles) {
        triangles[entry.level] += entry.triangles;
        levelOfCell[entry.cell] = entry.level;
        EXPECT_GE(entry.level, before) << "coarse before fine";
        before = entry.level;
        if (entry.level == TileLevel::Far) {
            EXPECT_EQ(levelOfCell.at(entry.parentCell), TileLevel::Vast);
        }
        EXPECT_EQ(entry.parentCell == kNone, entry.level <= TileLevel::Vast);
    }
    EXPECT_GT(triangles[TileLevel::Vast], 0U);
    EXPECT_LT(triangles[TileLevel::Vast] * 4, triangles[TileLevel::Far]);
}

TEST_F(TileFileTest, BordersAreDrawnOnceAsTheirHighestTier)
{
    const auto model = scene::test::syntheticCity(8);
    write(model);
    const auto file = TileFile::open(path);
    ASSERT_TRUE(file);
    std::map<Tier, double> lengths;
    for (const BorderLine& border : file->set().borders)
        lengths[border.tier] += geo::length(border.line);
    const double side = 8 * 160;
    EXPECT_NEAR(lengths[Tier::District], side * 4, 1);
    EXPECT_GT(lengths[Tier::MicroGrid], 0);
}

TEST_F(TileFileTest, LabelsComeMostImportantFirst)
{
    write(scene::test::syntheticCity(8));
    const auto file = TileFile::open(path);
    ASSERT_TRUE(file);
    const auto& labels = file->set().labels;
    ASSERT_GT(labels.size(), 20U);
    EXPECT_EQ(labels.front().kind, LabelKind::Street);
    EXPECT_TRUE(std::is_sorted(labels.begin(), labels.end(),
                               [](const auto& a, const auto& b) { return a.importance > b.importance; }));
}

TEST_F(TileFileTest, SameModelGivesTheSameBytesOnAnyNumberOfThreads)
{
    const auto model = scene::test::syntheticCity(8);
    const auto dump = [&] {
        std::vector<std::vector<TileVertex>> all;
        const auto file = TileFile::open(path);
        for (const TileEntry& entry : file->set().tiles)
            all.push_back(file->read(entry)->vertices);
        return all;
    };
    write(model, 1);
    const auto once = dump();
    fs::remove(path);
    write(model, 4);
    EXPECT_EQ(once, dump());
}

TEST_F(TileFileTest, FileWithoutTilesSaysSo)
{
    change("CREATE TABLE other(x)");
    const auto file = TileFile::open(path);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::Unsupported);
    EXPECT_NE(file.error().message.find(path.filename().string()), std::string::npos);
}

TEST_F(TileFileTest, DamagedRecordsAreNamed)
{
    write(scene::test::syntheticCity(2));
    change("UPDATE sandtable_tiles SET data = substr(data, 1, length(data) - 3) WHERE level = 102");
    const auto file = TileFile::open(path);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::Malformed);
    EXPECT_NE(file.error().message.find("labels"), std::string::npos);
}

TEST_F(TileFileTest, AProgressThatSaysNoCancels)
{
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    const auto written = writeTiles(database, scene::test::syntheticCity(4), [](double, const char*) { return false; });
    sqlite3_close(database);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace sandtable::city
