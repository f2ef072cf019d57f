// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleCity.h"

#include <sandtable/base/Random.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/city/Fingerprint.h>

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <set>
#include <string>

namespace sandtable::city {
namespace {

CityModel writtenAndRead(CityModel city, std::uint32_t parts = kEverything)
{
    const TemporaryFolder folder;
    const auto written = writeCity(city, folder / "city.gpkg");
    EXPECT_TRUE(written.has_value()) << (written ? "" : written.error().message);
    auto read = readCity(folder / "city.gpkg", parts);
    EXPECT_TRUE(read.has_value()) << (read ? "" : read.error().message);
    return read ? std::move(*read) : CityModel();
}

TEST(CityFile, KeepsWhatWasWritten)
{
    const CityModel city = sampleCity();
    const CityModel back = writtenAndRead(city);
    EXPECT_EQ(back.code, "440604");
    EXPECT_EQ(back.name, "禅城区");
    EXPECT_EQ(back.source, city.source);
    EXPECT_EQ(back.frame.origin(), city.frame.origin());
    EXPECT_EQ(back.strings, city.strings);
    ASSERT_EQ(back.regions.size(), city.regions.size());
    EXPECT_EQ(back.regions[6].code, "440604012001002");
    EXPECT_EQ(back.regions[6].parent, 3u);
    EXPECT_EQ(back.regions[6].outer, city.regions[6].outer);
    ASSERT_EQ(back.roads.size(), 4u);
    EXPECT_EQ(back.strings[back.roads[3].nameEn], "Fenjiang Middle Road");
    EXPECT_TRUE(back.roads[3].bridge);
    EXPECT_EQ(back.roads[0].roadClass, RoadClass::Arterial);
    EXPECT_EQ(back.roads[0].widthM, 20.5F);
    ASSERT_EQ(back.waters.size(), 2u);
    ASSERT_EQ(back.waters[1].shape.holes.size(), 1u);
    EXPECT_EQ(back.waters[1].shape.holes[0], city.waters[1].shape.holes[0]);
    EXPECT_EQ(back.greens[0].name, "中山公园");
    EXPECT_EQ(back.buildingVertices, city.buildingVertices);
    EXPECT_EQ(back.buildings[1].vertexCount, 5);
    EXPECT_EQ(back.buildings[1].use, BuildingUse::Commercial);
    EXPECT_EQ(back.buildings[1].heightM, city.buildings[1].heightM);
    EXPECT_EQ(back.addressText(back.addresses[1]), "人民路58号");
    EXPECT_EQ(back.addresses[2].building, kNone);
    EXPECT_EQ(back.enterprises[0].address, 1u);
    EXPECT_EQ(back.components[1].code, 4406040203000001u);
    EXPECT_EQ(back.components[0].at, city.components[0].at);
    EXPECT_EQ(back.cameras[0].headingDeg, 271.5F);
    EXPECT_EQ(back.places[1].kind, PlaceKind::Temple);
    EXPECT_EQ(back.workers[1].homeGrid, 8u);
}

TEST(CityFile, FingerprintSurvivesReadingAndWritingAgain)
{
    CityModel city = sampleCity();
    // Coordinates that are on no grid at all, as a generator or an import leaves them.
    Random random(11);
    for (int i = 0; i < 5000; ++i) {
        Component component;
        component.code = 4406040101000100u + static_cast<unsigned>(i);
        component.at = {random.between(-9000, 9000), random.between(-9000, 9000)};
        city.components.push_back(component);
    }
    const TemporaryFolder folder;
    ASSERT_TRUE(writeCity(city, folder / "first.gpkg"));
    EXPECT_EQ(city.fingerprint.size(), 64u);
    auto back = readCity(folder / "first.gpkg");
    ASSERT_TRUE(back);
    EXPECT_EQ(back->fingerprint, city.fingerprint);
    EXPECT_EQ(contentFingerprint(*back), city.fingerprint);
    ASSERT_TRUE(writeCity(*back, folder / "second.gpkg"));
    EXPECT_EQ(readFingerprint(folder / "second.gpkg").value_or(""), city.fingerprint);
}

TEST(CityFile, FingerprintTellsContentsApart)
{
    const std::string original = contentFingerprint(sampleCity());
    CityModel moved = sampleCity();
    moved.components[0].at.x += 0.001;
    CityModel renamed = sampleCity();
    renamed.places[0].name += "院";
    CityModel other = sampleCity();
    other.source = "somewhere else";
    EXPECT_NE(contentFingerprint(moved), original);
    EXPECT_NE(contentFingerprint(renamed), original);
    EXPECT_EQ(contentFingerprint(other), original) << "where it came from is not content";
}

TEST(CityFile, NeighboursStillShareTheirVertices)
{
    CityModel city = sampleCity();
    for (Region& region : city.regions) {
        for (geo::LocalMetres& p : region.outer) {
            p = {p.x * 1.00037 + 0.00041, p.y * 0.99991 - 0.00037};
        }
    }
    const CityModel back = writtenAndRead(city);
    EXPECT_EQ(back.regions[5].outer[0], back.regions[6].outer[3]);
    EXPECT_EQ(back.regions[5].outer[1], back.regions[8].outer[3]);
}

TEST(CityFile, ReadsOnlyTheWantedParts)
{
    const CityModel back = writtenAndRead(sampleCity(), kRoads | kAddresses);
    EXPECT_EQ(back.regions.size(), 9u);
    EXPECT_EQ(back.roads.size(), 4u);
    EXPECT_TRUE(back.buildings.empty());
    EXPECT_TRUE(back.cameras.empty());
    ASSERT_EQ(back.addresses.size(), 3u);
    EXPECT_EQ(back.addresses[1].building, 1u) << "references stay positions in the file";
}

TEST(CityFile, RegionsComeWithoutAsking)
{
    const CityModel back = writtenAndRead(sampleCity(), 0);
    EXPECT_EQ(back.regions.size(), 9u);
    EXPECT_TRUE(back.roads.empty());
}

TEST(CityFile, AnEmptyCityIsAFileToo)
{
    CityModel empty;
    const CityModel back = writtenAndRead(empty);
    EXPECT_TRUE(back.regions.empty());
    EXPECT_EQ(back.strings.size(), 1u);
}

TEST(CityFile, OtherProgramsOpenIt)
{
    CityModel city = sampleCity();
    const TemporaryFolder folder;
    ASSERT_TRUE(writeCity(city, folder / "city.gpkg"));
    GDALAllRegister();
    const GDALDatasetUniquePtr set(GDALDataset::Open((folder / "city.gpkg").c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(set);
    EXPECT_EQ(set->GetLayerCount(), 16) << "fourteen layers, meta and strings";
    OGRLayer* buildings = set->GetLayerByName("buildings");
    ASSERT_TRUE(buildings);
    EXPECT_EQ(buildings->GetFeatureCount(), 2);
    EXPECT_EQ(buildings->GetGeomType(), wkbPolygon);
    const OGRFeatureUniquePtr first(buildings->GetNextFeature());
    ASSERT_TRUE(first);
    EXPECT_STREQ(first->GetFieldAsString("use"), "residential");
    EXPECT_TRUE(first->GetGeometryRef()->IsValid());
    // 400 m east and 520 m north of 113.07° E, 22.99° N.
    OGREnvelope box;
    first->GetGeometryRef()->getEnvelope(&box);
    EXPECT_NEAR(box.MinX, 113.0739, 1e-4);
    EXPECT_NEAR(box.MinY, 22.9947, 1e-4);
    OGREnvelope layerBox;
    ASSERT_EQ(set->GetLayerByName("regions")->GetExtent(&layerBox, FALSE), OGRERR_NONE);
    EXPECT_NEAR(layerBox.MinX, 113.07, 1e-6);
}

TEST(CityFile, CancellingLeavesNothing)
{
    CityModel city = sampleCity();
    city.components.resize(20000);
    const TemporaryFolder folder;
    const auto written = writeCity(city, folder / "city.gpkg", [](double, const char*) { return false; });
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(folder.files(), 0u);
}

TEST(CityFile, AFailedWriteKeepsTheOldFile)
{
    CityModel city = sampleCity();
    const TemporaryFolder folder;
    ASSERT_TRUE(writeCity(city, folder / "city.gpkg"));
    CityModel broken = sampleCity();
    broken.regions[4].outer.resize(2);
    const auto written = writeCity(broken, folder / "city.gpkg");
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().message.find("layer regions, row 5"), std::string::npos) << written.error().message;
    EXPECT_EQ(readFingerprint(folder / "city.gpkg").value_or(""), city.fingerprint);
    EXPECT_EQ(folder.files(), 1u);
}

TEST(CityFile, ProgressGrowsToTheEnd)
{
    CityModel city = sampleCity();
    city.components.resize(50000);
    const TemporaryFolder folder;
    double last = 0;
    std::set<std::string> stages;
    ASSERT_TRUE(writeCity(city, folder / "city.gpkg", [&](double fraction, const char* stage) {
        EXPECT_GE(fraction, last);
        last = fraction;
        stages.insert(stage);
        return true;
    }));
    EXPECT_TRUE(stages.contains("components"));
    EXPECT_GE(stages.size(), 2u) << "the tiles have stages of their own";
    EXPECT_GT(last, 0.9);
    EXPECT_LE(last, 1);
}

TEST(CityFile, AFolderThatDoesNotExistIsUnavailable)
{
    CityModel city = sampleCity();
    const auto written = writeCity(city, "/nonexistent/folder/city.gpkg");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Unavailable);
    EXPECT_NE(written.error().message.find("/nonexistent/folder/city.gpkg"), std::string::npos);
}

} // namespace
} // namespace sandtable::city
