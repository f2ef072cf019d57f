// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileBridges.h"

#include "SampleCity.h"
#include "TilePlan.h"

#include <gtest/gtest.h>

namespace sandtable::city::tiles {
namespace {

constexpr float kRoadM = 1.5F;

TEST(TileBridges, AShortBridgeIsAHumpBetweenItsRoads)
{
    const DeckProfile creek{40, kRoadM, false, false};
    EXPECT_FLOAT_EQ(creek.heightM(0), kRoadM);
    EXPECT_FLOAT_EQ(creek.heightM(40), kRoadM);
    EXPECT_NEAR(creek.heightM(20), kRoadM + 3.6, 0.01);
    EXPECT_GT(creek.heightM(20), creek.heightM(10));
    EXPECT_FLOAT_EQ(creek.heightM(10), creek.heightM(30));
}

TEST(TileBridges, ALongBridgeIsLevelBetweenItsRamps)
{
    const DeckProfile river{300, kRoadM, false, false};
    EXPECT_FLOAT_EQ(river.heightM(60), river.heightM(150));
    EXPECT_FLOAT_EQ(river.heightM(150), kRoadM + 6);
}

TEST(TileBridges, PartsOfOneBridgeMeetAtTheSameHeight)
{
    const DeckProfile shortPart{15, kRoadM, false, true};
    const DeckProfile longPart{200, kRoadM, true, false};
    const DeckProfile middle{8, kRoadM, true, true};
    EXPECT_FLOAT_EQ(shortPart.heightM(15), longPart.heightM(0));
    EXPECT_FLOAT_EQ(middle.heightM(0), longPart.heightM(0));
    EXPECT_FLOAT_EQ(middle.heightM(4), longPart.heightM(0));
    EXPECT_FLOAT_EQ(longPart.heightM(200), kRoadM);
}

TEST(TileBridges, ParapetsStandAboveTheDeck)
{
    TileBuilder out;
    addBridge(out, geo::Line{{0, 0}, {40, 0}}, 10, {0, kRoadM, false, false}, 128);
    const auto parts = out.finish();
    ASSERT_EQ(parts.size(), 1u);
    EXPECT_NEAR(parts[0].topM, kRoadM + 3.6 + 1.1, 0.1);
    EXPECT_NEAR(parts[0].bounds.max.y, 5, 0.1) << "as wide as its road";
    EXPECT_NEAR(parts[0].bounds.max.x, 40, 0.1) << "and no longer than its edge";
}

TEST(TileBridges, ALineWithoutLengthIsNoBridge)
{
    TileBuilder out;
    addBridge(out, geo::Line{{3, 3}, {3, 3}}, 10, {0, kRoadM, false, false}, 128);
    EXPECT_TRUE(out.empty());
}

TEST(TileBridges, ABridgeGoesOnWhereOnlyBridgesMeet)
{
    CityModel city = sampleCity();
    city.roads.clear();
    city.roadNodes = {{0, 0}, {100, 0}, {200, 0}, {300, 0}};
    for (std::uint32_t i = 0; i < 3; ++i)
        city.roads.push_back(
            {0, 0, i, i + 1, RoadClass::Arterial, 20, i > 0, {city.roadNodes[i], city.roadNodes[i + 1]}});
    std::vector<CellBridge> found;
    for (const Cell& cell : planCells(city))
        if (cell.level == TileLevel::Near)
            found.insert(found.end(), cell.bridges.begin(), cell.bridges.end());
    ASSERT_EQ(found.size(), 2u);
    EXPECT_FALSE(found[0].fromOnDeck) << "a road begins there";
    EXPECT_TRUE(found[0].toOnDeck);
    EXPECT_TRUE(found[1].fromOnDeck);
    EXPECT_FALSE(found[1].toOnDeck) << "a bridge that ends nowhere comes down";
}

} // namespace
} // namespace sandtable::city::tiles
