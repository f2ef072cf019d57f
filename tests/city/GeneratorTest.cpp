// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorFixture.h"

#include <sandtable/city/Fingerprint.h>

#include <limits>

namespace sandtable::city {
namespace {

TEST(Generator, TheSameSeedMakesTheSameCity)
{
    const auto again = generate(chancheng(), {7, kTestScale});
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(contentFingerprint(*again), contentFingerprint(smallCity()));
}

TEST(Generator, AnotherSeedMakesAnotherCityOfTheSameFigures)
{
    const auto other = generate(chancheng(), {8, kTestScale});
    ASSERT_TRUE(other) << other.error().message;
    EXPECT_NE(contentFingerprint(*other), contentFingerprint(smallCity()));
    EXPECT_EQ(other->buildings.size(), smallCity().buildings.size());
    EXPECT_EQ(other->regions.size(), smallCity().regions.size());
}

TEST(Generator, ManySeedsGiveWholeCities)
{
    for (std::uint64_t seed = 100; seed < 106; ++seed) {
        const auto city = generate(chancheng(), {seed, 0.02});
        ASSERT_TRUE(city) << "seed " << seed << ": " << city.error().message;
        EXPECT_EQ(city->buildings.size(), 9000U);
    }
}

TEST(Generator, RefusesAScaleOutOfRange)
{
    for (const double scale : {0.0, -1.0, 10.01, std::numeric_limits<double>::quiet_NaN()}) {
        const auto city = generate(chancheng(), {7, scale});
        ASSERT_FALSE(city);
        EXPECT_EQ(city.error().code, ErrorCode::OutOfRange);
    }
}

TEST(Generator, StopsWhenProgressSaysSo)
{
    int calls = 0;
    const auto city = generate(chancheng(), {7, 0.02}, [&](double, const char*) { return ++calls < 3; });
    ASSERT_FALSE(city);
    EXPECT_EQ(city.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(calls, 3);
}

TEST(Generator, ProgressNeverGoesBack)
{
    double last = -1;
    const auto city = generate(chancheng(), {7, 0.02}, [&](double fraction, const char* stage) {
        EXPECT_GE(fraction, last);
        EXPECT_LE(fraction, 1);
        EXPECT_NE(stage, nullptr);
        last = fraction;
        return true;
    });
    ASSERT_TRUE(city);
    EXPECT_EQ(last, 1);
}

TEST(Generator, AProfileWithoutPartingRoadsIsRefusedByName)
{
    Profile open = chancheng();
    for (Profile::MainRoad& road : open.roads)
        road.streetBorder = false;
    const auto city = generate(open, {7, kTestScale});
    ASSERT_FALSE(city);
    EXPECT_EQ(city.error().code, ErrorCode::Malformed);
    EXPECT_NE(city.error().message.find("街道"), std::string::npos) << city.error().message;
}

TEST(Generator, MoreBuildingsThanTheLandHoldsAreRefused)
{
    Profile crowded = chancheng();
    crowded.counts.buildings = 2000000;
    const auto city = generate(crowded, {7, 0.02});
    ASSERT_FALSE(city);
    EXPECT_EQ(city.error().code, ErrorCode::OutOfRange);
}

} // namespace
} // namespace sandtable::city
