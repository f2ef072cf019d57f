// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/catalogue/WorkCalendar.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace sandtable::catalogue {
namespace {

using namespace std::chrono;

const std::filesystem::path kShippedCalendar =
    std::filesystem::path(SANDTABLE_SOURCE_DIR) / "data/catalogue/calendar.toml";

WorkCalendar shipped()
{
    auto calendar = WorkCalendar::load(kShippedCalendar);
    if (!calendar) {
        ADD_FAILURE() << calendar.error().message;
        return {};
    }
    return *calendar;
}

/// Foshan wall time.
EventTime at(int y, unsigned m, unsigned d, int hour, int minute = 0)
{
    const auto local = sys_days(year(y) / month(m) / day(d)) + hours(hour) + minutes(minute);
    return EventTime((local - hours(8)).time_since_epoch());
}

/// The definition, minute by minute: 08–12 and 14–18 on work days.
EventTime countMinutes(const WorkCalendar& calendar, EventTime start, int workingMinutes)
{
    EventTime now = start;
    while (workingMinutes > 0) {
        const sys_time<microseconds> local(now.time_since_epoch() + hours(8));
        const sys_days today = floor<days>(local);
        const auto minute = duration_cast<minutes>(local - today).count();
        const bool inSpan = (minute >= 480 && minute < 720) || (minute >= 840 && minute < 1080);
        workingMinutes -= inSpan && calendar.isWorkday(today) ? 1 : 0;
        now += minutes(1);
    }
    return now;
}

TEST(WorkCalendar, AgreesWithCountingMinuteByMinute)
{
    const WorkCalendar calendar = shipped();
    Random random(3);
    for (int i = 0; i < 400; ++i) {
        const EventTime start = at(2024, 1, 1, 0) + minutes(random.below(3 * 365 * 24 * 60));
        const int workingMinutes = 1 + static_cast<int>(random.below(10 * 480));
        const Deadline deadline{workingMinutes / 60.0, DeadlineUnit::WorkHour};
        ASSERT_EQ(calendar.due(start, deadline), countMinutes(calendar, start, workingMinutes))
            << toMicros(start) << " + " << workingMinutes << " min";
    }
}

TEST(WorkCalendar, UrgentHoursAndNaturalDaysRunThroughNightAndHoliday)
{
    const WorkCalendar calendar = shipped();
    EXPECT_EQ(calendar.due(at(2025, 10, 1, 23), {2, DeadlineUnit::UrgentHour}), at(2025, 10, 2, 1));
    EXPECT_EQ(calendar.due(at(2025, 10, 1, 23), {1, DeadlineUnit::NaturalDay}), at(2025, 10, 2, 23));
    EXPECT_EQ(calendar.due(at(2025, 10, 1, 23), {0.5, DeadlineUnit::UrgentHour}), at(2025, 10, 1, 23, 30));
}

TEST(WorkCalendar, WorkHoursPauseAtLunchAndOverTheWeekend)
{
    const WorkCalendar calendar = shipped();
    EXPECT_EQ(calendar.due(at(2025, 6, 6, 11), {2, DeadlineUnit::WorkHour}), at(2025, 6, 6, 15));
    EXPECT_EQ(calendar.due(at(2025, 6, 6, 17), {2, DeadlineUnit::WorkHour}), at(2025, 6, 9, 9));
    EXPECT_EQ(calendar.due(at(2025, 6, 7, 3), {1, DeadlineUnit::WorkHour}), at(2025, 6, 9, 9));
    EXPECT_EQ(calendar.due(at(2025, 6, 6, 8), {4, DeadlineUnit::WorkHour}), at(2025, 6, 6, 12));
}

TEST(WorkCalendar, AWorkDayIsEightWorkHours)
{
    const WorkCalendar calendar = shipped();
    EXPECT_EQ(calendar.due(at(2025, 6, 5, 10), {1, DeadlineUnit::WorkDay}), at(2025, 6, 6, 10));
    EXPECT_EQ(calendar.due(at(2025, 6, 5, 10), {5, DeadlineUnit::WorkDay}), at(2025, 6, 12, 10));
}

TEST(WorkCalendar, HolidaysRestAndMakeUpDaysWork)
{
    const WorkCalendar calendar = shipped();
    EXPECT_FALSE(calendar.isWorkday(sys_days(2025y / 10 / 1)));
    EXPECT_TRUE(calendar.isWorkday(sys_days(2025y / 9 / 28)));
    EXPECT_EQ(calendar.due(at(2025, 9, 30, 17), {2, DeadlineUnit::WorkHour}), at(2025, 10, 9, 9));
    EXPECT_EQ(calendar.due(at(2025, 10, 10, 17), {2, DeadlineUnit::WorkHour}), at(2025, 10, 11, 9));
}

TEST(WorkCalendar, MakeUpDaysOfTheShippedFileAreWeekendsAndHolidaysAreNot)
{
    const WorkCalendar calendar = shipped();
    int made = 0;
    int lost = 0;
    for (sys_days day = 2024y / 1 / 1; day < sys_days(2027y / 1 / 1); day += days(1)) {
        const bool weekend = weekday(day).iso_encoding() > 5;
        made += weekend && calendar.isWorkday(day) ? 1 : 0;
        lost += !weekend && !calendar.isWorkday(day) ? 1 : 0;
    }
    EXPECT_EQ(made, 8 + 5 + 6);
    EXPECT_GT(lost, made);
}

TEST(WorkCalendar, DefaultHasNoHolidays)
{
    EXPECT_TRUE(WorkCalendar().isWorkday(sys_days(2025y / 10 / 1)));
    EXPECT_FALSE(WorkCalendar().isWorkday(sys_days(2025y / 10 / 4)));
}

class SpoiltCalendar : public testing::TestWithParam<std::pair<const char*, const char*>>
{
};

TEST_P(SpoiltCalendar, IsRefusedWithTheKey)
{
    const auto& [text, message] = GetParam();
    const auto file = std::filesystem::path(testing::TempDir()) /
                      ("calendar_" + std::to_string(std::hash<std::string>{}(text)) + ".toml");
    std::ofstream(file) << text;
    const auto calendar = WorkCalendar::load(file);
    std::filesystem::remove(file);
    ASSERT_FALSE(calendar);
    EXPECT_EQ(calendar.error().code, ErrorCode::Malformed);
    EXPECT_THAT(calendar.error().message, testing::HasSubstr(message));
}

INSTANTIATE_TEST_SUITE_P(
    Files, SpoiltCalendar,
    testing::Values(
        std::pair{"", "utc_offset_minutes: is missing"},
        std::pair{"utc_offset_minutes = 9000", "line 1, column 22, utc_offset_minutes"},
        std::pair{"utc_offset_minutes = 480", "working_hours: is missing"},
        std::pair{"utc_offset_minutes = 480\nworking_hours = [{ from = 12:00:00, to = 08:00:00 }]", "line 2"},
        std::pair{"utc_offset_minutes = 480\nworking_hours = [{ from = 08:00:00, to = 12:00:00 }, "
                  "{ from = 11:00:00, to = 13:00:00 }]",
                  "overlaps"},
        std::pair{"utc_offset_minutes = 480\nworking_hours = [{ from = 08:00:00, to = 12:00:00 }]\nholidays = [5]",
                  "line 3, column 13, holidays"},
        std::pair{"utc_offset_minutes = 480\nworking_hours = [{ from = 08:00:00, to = 12:00:00 }]\n"
                  "holidays = [{ from = 2025-02-01, to = 2025-01-01 }]",
                  "in order"},
        std::pair{"utc_offset_minutes = 480\nworking_hours = [{ from = 08:00:00, to = 12:00:00 }]\n"
                  "make_up_days = [{ from = 0001-01-01, to = 9999-01-01 }]",
                  "60 days"}));

} // namespace
} // namespace sandtable::catalogue
