// SPDX-License-Identifier: GPL-3.0-or-later
#include "CameraRank.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace sandtable::console {
namespace {

city::Camera cameraAt(double x, double y, float headingDeg)
{
    city::Camera camera;
    camera.at = {x, y};
    camera.headingDeg = headingDeg;
    camera.viewAngleDeg = 60;
    camera.rangeM = 80;
    return camera;
}

TEST(CameraRank, OneThatLooksThereComesBeforeANearerOneThatDoesNot)
{
    const std::vector cameras{cameraAt(0, -20, 180), cameraAt(0, -60, 0), cameraAt(0, -10, 350)};
    EXPECT_EQ(camerasNear(cameras, {0, 0}, 9), (std::vector<std::uint32_t>{2, 1, 0}));
    EXPECT_EQ(camerasNear(cameras, {0, 0}, 1), (std::vector<std::uint32_t>{2}));
    EXPECT_TRUE(camerasNear({}, {0, 0}, 3).empty());
}

TEST(CameraRank, AViewHasAnAngleAndARange)
{
    EXPECT_TRUE(looksAt(cameraAt(0, 0, 350), {10, 100})) << "across north";
    EXPECT_FALSE(looksAt(cameraAt(0, 0, 350), {0, 130})) << "too far";
    EXPECT_FALSE(looksAt(cameraAt(0, 0, 90), {0, 50})) << "at right angles";
}

TEST(CameraRank, TheOrderIsThatOfAWholeSort)
{
    std::mt19937 random(3);
    std::uniform_real_distribution<double> metres(-200, 200);
    std::uniform_real_distribution<float> degrees(0, 360);
    std::vector<city::Camera> cameras;
    for (int i = 0; i < 500; ++i)
        cameras.push_back(cameraAt(metres(random), metres(random), degrees(random)));
    const auto best = camerasNear(cameras, {0, 0}, 40);
    const auto worse = [&](std::uint32_t a, std::uint32_t b) {
        const bool seenA = looksAt(cameras[a], {0, 0});
        const bool seenB = looksAt(cameras[b], {0, 0});
        return seenA != seenB ? seenB : geo::distance(cameras[a].at, {0, 0}) > geo::distance(cameras[b].at, {0, 0});
    };
    ASSERT_EQ(best.size(), 40U);
    for (std::uint32_t i = 0; i < cameras.size(); ++i) {
        const bool chosen = std::find(best.begin(), best.end(), i) != best.end();
        EXPECT_TRUE(chosen || worse(i, best.back())) << i;
    }
    for (std::size_t i = 1; i < best.size(); ++i)
        EXPECT_FALSE(worse(best[i - 1], best[i]));
}

} // namespace
} // namespace sandtable::console
