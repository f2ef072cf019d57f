// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorFixture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace sandtable::city {
namespace {

void expectInside(const CityModel& city, std::uint32_t grid, geo::LocalMetres p, const std::string& what)
{
    ASSERT_LT(grid, city.regions.size()) << what;
    ASSERT_EQ(city.regions[grid].tier, Tier::MicroGrid) << what;
    EXPECT_TRUE(geo::contains(city.regions[grid].outer, p)) << what << " is not in " << city.regions[grid].code;
}

TEST(GeneratorContents, CountsFollowTheProfile)
{
    const CityModel& city = smallCity();
    EXPECT_EQ(city.buildings.size(), 22500U);
    EXPECT_EQ(city.addresses.size(), 19500U);
    EXPECT_EQ(city.enterprises.size(), 8000U);
    EXPECT_EQ(city.components.size(), 29000U);
    EXPECT_EQ(city.cameras.size(), 250U);
    EXPECT_EQ(city.workers.size(), 53U);
}

TEST(GeneratorContents, EverythingLiesInItsMicroGrid)
{
    const CityModel& city = smallCity();
    for (const Building& b : city.buildings)
        expectInside(city, b.grid, geo::centroid(footprint(city, b)), "a building");
    for (const Address& a : city.addresses)
        expectInside(city, a.grid, a.at, city.addressText(a));
    for (const Enterprise& e : city.enterprises)
        expectInside(city, e.grid, e.at, e.name);
    for (const Component& c : city.components)
        expectInside(city, c.grid, c.at, std::to_string(c.code));
    for (const Camera& c : city.cameras)
        expectInside(city, c.grid, c.at, c.code);
    for (const Place& p : city.places)
        expectInside(city, p.grid, p.at, p.name);
    for (const Worker& w : city.workers)
        expectInside(city, w.homeGrid, w.home, w.code);
}

TEST(GeneratorContents, AddressesAreUniqueAndNamedAfterRoads)
{
    const CityModel& city = smallCity();
    std::set<std::uint32_t> roadNames;
    for (const Road& road : city.roads)
        roadNames.insert(road.name);
    std::set<std::string> texts;
    for (const Address& address : city.addresses) {
        EXPECT_TRUE(roadNames.contains(address.road));
        EXPECT_LT(address.building, city.buildings.size());
        EXPECT_TRUE(texts.insert(city.addressText(address)).second) << city.addressText(address);
    }
}

TEST(GeneratorContents, EnterprisesSitAtAddressesAndHaveASector)
{
    const CityModel& city = smallCity();
    for (const Enterprise& e : city.enterprises) {
        ASSERT_LT(e.address, city.addresses.size());
        EXPECT_EQ(e.at, city.addresses[e.address].at);
        EXPECT_EQ(e.sector.size(), 1U);
        EXPECT_FALSE(e.name.empty());
    }
}

TEST(GeneratorContents, ComponentCodesAreUniqueAndWellFormed)
{
    const CityModel& city = smallCity();
    std::set<std::uint64_t> codes;
    std::set<std::uint32_t> classes;
    for (const Component& c : city.components) {
        EXPECT_TRUE(codes.insert(c.code).second) << c.code;
        EXPECT_EQ(c.code / 10000000000ULL, 440604U);
        EXPECT_GE(c.subclassCode(), 1U);
        EXPECT_GE(c.code % 1000000, 1U);
        classes.insert(c.classCode());
    }
    EXPECT_EQ(classes, (std::set<std::uint32_t>{1, 2, 3, 4, 5}));
}

TEST(GeneratorContents, CameraCodesAreUniqueNetworkCameras)
{
    std::set<std::string> codes;
    for (const Camera& c : smallCity().cameras) {
        EXPECT_EQ(c.code.size(), 20U);
        EXPECT_EQ(c.code.substr(0, 8), "44060400");
        EXPECT_EQ(c.code.substr(10, 3), "132");
        EXPECT_TRUE(codes.insert(c.code).second) << c.code;
        EXPECT_FALSE(c.name.empty());
        EXPECT_GE(c.headingDeg, 0);
        EXPECT_LT(c.headingDeg, 360);
    }
}

TEST(GeneratorContents, CamerasLookAlongTheRoadTheyStandAt)
{
    const CityModel& city = smallCity();
    for (const Camera& c : city.cameras) {
        double smallest = 180;
        for (const Road& road : city.roads)
            for (std::size_t i = 0; i + 1 < road.line.size(); ++i) {
                const geo::LocalMetres a = road.line[i];
                const geo::LocalMetres b = road.line[i + 1];
                if (geo::distanceToSegment(c.at, a, b) > road.widthM / 2 + 1)
                    continue;
                const double along = std::atan2(b.x - a.x, b.y - a.y) * 180 / 3.14159265358979;
                const double off = std::abs(std::remainder(c.headingDeg - along, 180));
                smallest = std::min(smallest, off);
            }
        EXPECT_LE(smallest, 10) << c.code << ' ' << c.name;
    }
}

TEST(GeneratorContents, EveryMicroGridHasAWorker)
{
    const CityModel& city = smallCity();
    std::set<std::uint32_t> staffed;
    std::set<std::string> codes;
    for (const Worker& w : city.workers) {
        staffed.insert(w.homeGrid);
        EXPECT_TRUE(codes.insert(w.code).second);
    }
    EXPECT_EQ(staffed.size(), city.tierRange(Tier::MicroGrid).second);
}

TEST(GeneratorContents, EveryKindOfPlaceThatACityNeedsIsThere)
{
    std::map<PlaceKind, int> counts;
    for (const Place& p : smallCity().places) {
        ++counts[p.kind];
        EXPECT_FALSE(p.name.empty());
        EXPECT_FALSE(p.nameEn.empty()) << p.name;
    }
    for (const PlaceKind kind :
         {PlaceKind::Hospital, PlaceKind::School, PlaceKind::Market, PlaceKind::ConstructionSite, PlaceKind::Park,
          PlaceKind::Bridge, PlaceKind::Station, PlaceKind::Police, PlaceKind::FireStation, PlaceKind::Temple})
        EXPECT_GT(counts[kind], 0) << static_cast<int>(kind);
}

} // namespace
} // namespace sandtable::city
