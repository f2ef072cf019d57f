// SPDX-License-Identifier: GPL-3.0-or-later
#include "LocalTime.h"

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::archive;
using namespace std::chrono_literals;

namespace {
constexpr std::chrono::minutes kBeijing = 480min;

EventTime utc(int year, unsigned month, unsigned day, std::chrono::seconds clock)
{
    return EventTime(std::chrono::sys_days(std::chrono::year(year) / month / day).time_since_epoch() + clock);
}
} // namespace

TEST(LocalTime, ReadsWhatOfficesWrite)
{
    const EventTime time = utc(2024, 5, 3, 11min + 22s);
    for (const char* text : {"2024-05-03 08:11:22", "2024/5/3 8:11:22", "2024.05.03 08:11:22", "2024-05-03T08:11:22",
                             "2024年5月3日 8时11分22秒", "2024年05月03日08:11:22", "2024-05-03T00:11:22Z",
                             "2024-05-03T08:11:22.500+08:00", "2024-05-03 08:11:22 +0800"}) {
        EXPECT_EQ(parseLocalTime(text, kBeijing), time) << text;
    }
    EXPECT_EQ(parseLocalTime("2024/5/3 8:11", kBeijing), utc(2024, 5, 3, 11min));
    EXPECT_EQ(parseLocalTime("2024-05-03", kBeijing), utc(2024, 5, 2, 16h));
}

TEST(LocalTime, RefusesWhatIsNoTime)
{
    for (const char* text :
         {"", "昨天", "45415.34", "03/05/2024 08:11", "2024-13-01", "2024-02-30 08:00", "2024-05-03 25:00",
          "2024-05-03 08:61", "2024-05-03 08:11:22 x", "2024-05-03 上午8点", "1900-01-01"}) {
        EXPECT_FALSE(parseLocalTime(text, kBeijing)) << text;
    }
}
