// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/SunPosition.h>

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

namespace sandtable::geo {
namespace {

using namespace std::chrono_literals;
using std::chrono::month;

constexpr Wgs84 kSunFoshan{113.12, 23.02};

EventTime utcOn(int y, unsigned m, unsigned d, double hours)
{
    const auto day = std::chrono::sys_days(std::chrono::year(y) / month(m) / std::chrono::day(d));
    return fromMicros(std::chrono::duration_cast<std::chrono::microseconds>(day.time_since_epoch()).count() +
                      std::llround(hours * 3600e6));
}

double minutesBetween(EventTime a, EventTime b)
{
    return static_cast<double>(toMicros(a) - toMicros(b)) / 60e6;
}

// The worked example of Reda and Andreas, Solar Position Algorithm for Solar Radiation Applications
// (NREL/TP-560-34302): Golden, 17 October 2003, 12:30:30 at -7 h; topocentric zenith 50.11162° with refraction, azimuth
// 194.34024°.
TEST(SunPosition, MeetsTheExampleOfTheReferenceAlgorithm)
{
    const Wgs84 golden{-105.1786, 39.742476};
    const SunPosition sun = sunAt(utcOn(2003, 10, 17, 19 + 30.5 / 60), golden);
    EXPECT_NEAR(sun.azimuthDeg, 194.34024, 0.01);
    EXPECT_NEAR(90 - sun.altitudeDeg - refractionDeg(sun.altitudeDeg), 50.11162, 0.01);
    EXPECT_NEAR(sun.declinationDeg, -9.31434, 0.005);
    const SunDay day = sunDay(utcOn(2003, 10, 17, 19), golden);
    EXPECT_NEAR(minutesBetween(day.noon, utcOn(2003, 10, 17, 18 + 46 / 60.0 + 5 / 3600.0)), 0, 0.2);
    ASSERT_TRUE(day.sunrise);
    EXPECT_NEAR(minutesBetween(*day.sunrise, utcOn(2003, 10, 17, 13 + 12 / 60.0 + 43 / 3600.0)), 0, 0.5);
    // Its sunset is that of the same day in universal time, which in Golden is the evening before.
    const SunDay before = sunDay(utcOn(2003, 10, 16, 19), golden);
    ASSERT_TRUE(before.sunset);
    EXPECT_NEAR(minutesBetween(*before.sunset, utcOn(2003, 10, 17, 20 / 60.0 + 19 / 3600.0)), 0, 0.5);
}

// Meeus, Astronomical Algorithms, example 25.a: 13 October 1992, 0 h; apparent declination -7.78507°.
TEST(SunPosition, MeetsTheDeclinationOfMeeus)
{
    EXPECT_NEAR(sunAt(utcOn(1992, 10, 13, 0), {0, 0}).declinationDeg, -7.78507, 0.001);
}

TEST(SunPosition, StandsAtTheComplementOfTheLatitudeAtNoonOfAnEquinox)
{
    for (const double lat : {-35.0, 0.5, 23.02, 52.0}) {
        const Wgs84 where{113.12, lat};
        const SunDay day = sunDay(utcOn(2026, 3, 20, 14.77), where); // the equinox of 2026: 20 March, 14:46
        EXPECT_NEAR(sunAt(day.noon, where).altitudeDeg, 90 - std::abs(lat), 0.25) << lat;
    }
    // At the moment itself the declination is nothing: 0.4° a day is 0.0003° a minute.
    EXPECT_NEAR(sunAt(utcOn(2026, 3, 20, 14 + 46 / 60.0), kSunFoshan).declinationDeg, 0, 0.005);
}

TEST(SunPosition, StandsHighestAndLowestAtTheSolstices)
{
    const double obliquity = 23.436;
    const EventTime june = utcOn(2026, 6, 21, 8 + 24 / 60.0);
    const EventTime december = utcOn(2026, 12, 21, 20 + 50 / 60.0);
    EXPECT_NEAR(sunAt(june, kSunFoshan).declinationDeg, obliquity, 0.003);
    EXPECT_NEAR(sunAt(december, kSunFoshan).declinationDeg, -obliquity, 0.003);
    // Foshan lies just south of the tropic: in June the noon sun stands in the north.
    const SunPosition summer = sunAt(sunDay(june, kSunFoshan).noon, kSunFoshan);
    EXPECT_NEAR(summer.altitudeDeg, 90 - (obliquity - kSunFoshan.lat), 0.01);
    EXPECT_TRUE(summer.azimuthDeg < 15 || summer.azimuthDeg > 345) << summer.azimuthDeg;
    const SunPosition winter = sunAt(sunDay(december, kSunFoshan).noon, kSunFoshan);
    EXPECT_NEAR(winter.altitudeDeg, 90 - (obliquity + kSunFoshan.lat), 0.01);
    EXPECT_NEAR(winter.azimuthDeg, 180, 0.2);
}

TEST(SunPosition, MirrorsTheMorningInTheAfternoon)
{
    for (const unsigned m : {1U, 4U, 6U, 11U}) {
        const EventTime noon = sunDay(utcOn(2026, m, 21, 4), kSunFoshan).noon;
        for (const int minutes : {30, 120, 240}) {
            const SunPosition before = sunAt(noon - std::chrono::minutes(minutes), kSunFoshan);
            const SunPosition after = sunAt(noon + std::chrono::minutes(minutes), kSunFoshan);
            EXPECT_LT(before.azimuthDeg, 180) << "the morning sun is in the east";
            // The declination moves up to 0.07° in the eight hours; near the zenith azimuths move several times as far.
            EXPECT_NEAR(before.altitudeDeg, after.altitudeDeg, 0.12) << m << ' ' << minutes;
            EXPECT_NEAR(before.azimuthDeg, 360 - after.azimuthDeg, 0.25) << m << ' ' << minutes;
        }
    }
}

// Times of Guangzhou as almanacs print them, whole minutes at +8 h; Foshan lies 0.14° west of it, 34 s later. A minute
// for the almanac's rounding and the difference in latitude.
TEST(SunPosition, RisesAndSetsWhenTheAlmanacSays)
{
    struct Day
    {
        unsigned m, d;
        double rise, set;
    };
    for (const Day& day : {Day{6, 21, 5 + 42 / 60.0, 19 + 15 / 60.0}, Day{12, 21, 7 + 4 / 60.0, 17 + 46 / 60.0}}) {
        const SunDay sun = sunDay(utcOn(2026, day.m, day.d, 4), kSunFoshan);
        ASSERT_TRUE(sun.sunrise && sun.sunset);
        EXPECT_NEAR(minutesBetween(*sun.sunrise, utcOn(2026, day.m, day.d, day.rise - 8)), 0.57, 1.5);
        EXPECT_NEAR(minutesBetween(*sun.sunset, utcOn(2026, day.m, day.d, day.set - 8)), 0.57, 1.5);
    }
}

TEST(SunPosition, TouchesTheHorizonWhenItRisesAndSets)
{
    for (unsigned m = 1; m <= 12; ++m) {
        const SunDay day = sunDay(utcOn(2026, m, 15, 4), kSunFoshan);
        ASSERT_TRUE(day.sunrise && day.sunset);
        EXPECT_NEAR(sunAt(*day.sunrise, kSunFoshan).altitudeDeg, -0.833, 0.002);
        EXPECT_NEAR(sunAt(*day.sunset, kSunFoshan).altitudeDeg, -0.833, 0.002);
        EXPECT_LT(*day.sunrise, day.noon);
        EXPECT_LT(day.noon, *day.sunset);
        EXPECT_LT(*day.sunset - *day.sunrise, 14h);
    }
}

// The extremes of the equation of time, as every almanac has them: 11 February and 3 November.
TEST(SunPosition, RunsAheadAndBehindTheClock)
{
    EXPECT_NEAR(sunAt(utcOn(2026, 2, 11, 12), kSunFoshan).equationOfTimeMin, -14.2, 0.1);
    EXPECT_NEAR(sunAt(utcOn(2026, 11, 3, 12), kSunFoshan).equationOfTimeMin, 16.45, 0.1);
}

TEST(SunPosition, NeitherRisesNorSetsInThePolarDay)
{
    const Wgs84 north{20, 75};
    const SunDay day = sunDay(utcOn(2026, 6, 21, 11), north);
    EXPECT_FALSE(day.sunrise.has_value());
    EXPECT_FALSE(day.sunset.has_value());
    EXPECT_GT(sunAt(day.noon - 12h, north).altitudeDeg, 0);
}

TEST(SunPosition, IsLiftedByAirMostAtTheHorizon)
{
    EXPECT_NEAR(refractionDeg(0), 0.48, 0.02);
    EXPECT_NEAR(refractionDeg(45), 1.0 / 60, 0.002);
    EXPECT_NEAR(refractionDeg(90), 0, 1e-3);
    EXPECT_EQ(refractionDeg(-40), refractionDeg(-1));
}

} // namespace
} // namespace sandtable::geo
