// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/geo/Datum.h>

#include <gtest/gtest.h>

#include <cmath>

namespace sandtable::geo {
namespace {

TEST(Datum, MeetsThePublishedVectorOfFoshan)
{
    const Gcj02 gcj = toGcj02(Wgs84{113.12, 23.01});
    EXPECT_NEAR(gcj.lon, 113.1254832096, 1e-10);
    EXPECT_NEAR(gcj.lat, 23.0074432758, 1e-10);
    const Bd09 bd = toBd09(gcj);
    EXPECT_NEAR(bd.lon, 113.1319799581, 1e-10);
    EXPECT_NEAR(bd.lat, 23.0133598096, 1e-10);
}

TEST(Datum, WayBackIsTrueToABillionthOfADegree)
{
    Random random(11);
    for (int i = 0; i < 20'000; ++i) {
        const Wgs84 start{random.between(73.1, 135), random.between(3, 54)};
        const Gcj02 gcj = toGcj02(start);
        const Wgs84 back = toWgs84(gcj);
        ASSERT_NEAR(back.lon, start.lon, 1e-9);
        ASSERT_NEAR(back.lat, start.lat, 1e-9);
        const Gcj02 gcjBack = toGcj02(toBd09(gcj));
        ASSERT_NEAR(gcjBack.lon, gcj.lon, 1e-9);
        ASSERT_NEAR(gcjBack.lat, gcj.lat, 1e-9);
        const Wgs84 bothBack = toWgs84(toBd09(gcj));
        ASSERT_NEAR(bothBack.lon, start.lon, 1e-9);
        ASSERT_NEAR(bothBack.lat, start.lat, 1e-9);
    }
}

TEST(Datum, OutsideTheBoxNothingMoves)
{
    for (const Wgs84 p : {Wgs84{7.42, 43.73}, Wgs84{-118.25, 34.05}, Wgs84{103.85, 0.5}, Wgs84{140, 36}}) {
        EXPECT_EQ(toGcj02(p).lon, p.lon);
        EXPECT_EQ(toGcj02(p).lat, p.lat);
        EXPECT_EQ(toWgs84(Gcj02{p.lon, p.lat}), p);
    }
}

TEST(Datum, InFoshanTheShiftIsHundredsOfMetres)
{
    const Wgs84 p{113.12, 23.01};
    const double north = (toGcj02(p).lat - p.lat) * 110'760;
    const double east = (toGcj02(p).lon - p.lon) * 111'320 * std::cos(p.lat * 3.14159265358979 / 180);
    EXPECT_GT(std::hypot(north, east), 400);
    EXPECT_LT(std::hypot(north, east), 800);
}

TEST(Datum, NotANumberEndsAndStaysNotANumber)
{
    EXPECT_TRUE(std::isnan(toWgs84(Gcj02{std::nan(""), 23}).lon));
    EXPECT_TRUE(std::isnan(toWgs84(Bd09{std::nan(""), std::nan("")}).lat));
}

} // namespace
} // namespace sandtable::geo
