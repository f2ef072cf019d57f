// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/GroundReadout.h>

#include <gtest/gtest.h>

namespace sandtable::scene {
namespace {

QVariantMap foshan()
{
    return {{"valid", true}, {"lon", 113.12}, {"lat", 23.01}};
}

TEST(GroundReadout, EachDatumGivesItsOwnFigures)
{
    GroundReadout readout;
    readout.setPlace(foshan());
    EXPECT_EQ(readout.name(), "WGS 84");
    EXPECT_EQ(readout.text(), "113.120000°E  23.010000°N");
    readout.next();
    EXPECT_EQ(readout.name(), "CGCS2000");
    EXPECT_EQ(readout.text(), "113.120000°E  23.010000°N");
    readout.next();
    EXPECT_EQ(readout.name(), "CGCS2000 3° 114°E");
    EXPECT_EQ(readout.text(), "E 409784.3  N 2545915.8");
    readout.next();
    EXPECT_EQ(readout.name(), "GCJ-02");
    EXPECT_EQ(readout.text(), "113.125483°E  23.007443°N");
    readout.next();
    EXPECT_EQ(readout.datum(), GroundReadout::Wgs84);
}

TEST(GroundReadout, NowhereHasNoTextAndNothingToCopy)
{
    GroundReadout readout;
    for (const QVariantMap& place :
         {QVariantMap{}, QVariantMap{{"valid", false}}, QVariantMap{{"valid", true}, {"lon", 113.0}, {"lat", 90.0}},
          QVariantMap{{"valid", true}, {"lon", qQNaN()}, {"lat", 23.0}}}) {
        readout.setPlace(place);
        readout.setDatum(GroundReadout::GaussKrueger);
        EXPECT_TRUE(readout.text().isEmpty());
        EXPECT_FALSE(readout.copy());
    }
}

TEST(GroundReadout, ADatumThatIsNoneIsIgnored)
{
    GroundReadout readout;
    readout.setDatum(GroundReadout::Gcj02);
    readout.setDatum(-1);
    readout.setDatum(4);
    EXPECT_EQ(readout.datum(), GroundReadout::Gcj02);
}

} // namespace
} // namespace sandtable::scene
