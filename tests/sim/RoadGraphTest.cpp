// SPDX-License-Identifier: GPL-3.0-or-later
#include "TinyCity.h"

#include <sandtable/base/Random.h>
#include <sandtable/sim/RoadGraph.h>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace sandtable::sim {
namespace {

/// Nodes at random, roads at random between near ones, some bent, some expressways, some parts cut off.
city::CityModel randomCity(std::uint64_t seed)
{
    Random random(seed);
    city::CityModel city;
    for (int i = 0; i < 40; ++i) {
        city.roadNodes.push_back({random.between(0, 1000), random.between(0, 1000)});
    }
    for (int i = 0; i < 70; ++i) {
        city::Road road;
        road.from = random.below(40);
        road.to = random.below(40);
        if (road.from == road.to) {
            continue;
        }
        const geo::LocalMetres a = city.roadNodes[road.from];
        const geo::LocalMetres b = city.roadNodes[road.to];
        road.line = {a, {(a.x + b.x) / 2 + random.between(-50, 50), (a.y + b.y) / 2}, b};
        road.roadClass = random.chance(0.2) ? city::RoadClass::Expressway : city::RoadClass::Branch;
        city.roads.push_back(road);
    }
    return city;
}

/// Floyd and Warshall: slow, and nothing can be hidden in it.
std::vector<std::vector<double>> bruteForce(const city::CityModel& city)
{
    const std::size_t n = city.roadNodes.size();
    std::vector cost(n, std::vector<double>(n, std::numeric_limits<double>::infinity()));
    for (std::size_t i = 0; i < n; ++i) {
        cost[i][i] = 0;
    }
    for (const city::Road& road : city.roads) {
        const double factor = road.roadClass == city::RoadClass::Expressway ? RoadGraph::kExpresswayCost : 1;
        const double length = geo::length(road.line) * factor;
        cost[road.from][road.to] = std::min(cost[road.from][road.to], length);
        cost[road.to][road.from] = std::min(cost[road.to][road.from], length);
    }
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                cost[i][j] = std::min(cost[i][j], cost[i][k] + cost[k][j]);
            }
        }
    }
    return cost;
}

TEST(RoadGraph, AgreesWithBruteForceOnRandomGraphs)
{
    int cutOff = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const city::CityModel city = randomCity(seed);
        const auto expected = bruteForce(city);
        RoadGraph graph(city);
        for (std::uint32_t from = 0; from < 40; ++from) {
            for (std::uint32_t to = 0; to < 40; ++to) {
                const auto cost = graph.cost(from, to);
                if (std::isinf(expected[from][to])) {
                    EXPECT_FALSE(cost);
                    EXPECT_FALSE(graph.path(from, to));
                    ++cutOff;
                    continue;
                }
                ASSERT_TRUE(cost);
                EXPECT_NEAR(*cost, expected[from][to], 1e-6);
            }
        }
    }
    EXPECT_GT(cutOff, 0);
}

TEST(RoadGraph, PathIsALineOfRoadsFromEndToEnd)
{
    const city::CityModel city = tinyCity();
    RoadGraph graph(city);
    const auto path = graph.path(0, 80);
    ASSERT_TRUE(path);
    EXPECT_EQ(path->front(), city.roadNodes[0]);
    EXPECT_EQ(path->back(), city.roadNodes[80]);
    EXPECT_NEAR(geo::length(*path), 4000, 1e-6);
    EXPECT_EQ(graph.path(5, 5)->size(), 1u);
}

TEST(RoadGraph, WayLeadsFromAnywhereToAnywhere)
{
    const city::CityModel city = tinyCity();
    RoadGraph graph(city);
    const geo::LocalMetres from{12, 40};
    const geo::LocalMetres to{1900, 1730};
    const geo::Line way = graph.way(from, to);
    EXPECT_EQ(way.front(), from);
    EXPECT_EQ(way.back(), to);
    EXPECT_GT(geo::length(way), geo::distance(from, to));
    EXPECT_EQ(graph.way(from, {20, 45}).size(), 2u);
}

TEST(RoadGraph, CityWithoutRoadsIsCrossedStraight)
{
    const city::CityModel empty;
    RoadGraph graph(empty);
    EXPECT_EQ(graph.nearestNode({0, 0}), RoadGraph::kNone);
    EXPECT_EQ(graph.way({0, 0}, {500, 0}).size(), 2u);
    EXPECT_FALSE(graph.cost(0, 1));
}

TEST(RoadGraph, RoadWithABrokenEndIsLeftOut)
{
    city::CityModel city = tinyCity();
    city::Road broken = city.roads[0];
    broken.to = 4'000'000;
    city.roads.push_back(broken);
    RoadGraph graph(city);
    EXPECT_TRUE(graph.cost(0, 80));
}

} // namespace
} // namespace sandtable::sim
