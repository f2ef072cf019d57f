// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/GaussKrueger.h>

#include <gtest/gtest.h>

namespace sandtable::geo {
namespace {

TEST(GaussKrueger, FoshanLiesInTheZoneOf114Degrees)
{
    EXPECT_EQ(GaussKruegerZone::centralMeridianDegOf(113.12), 114);
    EXPECT_EQ(GaussKruegerZone::centralMeridianDegOf(112.49), 111);
    EXPECT_EQ(GaussKruegerZone::centralMeridianDegOf(116.4), 117);
}

// By gdaltransform -s_srs OGC:CRS84 -t_srs EPSG:4547 (and EPSG:4548).
TEST(GaussKrueger, AgreesWithTheRegistersZones)
{
    const auto foshan = GaussKruegerZone(114).at({113.12, 23.01});
    EXPECT_NEAR(foshan.eastingM, 409784.335655965, 0.001);
    EXPECT_NEAR(foshan.northingM, 2545915.84626019, 0.001);
    const auto beijing = GaussKruegerZone(117).at({116.4, 39.9});
    EXPECT_NEAR(beijing.eastingM, 448688.855734416, 0.001);
    EXPECT_NEAR(beijing.northingM, 4418598.00125859, 0.001);
}

TEST(GaussKrueger, TheCentralMeridianHasTheFalseEasting)
{
    EXPECT_NEAR(GaussKruegerZone(114).at({114, 23}).eastingM, 500'000, 1e-6);
    EXPECT_NEAR(GaussKruegerZone(114).at({114, 0}).northingM, 0, 1e-6);
}

} // namespace
} // namespace sandtable::geo
