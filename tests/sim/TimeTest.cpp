// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/Agenda.h>
#include <sandtable/sim/CityTime.h>
#include <sandtable/sim/DayRhythm.h>
#include <sandtable/sim/Trip.h>

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace sandtable::sim {
namespace {

constexpr std::chrono::minutes kChina{480};
const EventTime kMidnight = fromMicros(1'772'380'800'000'000); // 2 March 2026, 00:00 in UTC+8

TEST(DayRhythm, RateIntegratesToTheReportsOfADay)
{
    const DayRhythm rhythm(6000, DayRhythm::usual(), kChina);
    double sum = 0;
    for (int second = 0; second < 86'400; second += 60) {
        sum += rhythm.rateAt(later(kMidnight, second)) * 60;
    }
    EXPECT_NEAR(sum, 6000, 1e-6);
}

TEST(DayRhythm, ArrivalsFollowTheRateOfTheHour)
{
    const DayRhythm rhythm(6000, DayRhythm::usual(), kChina);
    Random random(1);
    std::array<int, 24> arrivals{};
    constexpr int kDays = 50;
    EventTime at = kMidnight;
    const EventTime end = later(kMidnight, kDays * 86'400.0);
    for (at = rhythm.next(at, random); at < end; at = rhythm.next(at, random)) {
        ++arrivals[static_cast<std::size_t>(rhythm.localHour(at))];
    }
    for (int hour = 0; hour < 24; ++hour) {
        const double expected = rhythm.rateAt(later(kMidnight, hour * 3600.0)) * 3600 * kDays;
        // Five standard deviations of a Poisson count.
        EXPECT_NEAR(arrivals[static_cast<std::size_t>(hour)], expected, 5 * std::sqrt(expected)) << hour;
    }
}

TEST(DayRhythm, HourWithoutWeightBringsNothing)
{
    DayRhythm::Weights weights{};
    weights[3] = 1;
    const DayRhythm rhythm(100, weights, kChina);
    Random random(2);
    EventTime at = kMidnight;
    for (int i = 0; i < 500; ++i) {
        const EventTime next = rhythm.next(at, random);
        ASSERT_GE(next, at);
        ASSERT_EQ(rhythm.localHour(next), 3);
        at = next;
    }
}

TEST(DayRhythm, LocalHourAlsoBefore1970)
{
    const DayRhythm rhythm(1, DayRhythm::usual(), kChina);
    EXPECT_EQ(rhythm.localHour(fromMicros(0)), 8);
    EXPECT_EQ(rhythm.localHour(fromMicros(-9LL * 3'600'000'000)), 23);
}

TEST(CityTime, CarriesTheServersClockOn)
{
    CityTime time;
    EXPECT_FALSE(time.known());
    const CityTime::Wall wall{};
    protocol::CityClock clock;
    clock.set_time_us(1'000'000);
    clock.set_speed(240);
    time.set(clock, wall);
    EXPECT_EQ(toMicros(time.now(wall + std::chrono::seconds(2))), 1'000'000 + 480'000'000);
    EXPECT_EQ(time.until(fromMicros(1'000'000 + 960'000'000), wall + std::chrono::seconds(2)), std::chrono::seconds(2));
    EXPECT_EQ(time.until(fromMicros(5), wall), std::chrono::microseconds(0));
}

TEST(CityTime, NeverRunsBackwards)
{
    CityTime time;
    const CityTime::Wall wall{};
    protocol::CityClock clock;
    clock.set_time_us(10'000'000);
    clock.set_speed(1);
    time.set(clock, wall);
    const EventTime before = time.now(wall + std::chrono::seconds(5));
    clock.set_time_us(2'000'000);
    time.set(clock, wall + std::chrono::seconds(5));
    EXPECT_EQ(time.now(wall + std::chrono::seconds(5)), before);
    EXPECT_GT(time.now(wall + std::chrono::seconds(30)), before);
}

TEST(CityTime, IgnoresAClockWithoutSpeed)
{
    CityTime time;
    protocol::CityClock clock;
    clock.set_speed(0);
    time.set(clock, {});
    clock.set_speed(std::nan(""));
    time.set(clock, {});
    EXPECT_FALSE(time.known());
}

TEST(Agenda, GivesByTimeThenByOrderOfEntry)
{
    Agenda<std::string> agenda;
    agenda.put(fromMicros(20), "c");
    agenda.put(fromMicros(10), "a");
    agenda.put(fromMicros(20), "d");
    agenda.put(fromMicros(10), "b");
    std::string order;
    while (!agenda.empty()) {
        order += agenda.take().second;
    }
    EXPECT_EQ(order, "abcd");
}

TEST(Trip, MovesAtItsSpeedAndStopsAtTheEnd)
{
    const Trip trip({{0, 0}, {100, 0}, {100, 50}}, 5, fromMicros(0));
    EXPECT_EQ(toMicros(trip.end()), 30'000'000);
    EXPECT_EQ(trip.at(fromMicros(-1)), (geo::LocalMetres{0, 0}));
    EXPECT_NEAR(trip.at(fromMicros(10'000'000)).x, 50, 1e-9);
    EXPECT_NEAR(trip.at(fromMicros(25'000'000)).y, 25, 1e-9);
    EXPECT_EQ(trip.at(fromMicros(99'000'000)), (geo::LocalMetres{100, 50}));
}

TEST(Trip, PointsAtTheSamePlaceDoNoHarm)
{
    const Trip trip({{5, 5}, {5, 5}, {5, 5}}, 1, fromMicros(0));
    EXPECT_EQ(trip.at(fromMicros(1)), (geo::LocalMetres{5, 5}));
    EXPECT_EQ(trip.end(), fromMicros(0));
}

} // namespace
} // namespace sandtable::sim
