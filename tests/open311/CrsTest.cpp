// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/open311/Crs.h>

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::open311;

namespace {
Fields read(const std::string& encoded)
{
    Fields fields;
    EXPECT_TRUE(fields.add(encoded));
    return fields;
}
} // namespace

TEST(Crs, EachSystemLeadsToTheSamePlace)
{
    // One place in the three systems (docs: WGS 84 113.12, 23.01).
    for (const char* fields : {"lat=23.01&long=113.12", "lat=23.0074432758&long=113.1254832096&crs=gcj02",
                               "lat=23.0133598096&long=113.1319799581&crs=bd09"}) {
        const auto point = readPoint(read(fields));
        ASSERT_TRUE(point && *point) << fields;
        EXPECT_NEAR((*point)->lat(), 23.01, 1e-8) << fields;
        EXPECT_NEAR((*point)->lon(), 113.12, 1e-8) << fields;
    }
}

TEST(Crs, AnswersAreToldInTheSystemAskedFor)
{
    protocol::Point point;
    point.set_lat(23.01);
    point.set_lon(113.12);
    EXPECT_NEAR(fromWgs84(point, Crs::Gcj02).lon(), 113.1254832096, 1e-9);
    EXPECT_NEAR(fromWgs84(point, Crs::Bd09).lat(), 23.0133598096, 1e-9);
    EXPECT_EQ(fromWgs84(point, Crs::Wgs84).lat(), 23.01);
}

TEST(Crs, BadCoordinatesAreNamed)
{
    for (const char* fields : {"lat=23", "long=113", "lat=x&long=113", "lat=23.01abc&long=113", "lat=91&long=113",
                               "lat=23&long=181", "lat=nan&long=113", "lat=inf&long=1", "lat=23&long=113&crs=utm"}) {
        const auto point = readPoint(read(fields));
        ASSERT_FALSE(point) << fields;
        EXPECT_EQ(point.error().code, 400);
    }
    const auto absent = readPoint(read("description=x"));
    ASSERT_TRUE(absent);
    EXPECT_FALSE(*absent);
}
