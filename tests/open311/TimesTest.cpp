// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/open311/Times.h>

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::open311;
using namespace std::chrono_literals;

TEST(Times, TextAndTimeAgreeAtAnyOffset)
{
    const EventTime time = fromMicros(1'795'393'800'000'000); // 2026-11-23T00:30:00Z
    EXPECT_EQ(timeText(time, 480min), "2026-11-23T08:30:00+08:00");
    EXPECT_EQ(timeText(time, 0min), "2026-11-23T00:30:00+00:00");
    EXPECT_EQ(timeText(time, -210min), "2026-11-22T21:00:00-03:30");
    for (const auto offset : {480min, 0min, -210min, 840min}) {
        EXPECT_EQ(parseTime(timeText(time, offset)), time);
    }
}

TEST(Times, ReadsWhatTheSpecificationShows)
{
    EXPECT_EQ(parseTime("1994-11-05T08:15:30-05:00"), parseTime("1994-11-05T13:15:30Z"));
    EXPECT_EQ(parseTime("1994-11-05T13:15Z"), parseTime("1994-11-05T13:15:00.250Z"));
    EXPECT_EQ(parseTime("1994-11-05T21:15:30+0800"), parseTime("1994-11-05T13:15:30Z"));
}

TEST(Times, RefusesWhatIsNoTime)
{
    for (const char* text : {"", "2026-11-23", "2026-11-23T08:30:00", "2026-13-23T08:30:00Z", "2026-02-30T08:30:00Z",
                             "2026-11-23T24:00:00Z", "2026-11-23T08:30:00Zx", "1969-01-01T00:00:00Z",
                             "99999-01-01T00:00:00Z", "2026-11-23T08:30:00+99:00"}) {
        EXPECT_FALSE(parseTime(text)) << text;
    }
}
