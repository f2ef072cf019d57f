// SPDX-License-Identifier: GPL-3.0-or-later
#include "LabelLayout.h"

#include "LabelRank.h"

#include <sandtable/base/Random.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace sandtable::scene {
namespace {

std::vector<LabelWish> randomWishes(std::uint64_t seed, std::uint32_t count)
{
    Random random(seed);
    std::vector<LabelWish> wishes;
    for (std::uint32_t i = 0; i < count; ++i)
        wishes.push_back({i, static_cast<float>(random.between(-50, 1970)),
                          static_cast<float>(random.between(-50, 1130)), static_cast<float>(random.between(20, 160)),
                          static_cast<float>(random.between(12, 30)), static_cast<int>(random.below(256)), false});
    return wishes;
}

bool overlap(const LabelWish& a, const LabelWish& b)
{
    return std::abs(a.x - b.x) < (a.width + b.width) / 2 && std::abs(a.y - b.y) < (a.height + b.height) / 2;
}

TEST(LabelLayoutTest, PlacedLabelsNeverOverlapAndStayInside)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto wishes = randomWishes(seed, 600);
        const auto placed = placeLabels(wishes, {1920, 1080, 6, 200});
        EXPECT_GT(placed.size(), 30U);
        for (std::size_t i = 0; i < placed.size(); ++i) {
            const LabelWish& a = wishes[placed[i].id];
            EXPECT_GE(a.x - a.width / 2, 0);
            EXPECT_LE(a.y + a.height / 2, 1080);
            for (std::size_t k = i + 1; k < placed.size(); ++k)
                EXPECT_FALSE(overlap(a, wishes[placed[k].id])) << placed[i].id << " and " << placed[k].id;
        }
    }
}

TEST(LabelLayoutTest, EveryLabelLeftOutIsOutsideOrHitsAMoreImportantOne)
{
    const auto wishes = randomWishes(5, 300);
    const LabelFrame frame{1920, 1080, 6, 1000};
    const auto placed = placeLabels(wishes, frame);
    for (const LabelWish& wish : wishes) {
        if (std::find(placed.begin(), placed.end(), PlacedLabel{wish.id, 0}) != placed.end())
            continue;
        const bool outside = wish.x < wish.width / 2 || wish.y < wish.height / 2 || wish.x + wish.width / 2 > 1920 ||
                             wish.y + wish.height / 2 > 1080;
        LabelWish padded = wish;
        padded.width += frame.marginPx * 2;
        padded.height += frame.marginPx * 2;
        const bool hits = std::any_of(placed.begin(), placed.end(), [&](const PlacedLabel& other) {
            return wishes[other.id].importance >= wish.importance && overlap(padded, wishes[other.id]);
        });
        EXPECT_TRUE(outside || hits) << wish.id;
    }
}

TEST(LabelLayoutTest, AShownLabelOutlastsASlightlyMoreImportantOne)
{
    const LabelWish shown{1, 500, 500, 100, 20, 100, true};
    const LabelWish rival{2, 520, 505, 100, 20, 100 + kPlacedBonus - 1, false};
    const LabelWish better{3, 520, 505, 100, 20, 100 + kPlacedBonus + 1, false};
    EXPECT_EQ(placeLabels(std::vector{shown, rival}, {1000, 1000}), (std::vector<PlacedLabel>{{1, 0}}));
    EXPECT_EQ(placeLabels(std::vector{shown, better}, {1000, 1000}), (std::vector<PlacedLabel>{{3, 0}}));
}

TEST(LabelLayoutTest, NoMoreThanTheLimitArePlaced)
{
    EXPECT_EQ(placeLabels(randomWishes(9, 500), {1920, 1080, 2, 7}).size(), 7U);
}

bool hits(const LabelWish& wish, std::uint8_t slot, const Obstacle& obstacle)
{
    const auto by = offsetOf(slot, wish);
    return std::abs(wish.x + by.x - (obstacle.left + obstacle.right) / 2) <
               (wish.width + obstacle.right - obstacle.left) / 2 &&
           std::abs(wish.y + by.y - (obstacle.top + obstacle.bottom) / 2) <
               (wish.height + obstacle.bottom - obstacle.top) / 2;
}

TEST(LabelLayoutTest, LabelStepsAsideForAPin)
{
    const Obstacle pin{488, 480, 512, 515};
    const LabelWish fixed{1, 500, 500, 80, 20, 100};
    LabelWish movable = fixed;
    movable.reach = 1;
    EXPECT_TRUE(placeLabels(std::vector{fixed}, {1000, 1000}, std::vector{pin}).empty());
    const auto placed = placeLabels(std::vector{movable}, {1000, 1000}, std::vector{pin});
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_NE(placed[0].slot, 0);
    EXPECT_FALSE(hits(movable, placed[0].slot, pin));
}

TEST(LabelLayoutTest, NoLabelCoversAnyOfManyPins)
{
    Random random(11);
    std::vector<Obstacle> pins;
    for (int i = 0; i < 120; ++i) {
        const auto x = static_cast<float>(random.between(0, 1920));
        const auto y = static_cast<float>(random.between(0, 1080));
        pins.push_back({x - 12, y - 32, x + 12, y});
    }
    auto wishes = randomWishes(12, 300);
    for (auto& wish : wishes)
        wish.reach = static_cast<std::uint8_t>(wish.id % 4);
    const auto placed = placeLabels(wishes, {1920, 1080, 6, 200}, pins);
    EXPECT_GT(placed.size(), 30U);
    for (const auto& [id, slot, by] : placed)
        for (const auto& pin : pins)
            EXPECT_FALSE(hits(wishes[id], slot, pin));
}

/// A square of so many pixels to each side of the label's place.
std::vector<LabelOffset> squareRoom(float half)
{
    return {{half, half}, {-half, half}, {-half, -half}, {half, -half}};
}

TEST(LabelLayoutTest, TheNameOfARegionNeverLeavesItHoweverManyPinsItHas)
{
    const auto room = squareRoom(150);
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Random random(seed);
        std::vector<Obstacle> pins{{490, 480, 510, 510}};
        for (int i = 0; i < 30; ++i) {
            const auto x = static_cast<float>(random.between(350, 650));
            const auto y = static_cast<float>(random.between(350, 650));
            pins.push_back({x - 12, y - 32, x + 12, y});
        }
        LabelWish wish{1, 500, 500, 100, 20, 100};
        wish.reach = kMostReach;
        wish.room = room;
        for (const auto& [id, slot, by] : placeLabels(std::vector{wish}, {1000, 1000}, pins)) {
            EXPECT_LE(std::abs(by.x), 150) << seed;
            EXPECT_LE(std::abs(by.y), 150) << seed;
            for (const auto& pin : pins)
                EXPECT_FALSE(hits(wish, slot, pin)) << seed;
        }
    }
}

TEST(LabelLayoutTest, ANameFindsTheOnlyFreePlaceOfItsRoomBeyondItsReach)
{
    const auto room = squareRoom(300);
    LabelWish wish{1, 500, 500, 80, 20, 100};
    wish.reach = 1;
    const std::vector<Obstacle> pins{{200, 200, 620, 800}};
    EXPECT_TRUE(placeLabels(std::vector{wish}, {1000, 1000}, pins).empty());
    wish.room = room;
    const auto placed = placeLabels(std::vector{wish}, {1000, 1000}, pins);
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_GT(placed[0].by.x, 160);
    EXPECT_LT(placed[0].by.x, 300);
}

TEST(LabelLayoutTest, ANameThatMustBeSeenStandsALittleUnderAPinButNotUnderACrowd)
{
    const auto room = squareRoom(60);
    LabelWish wish{1, 500, 500, 100, 20, 100};
    wish.room = room;
    std::vector<Obstacle> rows; // gaps of less than a line between them
    for (float y = 440; y < 570; y += 24)
        rows.push_back({400, y, 620, y + 8});
    EXPECT_TRUE(placeLabels(std::vector{wish}, {1000, 1000}, rows).empty());
    wish.must = true;
    EXPECT_EQ(placeLabels(std::vector{wish}, {1000, 1000}, rows).size(), 1U);
    const std::vector<Obstacle> crowd{{400, 400, 620, 620}};
    EXPECT_TRUE(placeLabels(std::vector{wish}, {1000, 1000}, crowd).empty());
}

TEST(LabelLayoutTest, ALabelStaysWhereItSteppedAsLongAsItCan)
{
    LabelWish wish{1, 500, 500, 80, 20, 100, true, 1, 2};
    EXPECT_EQ(placeLabels(std::vector{wish}, {1000, 1000}).at(0).slot, 2);
    wish.wasPlaced = false;
    EXPECT_EQ(placeLabels(std::vector{wish}, {1000, 1000}).at(0).slot, 0);
}

TEST(LabelRankTest, RegionsLeadThenLandmarksThenMainRoadsThenLanes)
{
    using city::LabelKind;
    const auto importance = [](LabelKind kind, int own) {
        return ruleOf({kind, static_cast<std::uint8_t>(own), {}, "x", "x"}, 1).importance;
    };
    const std::vector<int> order{importance(LabelKind::Street, 250), importance(LabelKind::Community, 140),
                                 importance(LabelKind::Place, 190),  importance(LabelKind::Water, 180),
                                 importance(LabelKind::Road, 125),   importance(LabelKind::Road, 100),
                                 importance(LabelKind::Place, 160),  importance(LabelKind::Road, 75),
                                 importance(LabelKind::Place, 80),   importance(LabelKind::Road, 50)};
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end(), std::greater<>()));
}

TEST(LabelRankTest, ARoadsNameStaysOnItsRoadAndGridsWaitForTheirTier)
{
    using city::LabelKind;
    EXPECT_EQ(ruleOf({LabelKind::Road, 100, {}, "x", "x"}, 1).reach, 0);
    EXPECT_EQ(ruleOf({LabelKind::MicroGrid, 80, {}, "x", "x"}, 1).metresPerPixel, 0);
    EXPECT_GT(ruleOf({LabelKind::MicroGrid, 80, {}, "x", "x"}, 4).metresPerPixel, 1);
}

} // namespace
} // namespace sandtable::scene
