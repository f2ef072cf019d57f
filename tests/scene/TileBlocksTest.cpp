// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileBlocks.h"

#include "SyntheticCity.h"
#include "TileClusters.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sandtable::city {
namespace {

constexpr double kBlockM = 160; // of the synthetic city
constexpr double kBlockM2 = kBlockM * kBlockM;

/// One block of four roads, 200 m wide, around the origin.
CityModel oneBlock()
{
    CityModel model;
    const geo::Ring corners{{-100, -100}, {100, -100}, {100, 100}, {-100, 100}};
    for (std::size_t i = 0; i < 4; ++i) {
        Road road;
        road.roadClass = RoadClass::Arterial;
        road.widthM = 40;
        road.line = {corners[i], corners[(i + 1) % 4]};
        model.roads.push_back(road);
    }
    return model;
}

void addHouse(CityModel& model, double x, double y, double side, float heightM, BuildingUse use)
{
    Building building;
    building.firstVertex = static_cast<std::uint32_t>(model.buildingVertices.size());
    building.vertexCount = 4;
    building.heightM = heightM;
    building.storeys = static_cast<std::uint16_t>(heightM / 3);
    building.use = use;
    for (const auto& p : geo::Ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}})
        model.buildingVertices.push_back(p);
    model.buildings.push_back(building);
}

TEST(TileBlocksTest, BuiltUpFacesOfTheStreetsBecomeBlocksThatTouch)
{
    const auto model = scene::test::syntheticCity(6);
    const auto land = tiles::builtLandOf(model);
    ASSERT_GT(land.blocks.size(), 20U);
    for (const auto& block : land.blocks)
        EXPECT_NEAR(geo::area(block.shape), kBlockM2, 1) << "drawn back from its streets it would leave gaps";
    EXPECT_EQ(land.blocks.size() * 30, model.buildings.size() - land.loose.size());
}

TEST(TileBlocksTest, AHutInAFieldMakesNoBlock)
{
    auto model = oneBlock();
    addHouse(model, 0, 0, 10, 6, BuildingUse::Village);
    const auto land = tiles::builtLandOf(model);
    EXPECT_TRUE(land.blocks.empty());
    EXPECT_EQ(land.loose, std::vector<std::uint32_t>{0});
}

TEST(TileBlocksTest, BuildingsWithoutStreetsAroundStayLoose)
{
    auto model = oneBlock();
    model.roads.pop_back();
    addHouse(model, -60, -60, 120, 6, BuildingUse::Village);
    const auto land = tiles::builtLandOf(model);
    EXPECT_TRUE(land.blocks.empty());
    EXPECT_EQ(land.loose.size(), 1U);
}

TEST(TileBlocksTest, BodyKeepsOffStreetsAndWater)
{
    auto model = oneBlock();
    addHouse(model, -60, -60, 120, 12, BuildingUse::Industrial);
    model.waters.push_back({WaterKind::River, "涌", {{{-200, 40}, {200, 40}, {200, 60}, {-200, 60}}, {}}});
    const auto land = tiles::builtLandOf(model);
    ASSERT_EQ(land.blocks.size(), 1U);
    const auto& block = land.blocks.front();
    EXPECT_EQ(block.surface, TileSurface::BuildingIndustrial);
    EXPECT_FLOAT_EQ(block.heightM, 12);
    EXPECT_EQ(block.bodies.size(), 2U) << "the river parts them";
    for (const auto& body : block.bodies)
        for (const auto& p : body) {
            EXPECT_LT(std::max(std::abs(p.x), std::abs(p.y)), 100 - 20) << "half the road's width";
            EXPECT_FALSE(p.y > 40.01 && p.y < 59.99) << p.x << ", " << p.y;
        }
}

TEST(TileBlocksTest, EachCellGetsItsPartOfABlockAcrossItsEdge)
{
    tiles::Block block;
    block.shape.outer = {{-30, 10}, {50, 10}, {50, 40}, {-30, 40}};
    block.bodies = {{{-20, 15}, {40, 15}, {40, 35}, {-20, 35}}};
    block.heightM = 9;
    const auto parts = tiles::cutAlongGrid(block, 100);
    ASSERT_EQ(parts.size(), 2U);
    double area = 0;
    for (const auto& part : parts) {
        area += geo::area(part.shape);
        ASSERT_EQ(part.bodies.size(), 1U);
        EXPECT_EQ(part.heightM, 9);
        EXPECT_EQ(part.shape.outer.front().x < 1e-9, part.bodies.front().front().x < 1e-9);
    }
    EXPECT_NEAR(area, 80 * 30, 1e-6);
    EXPECT_EQ(tiles::cutAlongGrid(block, 1000).size(), 2U);
    block.shape.outer = {{10, 10}, {50, 10}, {50, 40}};
    EXPECT_EQ(tiles::cutAlongGrid(block, 100).size(), 1U) << "within one cell nothing is cut";
}

TEST(TileBlocksTest, TowersDoNotLiftTheBlockBelowThem)
{
    auto model = oneBlock();
    addHouse(model, -60, -60, 100, 9, BuildingUse::Commercial);
    addHouse(model, 50, 50, 30, 120, BuildingUse::Commercial);
    const auto land = tiles::builtLandOf(model);
    ASSERT_EQ(land.blocks.size(), 1U);
    EXPECT_FLOAT_EQ(land.blocks.front().heightM, 9);
}

TEST(TileBlocksTest, DenserAndTallerLandIsBrighter)
{
    const auto shadeOf = [](double side, float heightM) {
        auto model = oneBlock();
        addHouse(model, -80, -80, side, heightM, BuildingUse::Residential);
        return static_cast<int>(tiles::builtLandOf(model).blocks.at(0).shade);
    };
    EXPECT_GT(shadeOf(120, 12), shadeOf(80, 12));
    EXPECT_GT(shadeOf(120, 40), shadeOf(120, 12));
}

TEST(TileBlocksTest, SurfaceTellsUsesAndOldTownsApart)
{
    Building building;
    building.use = BuildingUse::Residential;
    building.storeys = 2;
    EXPECT_EQ(tiles::surfaceOf(building), TileSurface::BuildingLow);
    building.storeys = 20;
    EXPECT_EQ(tiles::surfaceOf(building), TileSurface::Building);
    building.use = BuildingUse::Village;
    EXPECT_EQ(tiles::surfaceOf(building), TileSurface::BuildingVillage);
}

} // namespace
} // namespace sandtable::city
