// SPDX-License-Identifier: GPL-3.0-or-later
#include "PointPyramid.h"

#include <sandtable/base/Random.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace sandtable::scene {
namespace {

std::vector<PyramidPoint> scattered(std::uint32_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<PyramidPoint> points;
    for (std::uint32_t i = 0; i < count; ++i) {
        // Half of them in a knot, as along a street; one on top of another now and then.
        const double reach = i % 2 == 0 ? 9000 : 150;
        points.push_back({{random.between(-reach, reach), random.between(-reach, reach)}, i, 102});
        if (i % 50 == 1)
            points.back().at = points[points.size() - 2].at;
    }
    return points;
}

CameraPose over(geo::LocalMetres target, double distanceM, double pitchDeg = 60)
{
    CameraPose pose;
    pose.target = target;
    pose.distanceM = distanceM;
    pose.pitchDeg = pitchDeg;
    return pose;
}

std::set<std::uint32_t> sourcesShown(const PointPyramid& pyramid, const std::vector<PointPyramid::Shown>& shown)
{
    std::set<std::uint32_t> sources;
    for (const auto& square : shown)
        for (const auto& point : pyramid.pointsOf(pyramid.cell(square.level, square.cell)))
            EXPECT_TRUE(sources.insert(point.source).second) << "shown twice: " << point.source;
    return sources;
}

TEST(PointPyramid, EveryPointInViewIsShownOnceAtAnyDistance)
{
    const auto points = scattered(20'000, 3);
    const PointPyramid pyramid(points);
    for (const double distance : {60.0, 300.0, 1500.0, 6000.0, 30000.0}) {
        const Projection view(over({20, -30}, distance), 1920, 1080);
        const auto sources = sourcesShown(pyramid, pyramid.choose(view, 190, 130));
        for (const auto& point : points) {
            const auto at = view.toScreen(point.at);
            if (at && at->x >= 0 && at->y >= 0 && at->x <= 1920 && at->y <= 1080) {
                EXPECT_TRUE(sources.contains(point.source)) << "at " << distance << " m";
            }
        }
    }
}

TEST(PointPyramid, SquaresOpenAsTheCameraNears)
{
    const PointPyramid pyramid(scattered(20'000, 3));
    const auto countOpen = [&](double distance) {
        const auto shown = pyramid.choose(Projection(over({0, 0}, distance), 1920, 1080), 190, 130);
        return std::pair{shown.size(), std::count_if(shown.begin(), shown.end(), [&](const auto& square) {
                             return square.open && pyramid.cell(square.level, square.cell).points > 1;
                         })};
    };
    const auto far = countOpen(25'000);
    EXPECT_LT(far.first, 200U); // twenty thousand points are few bubbles
    EXPECT_EQ(far.second, 0);
    EXPECT_GT(countOpen(100).second, 0);
}

TEST(PointPyramid, CostFollowsWhatIsSeen)
{
    const PointPyramid few(scattered(2'000, 3));
    const PointPyramid many(scattered(40'000, 3));
    const Projection view(over({4000, 4000}, 400), 1920, 1080); // outside the knot
    EXPECT_LT(many.choose(view, 190, 130).size(), few.choose(view, 190, 130).size() * 25 + 25);
    EXPECT_LT(many.choose(Projection(over({0, 0}, 25'000), 1920, 1080), 190, 130).size(), 300U);
}

TEST(PointPyramid, InsideAgreesWithEveryPointTriedAlone)
{
    const auto points = scattered(8'000, 11);
    const PointPyramid pyramid(points);
    Random random(5);
    for (int round = 0; round < 40; ++round) {
        // A lasso: a star around somewhere, concave, sometimes with a hole.
        geo::Polygon area;
        const geo::LocalMetres middle{random.between(-3000, 3000), random.between(-3000, 3000)};
        const double radius = round % 3 == 0 ? 120 : random.between(200, 6000);
        const int corners = 5 + static_cast<int>(random.below(40));
        for (int i = 0; i < corners; ++i) {
            const double angle = 6.283185307 * i / corners;
            const double reach = radius * random.between(0.35, 1);
            area.outer.push_back({middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)});
        }
        if (round % 4 == 0) {
            const double h = radius * 0.1;
            area.holes.push_back({{middle.x - h, middle.y - h},
                                  {middle.x - h, middle.y + h},
                                  {middle.x + h, middle.y + h},
                                  {middle.x + h, middle.y - h}});
        }
        std::set<std::uint32_t> expected;
        for (const auto& point : points)
            if (geo::contains(area, point.at))
                expected.insert(point.source);
        std::set<std::uint32_t> found;
        pyramid.inside(area, [&](const PyramidPoint& point) { EXPECT_TRUE(found.insert(point.source).second); });
        EXPECT_EQ(found, expected) << "round " << round;
    }
}

TEST(PointPyramid, NothingInNothingOut)
{
    const PointPyramid empty({});
    EXPECT_TRUE(empty.choose(Projection(over({0, 0}, 1000), 800, 600), 190, 130).empty());
    empty.inside({{{0, 0}, {1, 0}, {1, 1}}, {}}, [](const PyramidPoint&) { FAIL(); });
}

TEST(PointPyramid, FarPointsAreCountedWithTheOutermostSquare)
{
    const PointPyramid pyramid({{{1e9, -1e9}, 0, 101}, {{0, 0}, 1, 101}});
    EXPECT_EQ(pyramid.size(), 2U);
    const auto shown = pyramid.choose(Projection(over({0, 0}, 1000), 800, 600), 190, 130);
    EXPECT_EQ(sourcesShown(pyramid, shown).count(1), 1U);
}

} // namespace
} // namespace sandtable::scene
