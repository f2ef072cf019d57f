// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/catalogue/CaseClock.h>

#include <gtest/gtest.h>

#include <filesystem>

namespace sandtable::catalogue {
namespace {

using namespace std::chrono;

const WorkCalendar& shippedYears()
{
    static const WorkCalendar calendar = [] {
        auto loaded = WorkCalendar::load(std::filesystem::path(SANDTABLE_SOURCE_DIR) / "data/catalogue/calendar.toml");
        EXPECT_TRUE(loaded);
        return loaded ? std::move(*loaded) : WorkCalendar();
    }();
    return calendar;
}

/// Foshan wall time.
EventTime wall(int y, unsigned m, unsigned d, int hour, int minute = 0)
{
    return EventTime((sys_days(year(y) / month(m) / day(d)) + hours(hour - 8) + minutes(minute)).time_since_epoch());
}

/// The definition of working time, 08–12 and 14–18 of a work day.
bool isWorked(EventTime at)
{
    const sys_time<microseconds> local(at.time_since_epoch() + hours(8));
    const sys_days today = floor<days>(local);
    const auto minute = duration_cast<minutes>(local - today).count();
    return shippedYears().isWorkday(today) && ((minute >= 480 && minute < 720) || (minute >= 840 && minute < 1080));
}

bool roundTheClock(DeadlineUnit unit)
{
    return unit == DeadlineUnit::UrgentHour || unit == DeadlineUnit::NaturalDay;
}

TEST(WorkCalendarSpans, WorkingTimeAndElapsedTimeAgreeWithCountingMinutes)
{
    Random random(11);
    for (int i = 0; i < 300; ++i) {
        const EventTime from = wall(2024, 1, 1, 0) + minutes(random.below(4 * 365 * 24 * 60));
        const auto length = minutes(random.below(12 * 24 * 60));
        minutes worked(0);
        for (minutes m(0); m < length; ++m) {
            worked += minutes(isWorked(from + m) ? 1 : 0);
        }
        ASSERT_EQ(shippedYears().elapsed(from, from + length, DeadlineUnit::WorkHour), worked);
        ASSERT_EQ(shippedYears().elapsed(from, from + length, DeadlineUnit::UrgentHour), length);
        ASSERT_EQ(shippedYears().isWorkingTime(from), isWorked(from));
    }
    EXPECT_EQ(shippedYears().elapsed(wall(2025, 6, 10, 10), wall(2025, 6, 10, 9), DeadlineUnit::WorkHour).count(), 0);
}

TEST(CaseClock, AgreesWithCountingMinuteByMinuteThroughPausesAndExtensions)
{
    constexpr DeadlineUnit kUnits[] = {DeadlineUnit::UrgentHour, DeadlineUnit::WorkHour, DeadlineUnit::WorkDay,
                                       DeadlineUnit::NaturalDay};
    Random random(5);
    for (int i = 0; i < 200; ++i) {
        const DeadlineUnit unit = kUnits[random.below(4)];
        const EventTime start = wall(2024, 1, 1, 0) + minutes(random.below(4 * 365 * 24 * 60));
        CaseClock clock(start, {1.0 + static_cast<double>(random.below(5)), unit});
        // Minutes at which it is paused or resumed, and where it is extended.
        EventTime now = start;
        minutes left = duration_cast<minutes>(WorkCalendar::length(clock.limit()));
        const auto run = [&](minutes span, bool counts) {
            for (minutes m(0); m < span; ++m, now += minutes(1)) {
                left -= minutes(counts && (roundTheClock(unit) || isWorked(now)) ? 1 : 0);
            }
        };
        for (std::uint64_t pauses = random.below(4); pauses > 0; --pauses) {
            run(minutes(random.below(900)), true);
            clock.pause(now, shippedYears());
            clock.pause(now, shippedYears());
            ASSERT_FALSE(clock.due(shippedYears()));
            run(minutes(random.below(5000)), false);
            ASSERT_EQ(clock.used(now, shippedYears()), WorkCalendar::length(clock.limit()) - left);
            clock.resume(now);
            clock.resume(now + minutes(1));
        }
        if (random.below(2) == 1) {
            clock.extend(2);
            left += duration_cast<minutes>(WorkCalendar::length({2, unit}));
        }
        if (left.count() <= 0) {
            EXPECT_LE(*clock.due(shippedYears()), now);
            continue;
        }
        while (left.count() > 0) {
            run(minutes(1), true);
        }
        ASSERT_EQ(*clock.due(shippedYears()), now) << "round " << i;
    }
}

TEST(CaseClock, APauseAtNightTakesNothingOffWorkHours)
{
    CaseClock clock(wall(2025, 6, 10, 17), {2, DeadlineUnit::WorkHour});
    EXPECT_EQ(clock.due(shippedYears()), wall(2025, 6, 11, 9));
    clock.pause(wall(2025, 6, 10, 20), shippedYears());
    clock.resume(wall(2025, 6, 11, 6));
    EXPECT_EQ(clock.due(shippedYears()), wall(2025, 6, 11, 9));
}

TEST(CaseClock, ASuspensionMovesTheDueTimeByAsMuch)
{
    CaseClock clock(wall(2025, 6, 10, 9), {4, DeadlineUnit::UrgentHour});
    clock.pause(wall(2025, 6, 10, 10), shippedYears());
    clock.resume(wall(2025, 6, 12, 10));
    EXPECT_EQ(clock.due(shippedYears()), wall(2025, 6, 12, 13));
}

} // namespace
} // namespace sandtable::catalogue
