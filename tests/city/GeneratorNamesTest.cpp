// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorContents.h"
#include "GeneratorFixture.h"

#include <algorithm>
#include <set>

namespace sandtable::city {
namespace {

/// The district at its full size with its roads, waters, greens and places, but no houses: those take the longest.
const CityModel& district()
{
    static const CityModel model = [] {
        CityModel made;
        made.frame = geo::Frame(chancheng().origin);
        CityPlan plan(chancheng(), {7, 1});
        planFrame(plan);
        if (auto regions = planRegions(plan, made); !regions)
            throw std::runtime_error(regions.error().message);
        planBlocks(plan, 1);
        const PlanRoads roads = fillRoads(plan, made);
        fillGround(plan, findParcels(plan), made);
        fillPlaces({plan, roads, {}}, made);
        return made;
    }();
    return model;
}

const Place* placeNamed(const CityModel& city, std::string_view name)
{
    const auto found =
        std::find_if(city.places.begin(), city.places.end(), [&](const Place& p) { return p.name == name; });
    return found == city.places.end() ? nullptr : &*found;
}

double distanceTo(const Road& road, geo::LocalMetres p)
{
    double nearest = 1e300;
    for (std::size_t i = 0; i + 1 < road.line.size(); ++i)
        nearest = std::min(nearest, geo::distanceToSegment(p, road.line[i], road.line[i + 1]));
    return nearest;
}

const Road& nearestBridge(const CityModel& city, geo::LocalMetres p)
{
    return *std::min_element(city.roads.begin(), city.roads.end(), [&](const Road& a, const Road& b) {
        return a.bridge != b.bridge ? a.bridge : distanceTo(a, p) < distanceTo(b, p);
    });
}

TEST(GeneratorNames, EveryNameOfTheMainRoadsIsARoadOfTheDistrict)
{
    std::set<std::string> names;
    for (const Road& road : district().roads)
        names.insert(district().strings[road.name]);
    for (const Profile::MainRoad& road : chancheng().roads)
        for (const Profile::RoadSection& section : road.sections)
            EXPECT_TRUE(names.contains(section.name.text)) << section.name.text;
}

TEST(GeneratorNames, EveryPlaceOfABridgeStandsOnABridge)
{
    for (const CityModel* city : {&district(), &smallCity()}) {
        std::size_t bridges = 0;
        for (const Place& place : city->places)
            if (place.kind == PlaceKind::Bridge) {
                ++bridges;
                const Road& road = nearestBridge(*city, place.at);
                EXPECT_TRUE(road.bridge);
                EXPECT_LT(distanceTo(road, place.at), 1) << place.name;
            }
        EXPECT_GT(bridges, 3U);
    }
}

TEST(GeneratorNames, TongjiBridgeCarriesZumiaoRoadOverItsCreek)
{
    const CityModel& city = district();
    const Place* bridge = placeNamed(city, "通济桥");
    ASSERT_TRUE(bridge);
    const Road& road = nearestBridge(city, bridge->at);
    EXPECT_EQ(city.strings[road.name], "祖庙路");
    const auto creek =
        std::find_if(city.waters.begin(), city.waters.end(), [](const Water& w) { return w.name == "新涌"; });
    ASSERT_NE(creek, city.waters.end());
    EXPECT_TRUE(geo::contains(creek->shape.outer, bridge->at)) << "it stands over the water";
    EXPECT_FALSE(geo::contains(creek->shape.outer, road.line.front())) << "and reaches both banks";
    EXPECT_FALSE(geo::contains(creek->shape.outer, road.line.back()));
    EXPECT_EQ(city.regions[city.ancestor(bridge->grid, Tier::Street)].name, "祖庙街道");
}

TEST(GeneratorNames, BridgesCarryTheirRoadsNameAndTheirWaters)
{
    const Place* creek = placeNamed(district(), "季华四路石湾涌桥");
    ASSERT_TRUE(creek);
    EXPECT_EQ(creek->nameEn, "Jihua 4th Road Bridge, Shiwan Creek");
    const Place* waterway = placeNamed(district(), "汾江南路东平大桥");
    ASSERT_TRUE(waterway) << "over 240 m it is a great bridge";
    EXPECT_EQ(waterway->nameEn, "South Fenjiang Road Bridge, Dongping Waterway");
    for (const Place& place : district().places)
        if (place.kind == PlaceKind::Bridge && place.name.ends_with("大桥")) {
            EXPECT_TRUE(place.name.ends_with("东平大桥") || place.name.ends_with("顺德大桥")) << place.name;
        }
}

TEST(GeneratorNames, EnglishNamesAreEnglish)
{
    const auto expectEnglish = [](const std::string& name, const std::string& of) {
        EXPECT_FALSE(name.empty()) << of;
        // In UTF-8 the common Chinese characters begin with these bytes.
        const bool chinese = std::any_of(name.begin(), name.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9;
        });
        EXPECT_FALSE(chinese) << name;
    };
    std::set<std::string> parks;
    for (const CityModel* city : {&district(), &smallCity()}) {
        for (const Place& place : city->places)
            expectEnglish(place.nameEn, place.name);
        for (const Road& road : city->roads)
            expectEnglish(city->strings[road.nameEn], city->strings[road.name]);
    }
    for (const Place& place : district().places)
        if (place.kind == PlaceKind::Park) {
            EXPECT_TRUE(parks.insert(place.nameEn).second) << place.nameEn << " is no name but a kind";
        }
    EXPECT_GT(parks.size(), 20U);
}

TEST(GeneratorNames, NoTwoLakesShareAName)
{
    std::set<std::string> names;
    for (const Water& water : district().waters)
        if (water.kind == WaterKind::Lake) {
            EXPECT_TRUE(names.insert(water.name).second) << water.name;
            EXPECT_TRUE(water.name.ends_with("湖")) << water.name;
        }
    EXPECT_GT(names.size(), 10U);
}

} // namespace
} // namespace sandtable::city
