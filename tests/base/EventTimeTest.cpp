// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/EventTime.h>

#include <gtest/gtest.h>

#include <limits>

namespace sandtable {
namespace {

TEST(EventTime, KeepsEveryMicrosecondThereAndBack)
{
    for (const std::int64_t us : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1'795'422'600'000'001},
                                  std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
        EXPECT_EQ(toMicros(fromMicros(us)), us);
    }
}

} // namespace
} // namespace sandtable
