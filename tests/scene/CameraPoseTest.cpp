// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/scene/CameraPose.h>

#include <gtest/gtest.h>

#include <cmath>

namespace sandtable::scene {
namespace {

constexpr double kWidth = 1920;
constexpr double kHeight = 1080;

CameraPose randomPose(Random& random)
{
    return {{random.between(-9000, 9000), random.between(-9000, 9000)},
            std::exp(random.between(4.2, 10)),
            random.between(-180, 180),
            random.between(20, 90)};
}

TEST(CameraPoseTest, TargetIsInTheMiddleOfTheView)
{
    Random random(1);
    for (int i = 0; i < 200; ++i) {
        const CameraPose pose = randomPose(random);
        const auto at = Projection(pose, kWidth, kHeight).toScreen(pose.target);
        ASSERT_TRUE(at);
        EXPECT_NEAR(at->x, kWidth / 2, 1e-6);
        EXPECT_NEAR(at->y, kHeight / 2, 1e-6);
        EXPECT_NEAR(at->depth, pose.distanceM, pose.distanceM * 1e-9);
    }
}

TEST(CameraPoseTest, GroundAndScreenAreInverse)
{
    Random random(2);
    int checked = 0;
    for (int i = 0; i < 2000; ++i) {
        const Projection view(randomPose(random), kWidth, kHeight);
        const double x = random.between(0, kWidth);
        const double y = random.between(0, kHeight);
        const auto ground = view.toGround(x, y);
        if (!ground)
            continue;
        const auto back = view.toScreen(*ground);
        ASSERT_TRUE(back);
        EXPECT_NEAR(back->x, x, 1e-5);
        EXPECT_NEAR(back->y, y, 1e-5);
        ++checked;
    }
    EXPECT_GT(checked, 1500);
}

TEST(CameraPoseTest, NorthIsUpAndEastIsRightAtYawZero)
{
    const CameraPose pose{{0, 0}, 1000, 0, 60};
    const Projection view(pose, kWidth, kHeight);
    EXPECT_LT(view.toScreen({0, 100})->y, kHeight / 2);
    EXPECT_GT(view.toScreen({100, 0})->x, kWidth / 2);
    EXPECT_LT(view.toScreen({0, 0}, 50)->y, kHeight / 2);
}

TEST(CameraPoseTest, YawGrowsClockwise)
{
    const CameraPose pose{{0, 0}, 1000, 90, 60};
    const Projection view(pose, kWidth, kHeight);
    EXPECT_LT(view.toScreen({100, 0})->y, kHeight / 2) << "looking east, the east is ahead";
}

TEST(CameraPoseTest, NothingLiesAboveTheHorizon)
{
    const CameraPose pose{{0, 0}, 1000, 0, 20};
    const Projection view(pose, kWidth, kHeight);
    EXPECT_FALSE(view.toGround(kWidth / 2, -kHeight));
    EXPECT_FALSE(view.toScreen({0, -5000})) << "behind the eye";
}

TEST(CameraPoseTest, BoxOnScreenIsNeverCulled)
{
    Random random(3);
    for (int i = 0; i < 3000; ++i) {
        const Projection view(randomPose(random), kWidth, kHeight);
        const geo::LocalMetres at{random.between(-9000, 9000), random.between(-9000, 9000)};
        const auto screen = view.toScreen(at);
        if (!screen || screen->x < 0 || screen->y < 0 || screen->x > kWidth || screen->y > kHeight)
            continue;
        const double half = random.between(1, 600);
        EXPECT_TRUE(view.seesBox({{at.x - half, at.y - half}, {at.x + half, at.y + half}}, 30));
    }
}

TEST(CameraPoseTest, BoxBehindTheEyeIsCulled)
{
    const Projection view(CameraPose{{0, 0}, 1000, 0, 30}, kWidth, kHeight);
    EXPECT_FALSE(view.seesBox({{-100, -9000}, {100, -8000}}, 50));
    EXPECT_FALSE(view.seesBox({{9000, -100}, {9500, 100}}, 50));
}

TEST(CameraPoseTest, TheOutlineFillsTheFreeAreaAndStaysInIt)
{
    // A district that is no box: a wide triangle.
    const geo::Ring outline{{-9000, -2000}, {8000, -1000}, {-1000, 6000}};
    for (const double width : {800.0, 1920.0, 7680.0})
        for (const ViewArea& area : {ViewArea{0, 0, width, kHeight}, ViewArea{340, 60, width - 40, kHeight - 90}}) {
            const CameraPose pose = poseShowing(outline, width, kHeight, area, 52);
            const Projection view(pose, width, kHeight);
            double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
            for (const auto& point : outline) {
                const auto at = view.toScreen(point);
                ASSERT_TRUE(at);
                left = std::min(left, at->x);
                right = std::max(right, at->x);
                top = std::min(top, at->y);
                bottom = std::max(bottom, at->y);
            }
            EXPECT_GE(left, area.left - 2);
            EXPECT_LE(right, area.right + 2);
            EXPECT_GE(top, area.top - 2);
            EXPECT_LE(bottom, area.bottom + 2);
            EXPECT_TRUE(right - left > (area.right - area.left) * 0.97 ||
                        bottom - top > (area.bottom - area.top) * 0.97)
                << "the view wastes no room";
            EXPECT_NEAR((left + right) / 2, (area.left + area.right) / 2, 2);
            EXPECT_NEAR((top + bottom) / 2, (area.top + area.bottom) / 2, 2);
        }
}

TEST(CameraPoseTest, FlightEndsAtItsGoalAndTurnsTheShortWay)
{
    const CameraPose from{{0, 0}, 8000, 170, 52};
    const CameraPose to{{3000, 1000}, 500, -170, 40};
    EXPECT_EQ(between(from, to, 0), from);
    const CameraPose end = between(from, to, 1);
    EXPECT_NEAR(end.target.x, to.target.x, 1e-9);
    EXPECT_NEAR(end.distanceM, to.distanceM, 1e-9);
    EXPECT_NEAR(std::abs(between(from, to, 0.5).yawDeg), 180, 1e-6);
    EXPECT_GE(flightMs(from, from), 200);
    EXPECT_LE(flightMs(from, to), 600);
}

TEST(CameraPoseTest, LimitsHoldDistancePitchAndTarget)
{
    CameraLimits limits;
    limits.bounds = {{-10, -10}, {10, 10}};
    const CameraPose pose = limits.clamped({{500, -500}, 1, 730, 5});
    EXPECT_EQ(pose.target, (geo::LocalMetres{10, -10}));
    EXPECT_EQ(pose.distanceM, limits.minDistanceM);
    EXPECT_EQ(pose.pitchDeg, limits.minPitchDeg);
    EXPECT_NEAR(pose.yawDeg, 10, 1e-9);
}

} // namespace
} // namespace sandtable::scene
