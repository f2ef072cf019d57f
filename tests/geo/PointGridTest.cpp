// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/geo/PointGrid.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sandtable::geo {
namespace {

std::vector<LocalMetres> scatter(std::uint64_t seed, std::size_t count, double side)
{
    Random random(seed);
    std::vector<LocalMetres> points(count);
    for (LocalMetres& p : points) {
        p = {random.between(-side, side), random.between(-side, side)};
    }
    return points;
}

std::uint32_t nearestByScan(const std::vector<LocalMetres>& points, LocalMetres from, double reach)
{
    std::uint32_t best = PointGrid::kNone;
    double bestM = reach;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        const double d = distance(points[i], from);
        if (d < bestM || (d == bestM && best == PointGrid::kNone)) {
            bestM = d;
            best = i;
        }
    }
    return best;
}

TEST(PointGrid, NearestAgreesWithAScanInsideAndOutsideTheCloud)
{
    const auto points = scatter(5, 2000, 1000);
    for (const double cell : {3.0, 40.0, 5000.0}) {
        const PointGrid grid(points, cell);
        Random random(6);
        for (int i = 0; i < 500; ++i) {
            const LocalMetres from{random.between(-2500, 2500), random.between(-2500, 2500)};
            const double reach = random.between(0, 900);
            ASSERT_EQ(grid.nearest(from, reach), nearestByScan(points, from, reach)) << from.x << ' ' << from.y;
        }
    }
}

TEST(PointGrid, WithinGivesAllOfThemNearestFirst)
{
    const auto points = scatter(7, 3000, 500);
    const PointGrid grid(points, 25);
    Random random(8);
    for (int i = 0; i < 200; ++i) {
        const LocalMetres from{random.between(-600, 600), random.between(-600, 600)};
        const double radius = random.between(0, 150);
        const auto found = grid.within(from, radius);
        const auto expected = std::ranges::count_if(points, [&](LocalMetres p) { return distance(p, from) <= radius; });
        ASSERT_EQ(static_cast<std::ptrdiff_t>(found.size()), expected);
        ASSERT_TRUE(std::ranges::is_sorted(found, {}, [&](std::uint32_t p) { return distance(points[p], from); }));
    }
}

TEST(PointGrid, CrowdedOnOneSpotStillAnswers)
{
    const std::vector<LocalMetres> points(1000, LocalMetres{12, 34});
    const PointGrid grid(points, 50);
    EXPECT_EQ(grid.nearest({12, 34}, 0), 0u);
    EXPECT_EQ(grid.within({12, 35}, 1).size(), 1000u);
    EXPECT_EQ(grid.nearest({12, 40}, 5), PointGrid::kNone);
}

TEST(PointGrid, FarFlungPointsDoNotEatTheMemory)
{
    const std::vector<LocalMetres> points{{0, 0}, {1e7, 1e7}};
    const PointGrid grid(points, 1);
    EXPECT_EQ(grid.nearest({1e7 - 5, 1e7}, 10), 1u);
    EXPECT_EQ(grid.nearest({-1e9, 0}, std::numeric_limits<double>::infinity()), 0u);
}

TEST(PointGrid, EmptyOrSenselessAsksFindNothing)
{
    const PointGrid empty;
    EXPECT_EQ(empty.nearest({0, 0}, 10), PointGrid::kNone);
    EXPECT_TRUE(empty.within({0, 0}, 10).empty());
    const PointGrid one(std::vector<LocalMetres>{{0, 0}}, 10);
    EXPECT_EQ(one.nearest({std::nan(""), 0}, 10), PointGrid::kNone);
    EXPECT_EQ(one.nearest({0, 0}, -1), PointGrid::kNone);
    EXPECT_EQ(one.nearest({0, 0}, std::nan("")), PointGrid::kNone);
    EXPECT_TRUE(one.within({0, std::nan("")}, 10).empty());
}

} // namespace
} // namespace sandtable::geo
