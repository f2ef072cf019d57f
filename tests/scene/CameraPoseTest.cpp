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

TEST(CameraPoseTest, WholeBoxFitsTheHomeView)
{
    for (const double width : {800.0, 1920.0, 7680.0}) {
        const geo::Bounds box{{-9000, -7000}, {8000, 6000}};
        const CameraPose pose = poseShowing(box, width, kHeight, 52, 0.05);
        const Projection view(pose, width, kHeight);
        for (const double x : {box.min.x, box.max.x})
            for (const double y : {box.min.y, box.max.y}) {
                const auto at = view.toScreen({x, y});
                ASSERT_TRUE(at);
                EXPECT_GE(at->x, 0);
                EXPECT_LE(at->x, width);
                EXPECT_GE(at->y, 0);
                EXPECT_LE(at->y, kHeight);
            }
        const CameraPose closer{pose.target, pose.distanceM * 0.85, 0, 52};
        const Projection tight(closer, width, kHeight);
        const double span = tight.toScreen({box.max.x, box.min.y})->x - tight.toScreen({box.min.x, box.min.y})->x;
        const double tall = tight.toScreen({0, box.min.y})->y - tight.toScreen({0, box.max.y})->y;
        EXPECT_TRUE(span > width * 0.85 || tall > kHeight * 0.85) << "the view wastes no room";
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
