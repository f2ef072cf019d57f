// SPDX-License-Identifier: GPL-3.0-or-later
#include <RainFall.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

std::vector<RainStreak> rainAt(double seconds, double intensity, double pitchDeg = 30,
                               std::array<double, 2> wind = {0, 0})
{
    static const RainFall rain;
    CameraPose pose;
    pose.distanceM = 400;
    pose.pitchDeg = pitchDeg;
    return rain.streaks(pose, 1920, 1080, seconds, intensity, wind);
}

TEST(RainFall, FallsHarderWithItsIntensity)
{
    EXPECT_TRUE(rainAt(1, 0).empty());
    const auto light = rainAt(1, 0.3);
    const auto heavy = rainAt(1, 1);
    EXPECT_GT(light.size(), 20U);
    EXPECT_GT(heavy.size(), light.size() * 2);
    EXPECT_LE(heavy.size(), static_cast<std::size_t>(RainFall::kMostDrops));
}

TEST(RainFall, FallsDownOnTheScreenAndNeverStops)
{
    for (const double seconds : {0.0, 3.7, 3600.0, 86400.0}) {
        const auto streaks = rainAt(seconds, 1);
        ASSERT_GT(streaks.size(), 100U) << seconds;
        for (const RainStreak& streak : streaks) {
            EXPECT_GT(streak.y1, streak.y0);
            EXPECT_TRUE(std::isfinite(streak.x0) && std::isfinite(streak.x1));
            EXPECT_GT(streak.strength, 0);
            EXPECT_LE(streak.strength, 1);
        }
    }
}

TEST(RainFall, LeansWithTheWind)
{
    double lean = 0;
    for (const RainStreak& streak : rainAt(2, 1, 30, {6, 0}))
        lean += streak.x1 - streak.x0;
    double calm = 0;
    for (const RainStreak& streak : rainAt(2, 1))
        calm += streak.x1 - streak.x0;
    EXPECT_GT(lean, std::abs(calm) + 1000) << "looking north, wind to the east goes to the right";
}

// Looking straight down, drops fall away from the eye: towards the middle of the view.
TEST(RainFall, FallsAwayFromAnEyeThatLooksDown)
{
    const auto streaks = rainAt(2, 1, 90);
    ASSERT_GT(streaks.size(), 100U);
    EXPECT_TRUE(std::all_of(streaks.begin(), streaks.end(), [](const RainStreak& s) {
        return std::hypot(s.x1 - 960, s.y1 - 540) <= std::hypot(s.x0 - 960, s.y0 - 540) + 1e-3;
    }));
}

} // namespace
} // namespace sandtable::scene
