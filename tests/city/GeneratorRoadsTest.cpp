// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorFixture.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace sandtable::city {
namespace {

bool inRiver(const CityModel& city, geo::LocalMetres p)
{
    return std::any_of(city.waters.begin(), city.waters.end(),
                       [&](const Water& w) { return w.kind == WaterKind::River && geo::contains(w.shape, p); });
}

TEST(GeneratorRoads, NetworkIsOneConnectedGraph)
{
    const CityModel& city = smallCity();
    std::vector<std::uint32_t> group(city.roadNodes.size());
    std::iota(group.begin(), group.end(), 0U);
    const auto find = [&](std::uint32_t v) {
        while (group[v] != v)
            v = group[v] = group[group[v]];
        return v;
    };
    for (const Road& road : city.roads) {
        ASSERT_LT(road.from, city.roadNodes.size());
        ASSERT_LT(road.to, city.roadNodes.size());
        group[find(road.from)] = find(road.to);
    }
    ASSERT_FALSE(city.roads.empty());
    for (std::uint32_t v = 0; v < group.size(); ++v)
        EXPECT_EQ(find(v), find(city.roads[0].from));
}

TEST(GeneratorRoads, LinesRunFromTheirFromNodeToTheirToNode)
{
    const CityModel& city = smallCity();
    for (const Road& road : city.roads) {
        ASSERT_GE(road.line.size(), 2U);
        EXPECT_EQ(road.line.front(), city.roadNodes[road.from]);
        EXPECT_EQ(road.line.back(), city.roadNodes[road.to]);
    }
}

TEST(GeneratorRoads, EveryRoadHasNamesAWidthAndAClass)
{
    const CityModel& city = smallCity();
    for (const Road& road : city.roads) {
        EXPECT_FALSE(city.strings.at(road.name).empty());
        EXPECT_FALSE(city.strings.at(road.nameEn).empty());
        EXPECT_GE(road.widthM, 3);
        EXPECT_LE(road.widthM, 60);
        EXPECT_GE(road.roadClass, RoadClass::Expressway);
        EXPECT_LE(road.roadClass, RoadClass::Footway);
    }
}

TEST(GeneratorRoads, OnlyBridgesCrossRivers)
{
    const CityModel& city = smallCity();
    std::size_t bridges = 0;
    for (const Road& road : city.roads) {
        bridges += road.bridge ? 1 : 0;
        if (road.bridge)
            continue;
        for (std::size_t i = 0; i + 1 < road.line.size(); ++i)
            for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
                const geo::LocalMetres a = road.line[i];
                const geo::LocalMetres b = road.line[i + 1];
                EXPECT_FALSE(inRiver(city, {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}))
                    << city.strings[road.name];
            }
    }
    EXPECT_GT(bridges, 3U);
}

TEST(GeneratorRoads, BridgesStandOverWater)
{
    const CityModel& city = smallCity();
    std::size_t over = 0;
    std::size_t bridges = 0;
    for (const Road& road : city.roads)
        if (road.bridge) {
            ++bridges;
            bool wet = false;
            for (std::size_t i = 0; i + 1 < road.line.size(); ++i)
                for (int k = 0; k <= 20; ++k) {
                    const double share = k / 20.0;
                    const geo::LocalMetres a = road.line[i];
                    const geo::LocalMetres b = road.line[i + 1];
                    wet = wet || inRiver(city, {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
                }
            over += wet ? 1 : 0;
        }
    // A road whose edge hangs over the bank is a bridge, too.
    EXPECT_GE(over * 4, bridges * 3);
}

TEST(GeneratorRoads, MainRoadsKeepTheirNames)
{
    const CityModel& city = smallCity();
    const std::set<std::string> names(city.strings.begin(), city.strings.end());
    for (const char* expected : {"岭南大道北", "季华五路", "雾岗路", "佛山一环西线"})
        EXPECT_TRUE(names.contains(expected)) << expected;
}

} // namespace
} // namespace sandtable::city
