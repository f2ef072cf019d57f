// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleCity.h"

#include <sandtable/city/CityFile.h>
#include <sandtable/city/Rules.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

namespace sandtable::city {
namespace {

std::set<std::string> brokenIn(const CityModel& city)
{
    std::set<std::string> names;
    for (const BrokenRule& rule : inspectCity(city).broken) {
        names.insert(rule.rule);
        EXPECT_GT(rule.count, 0u);
        EXPECT_FALSE(rule.examples.empty());
    }
    return names;
}

TEST(Rules, TheSampleKeepsThemAll)
{
    const Inspection inspection = inspectCity(sampleCity());
    EXPECT_EQ(inspection.breaks(), 0u) << (inspection.broken.empty() ? "" : inspection.broken[0].examples[0]);
    EXPECT_TRUE(inspection.broken.empty());
}

TEST(Rules, CountsAndExtentAreTold)
{
    const Inspection inspection = inspectCity(sampleCity());
    EXPECT_EQ(inspection.counts.streets, 2u);
    EXPECT_EQ(inspection.counts.microGrids, 4u);
    EXPECT_EQ(inspection.counts.addresses, 3u);
    EXPECT_DOUBLE_EQ(inspection.counts.areaKm2, 2);
    EXPECT_NEAR(inspection.counts.roadKm, 2.96, 1e-9);
    EXPECT_EQ(inspection.bounds.max, (geo::LocalMetres{2000, 1000}));
    EXPECT_EQ(inspection.fingerprint.size(), 64u);
}

TEST(Rules, ManyBreaksAreCountedButFewAreWorded)
{
    CityModel city = sampleCity();
    city.components.resize(200, city.components[0]);
    const Inspection inspection = inspectCity(city);
    ASSERT_EQ(inspection.broken.size(), 1u);
    EXPECT_EQ(inspection.broken[0].rule, "components.unique");
    EXPECT_EQ(inspection.broken[0].count, 198u);
    EXPECT_LE(inspection.broken[0].examples.size(), 10u);
}

TEST(Rules, AnEditedFileHasAnotherFingerprint)
{
    CityModel city = sampleCity();
    city.fingerprint = inspectCity(city).fingerprint;
    EXPECT_THAT(brokenIn(city), testing::IsEmpty());
    city.places[0].name = "第二医院";
    EXPECT_THAT(brokenIn(city), testing::ElementsAre("file.fingerprint"));
}

TEST(Rules, AnEmptyCityHasNoDistrict)
{
    EXPECT_THAT(brokenIn(CityModel()), testing::ElementsAre("regions.district"));
}

struct Spoiling
{
    const char* rule;
    std::function<void(CityModel&)> spoil;
};
void PrintTo(const Spoiling& spoiling, std::ostream* out)
{
    *out << spoiling.rule;
}

/// Each spoils the sample in one way, and exactly that rule is broken.
class BrokenRules : public testing::TestWithParam<Spoiling>
{
};

TEST_P(BrokenRules, AreNamed)
{
    CityModel city = sampleCity();
    GetParam().spoil(city);
    EXPECT_THAT(brokenIn(city), testing::ElementsAre(GetParam().rule));
}

void moveBuilding(CityModel& city, std::size_t index, double dx, double dy)
{
    const Building& building = city.buildings[index];
    for (std::size_t i = 0; i < building.vertexCount; ++i) {
        city.buildingVertices[building.firstVertex + i].x += dx;
        city.buildingVertices[building.firstVertex + i].y += dy;
    }
}

const Spoiling kRegionSpoilings[] = {
    {"regions.code", [](CityModel& c) { c.regions[5].code = "440604010001003"; }},
    {"regions.code", [](CityModel& c) { c.regions[5].code = "44060401200100A"; }},
    {"regions.unique", [](CityModel& c) { c.regions[6].code = c.regions[5].code; }},
    {"regions.name", [](CityModel& c) { c.regions[3].name.clear(); }},
    {"regions.label",
     [](CityModel& c) {
         c.regions[3].label = {1500, 500};
     }},
    {"regions.children",
     [](CityModel& c) {
         c.regions.resize(1);
         c.addresses.clear();
         c.enterprises.clear();
         c.components.clear();
         c.cameras.clear();
         c.places.clear();
         c.workers.clear();
         c.buildings.clear();
     }},
    // A corner on the border that one side does not know.
    {"regions.tile",
     [](CityModel& c) {
         c.regions[5].outer = {{0, 500.123}, {500, 500.123}, {1000, 500.123}, {1000, 1000}, {0, 1000}};
     }},
};

const Spoiling kRoadSpoilings[] = {
    {"roads.connected",
     [](CityModel& c) {
         c.roadNodes.push_back({5, 5});
         c.roadNodes.push_back({50, 5});
         c.roads.push_back(c.roads[0]);
         c.roads.back().from = 5;
         c.roads.back().to = 6;
         c.roads.back().line = {{5, 5}, {50, 5}};
     }},
    {"roads.nodes", [](CityModel& c) { c.roads[1].line.back().x += 1; }},
    {"roads.width", [](CityModel& c) { c.roads[1].widthM = 0; }},
};

const Spoiling kBuildingSpoilings[] = {
    {"buildings.water",
     [](CityModel& c) {
         moveBuilding(c, 1, 0, 370);
         c.buildings[1].grid = 7;
     }},
    {"buildings.road", [](CityModel& c) { moveBuilding(c, 0, 0, -20); }},
    {"buildings.grid", [](CityModel& c) { c.buildings[0].grid = 7; }},
    {"buildings.grid", [](CityModel& c) { c.buildings[0].grid = 4; }},
    {"buildings.height", [](CityModel& c) { c.buildings[0].storeys = 60; }},
    {"buildings.outline",
     [](CityModel& c) { std::reverse(c.buildingVertices.begin(), c.buildingVertices.begin() + 4); }},
};

const Spoiling kThingSpoilings[] = {
    {"addresses.grid", [](CityModel& c) { c.addresses[0].at.y = 400; }},
    {"addresses.text", [](CityModel& c) { c.addresses[0].road = 0; }},
    {"addresses.unique", [](CityModel& c) { c.addresses[1].number = "12号"; }},
    {"addresses.building", [](CityModel& c) { c.addresses[1].building = 2; }},
    {"enterprises.sector", [](CityModel& c) { c.enterprises[0].sector = "Z"; }},
    {"enterprises.grid", [](CityModel& c) { c.enterprises[0].grid = kNone; }},
    {"components.code", [](CityModel& c) { c.components[0].code = 4406040901000001; }},
    {"components.code", [](CityModel& c) { c.components[0].code = 1101010101000001; }},
    {"components.unique", [](CityModel& c) { c.components[0].code = c.components[1].code; }},
    {"components.grid",
     [](CityModel& c) {
         c.components[0].at = {500, 501};
     }},
    {"cameras.code", [](CityModel& c) { c.cameras[0].code = "44060401001180000001"; }},
    {"cameras.unique", [](CityModel& c) { c.cameras.push_back(c.cameras[0]); }},
    {"cameras.view", [](CityModel& c) { c.cameras[0].headingDeg = 360; }},
    {"places.grid",
     [](CityModel& c) {
         c.places[0].at = {1700, 700};
     }},
    {"workers.unique", [](CityModel& c) { c.workers[1].code = "W0001"; }},
    {"workers.grid", [](CityModel& c) { c.workers[1].homeGrid = 0; }},
};

INSTANTIATE_TEST_SUITE_P(Regions, BrokenRules, testing::ValuesIn(kRegionSpoilings));
INSTANTIATE_TEST_SUITE_P(Roads, BrokenRules, testing::ValuesIn(kRoadSpoilings));
INSTANTIATE_TEST_SUITE_P(Buildings, BrokenRules, testing::ValuesIn(kBuildingSpoilings));
INSTANTIATE_TEST_SUITE_P(Things, BrokenRules, testing::ValuesIn(kThingSpoilings));

TEST(Rules, AGapBetweenRegionsIsTold)
{
    CityModel city = sampleCity();
    city.regions[7].outer = box(1000, 510, 2000, 1000);
    EXPECT_THAT(brokenIn(city), testing::IsSupersetOf({"regions.area", "regions.tile"}));
}

TEST(Rules, AnOverlapOfEqualAreaIsTold)
{
    // Two grids swap strips: the area sums agree, the borders do not.
    CityModel city = sampleCity();
    city.regions[5].outer = box(0, 490.123, 1000, 990);
    EXPECT_THAT(brokenIn(city), testing::Contains("regions.tile"));
}

TEST(Rules, ACrossedOutlineIsTold)
{
    CityModel city = sampleCity();
    std::swap(city.regions[5].outer[1], city.regions[5].outer[2]);
    EXPECT_THAT(brokenIn(city), testing::Contains("regions.outline"));
}

TEST(Rules, ABridgeMayPassOverBuildings)
{
    CityModel city = sampleCity();
    moveBuilding(city, 0, 590, 170); // under the bridge of 汾江中路 at x = 1000
    EXPECT_THAT(brokenIn(city), testing::IsEmpty());
    city.roads[3].bridge = false;
    EXPECT_THAT(brokenIn(city), testing::ElementsAre("buildings.road"));
}

TEST(Rules, WaterIsNotWhereItsIslandIs)
{
    CityModel city = sampleCity();
    moveBuilding(city, 0, 160 - 400, 165 - 520.25); // on the pond's island, in the southern grid
    city.buildings[0].grid = 6;
    EXPECT_THAT(brokenIn(city), testing::IsEmpty());
    moveBuilding(city, 0, 60, 0);
    EXPECT_THAT(brokenIn(city), testing::ElementsAre("buildings.water"));
}

} // namespace
} // namespace sandtable::city
