// SPDX-License-Identifier: GPL-3.0-or-later
#include "LabelRoom.h"

#include <sandtable/geo/Polygon.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

using city::LabelKind;
using city::Tier;

/// A district like an L, two thirds of it one street: the corner at the origin is cut out.
city::TileSet elbow()
{
    city::TileSet set;
    set.borders = {{Tier::District, {{0, 0}, {0, -900}, {-900, -900}, {-900, 900}, {900, 900}, {900, 0}, {0, 0}}},
                   {Tier::Street, {{0, 0}, {0, 900}}},
                   {Tier::MicroGrid, {{-450, -900}, {-450, 900}}}};
    set.labels = {{LabelKind::Street, 250, {-300, -300}, "西街道", "West"},
                  {LabelKind::MicroGrid, 80, {-225, 0}, "网格", "Grid"},
                  {LabelKind::Road, 100, {0, 0}, "路", "Road"}};
    return set;
}

TEST(LabelRoomTest, ARoomEndsAtTheBordersOfItsRegionAndNoOthers)
{
    const auto rooms = labelRooms(elbow());
    ASSERT_EQ(rooms.size(), 3U);
    ASSERT_EQ(rooms[0].size(), static_cast<std::size_t>(kRoomCorners));
    EXPECT_NEAR(rooms[0][0].x, 0, 1e-6) << "east: the edge of the district";
    EXPECT_NEAR(rooms[0][kRoomCorners / 4].y, 900, 1e-6) << "north";
    EXPECT_NEAR(rooms[0][kRoomCorners / 2].x, -900, 1e-6) << "west: the micro-grid's border is none of a street's";
    EXPECT_NEAR(rooms[1][kRoomCorners / 2].x, -450, 1e-6) << "but it is the micro-grid's own";
    EXPECT_TRUE(rooms[2].empty()) << "a road is no region";
}

TEST(LabelRoomTest, EveryPointOfARoomLiesInItsRegion)
{
    const geo::Ring west{{0, 0}, {0, 900}, {-900, 900}, {-900, -900}, {0, -900}};
    const auto set = elbow();
    const auto room = labelRooms(set)[0];
    for (std::size_t i = 0; i < room.size(); ++i)
        for (const double share : {0.1, 0.5, 0.99}) {
            const auto& next = room[(i + 1) % room.size()];
            const geo::LocalMetres side{(room[i].x + next.x) / 2, (room[i].y + next.y) / 2};
            const auto& from = set.labels[0].at;
            EXPECT_TRUE(geo::contains(
                west, geo::LocalMetres{from.x + (side.x - from.x) * share, from.y + (side.y - from.y) * share}));
        }
}

TEST(LabelRoomTest, WithoutBordersTheRoomIsBoundedAllTheSame)
{
    city::TileSet set = elbow();
    set.borders.clear();
    const auto rooms = labelRooms(set);
    for (const auto& corner : rooms[0])
        EXPECT_LE(std::hypot(corner.x, corner.y), 21'000);
}

} // namespace
} // namespace sandtable::scene
