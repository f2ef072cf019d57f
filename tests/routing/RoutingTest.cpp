// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/routing/TravelSearch.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace sandtable::routing {
namespace {

/// A road that bends once on its way, so that it is longer than the straight line.
void addRoad(city::CityModel& city, std::uint32_t from, std::uint32_t to, double bendM,
             city::RoadClass roadClass = city::RoadClass::Branch)
{
    city::Road road;
    road.from = from;
    road.to = to;
    road.roadClass = roadClass;
    const geo::LocalMetres a = city.roadNodes[from];
    const geo::LocalMetres b = city.roadNodes[to];
    road.line = {a, {(a.x + b.x) / 2 + bendM, (a.y + b.y) / 2 - bendM}, b};
    city.roads.push_back(road);
}

city::CityModel randomCity(Random& random, std::uint32_t nodes, std::uint32_t roads)
{
    city::CityModel city;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        city.roadNodes.push_back({random.between(-2'000, 2'000), random.between(-2'000, 2'000)});
    }
    for (std::uint32_t i = 0; i < roads; ++i) {
        const std::uint32_t from = random.below(nodes);
        const std::uint32_t to = random.below(nodes);
        addRoad(city, from, to, random.between(0, 60), static_cast<city::RoadClass>(1 + random.below(6)));
    }
    return city;
}

/// Floyd and Warshall between all nodes, seconds.
std::vector<std::vector<double>> allPairs(const RoadNetwork& network)
{
    const std::size_t n = network.nodeCount();
    std::vector<std::vector<double>> time(n, std::vector<double>(n, TravelSearch::kNever));
    for (std::size_t i = 0; i < n; ++i) {
        time[i][i] = 0;
    }
    for (const RoadNetwork::Edge& edge : network.edges()) {
        time[edge.from][edge.to] = std::min(time[edge.from][edge.to], static_cast<double>(edge.seconds));
        time[edge.to][edge.from] = time[edge.from][edge.to];
    }
    for (std::size_t via = 0; via < n; ++via) {
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                time[i][j] = std::min(time[i][j], time[i][via] + time[via][j]);
            }
        }
    }
    return time;
}

double expected(const RoadNetwork& network, const std::vector<std::vector<double>>& time, const Stop& a, const Stop& b)
{
    const auto ends = [&](const Stop& stop) {
        const RoadNetwork::Edge& edge = network.edges()[stop.edge];
        const auto pace = edge.pace();
        return std::array{std::pair(edge.from, stop.alongM * pace),
                          std::pair(edge.to, (edge.lengthM - stop.alongM) * pace)};
    };
    double best =
        a.edge == b.edge ? std::abs(a.alongM - b.alongM) * network.edges()[a.edge].pace() : TravelSearch::kNever;
    for (const auto& [from, toFrom] : ends(a)) {
        for (const auto& [to, fromTo] : ends(b)) {
            best = std::min(best, toFrom + time[from][to] + fromTo);
        }
    }
    return a.accessS + best + b.accessS;
}

geo::LocalMetres somewhere(Random& random)
{
    return {random.between(-2'200, 2'200), random.between(-2'200, 2'200)};
}

/// 0 ──100 m── 1 ──100 m── 2, and far away 3 ── 4.
city::CityModel twoIslands()
{
    city::CityModel city;
    city.roadNodes = {{0, 0}, {100, 0}, {200, 0}, {0, 900}, {100, 900}};
    addRoad(city, 0, 1, 0);
    addRoad(city, 1, 2, 0);
    addRoad(city, 3, 4, 0);
    return city;
}

} // namespace

TEST(TravelSearch, EqualsFloydAndWarshallOnRandomRoads)
{
    Random random(11);
    for (int round = 0; round < 12; ++round) {
        const RoadNetwork network(randomCity(random, 60, 40 + random.below(60)));
        const auto time = allPairs(network);
        TravelSearch search(network);
        std::vector<Stop> stops;
        for (int i = 0; i < 25; ++i) {
            stops.push_back(network.snap(somewhere(random)));
            ASSERT_TRUE(stops.back().onRoad());
        }
        for (const Stop& origin : stops) {
            const auto found = search.times(origin, stops);
            for (std::size_t i = 0; i < stops.size(); ++i) {
                const double right = expected(network, time, origin, stops[i]);
                if (right == TravelSearch::kNever) {
                    EXPECT_EQ(found[i], TravelSearch::kNever);
                    EXPECT_NE(network.partOf(origin), network.partOf(stops[i]));
                } else {
                    EXPECT_NEAR(found[i], right, 1e-6);
                }
            }
        }
    }
}

TEST(TravelSearch, TwoWayRoadsTakeAsLongBack)
{
    Random random(12);
    const RoadNetwork network(randomCity(random, 200, 320));
    TravelSearch search(network);
    for (int i = 0; i < 200; ++i) {
        const Stop a = network.snap(somewhere(random));
        const Stop b = network.snap(somewhere(random));
        const double there = search.time(a, b);
        if (there == TravelSearch::kNever) {
            EXPECT_EQ(search.time(b, a), TravelSearch::kNever);
        } else {
            EXPECT_NEAR(search.time(b, a), there, 1e-6);
        }
    }
}

TEST(TravelSearch, NearestComeInTheOrderOfTheirTimesAlsoAfterTheyMoved)
{
    Random random(13);
    const RoadNetwork network(randomCity(random, 150, 260));
    constexpr std::uint32_t kPeople = 80;
    Standing people(network, kPeople);
    std::vector<Stop> stops(kPeople);
    TravelSearch search(network);
    for (int round = 0; round < 30; ++round) {
        for (std::uint32_t i = 0; i < kPeople; ++i) {
            if (round == 0 || random.chance(0.4)) {
                stops[i] = random.chance(0.1) ? Stop{} : network.snap(somewhere(random));
                people.place(i, stops[i]);
            }
        }
        const Stop origin = network.snap(somewhere(random));
        std::vector<double> times = search.times(origin, stops);
        std::vector<double> visited(kPeople, TravelSearch::kNever);
        double last = 0;
        search.nearest(origin, people, [&](std::uint32_t who, double seconds) {
            EXPECT_GE(seconds, last);
            EXPECT_EQ(visited[who], TravelSearch::kNever) << "visited twice";
            last = seconds;
            visited[who] = seconds;
            return true;
        });
        for (std::uint32_t i = 0; i < kPeople; ++i) {
            if (times[i] == TravelSearch::kNever) {
                EXPECT_EQ(visited[i], TravelSearch::kNever);
            } else {
                EXPECT_NEAR(visited[i], times[i], 1e-6);
            }
        }
    }
}

TEST(TravelSearch, StopsEarlyAndAtItsBound)
{
    Random random(14);
    const RoadNetwork network(randomCity(random, 400, 800));
    Standing people(network, 200);
    for (std::uint32_t i = 0; i < people.size(); ++i) {
        people.place(i, network.snap(somewhere(random)));
    }
    TravelSearch search(network);
    const Stop origin = network.snap({0, 0});
    int seen = 0;
    search.nearest(origin, people, [&](std::uint32_t, double) { return ++seen < 3; });
    EXPECT_EQ(seen, 3);
    const std::size_t few = search.settled();
    search.nearest(origin, people, [](std::uint32_t, double seconds) { return seconds < 1e9; });
    EXPECT_LT(few * 3, search.settled());
    search.nearest(
        origin, people,
        [](std::uint32_t, double seconds) {
            EXPECT_LE(seconds, 300);
            return true;
        },
        300);
}

TEST(RoadNetwork, SnapsToTheNearestPlaceOnARoadAndWalksThere)
{
    const RoadNetwork network(twoIslands());
    const Stop stop = network.snap({130, 40});
    EXPECT_EQ(stop.edge, 1U);
    EXPECT_NEAR(stop.alongM, 30, 1e-3);
    EXPECT_NEAR(stop.accessS, 40 / kWalkingMps, 1e-4);
    EXPECT_EQ(network.snap({-30, -40}).alongM, 0);
    EXPECT_NEAR(network.snap({-30, -40}).accessS, 50 / kWalkingMps, 1e-4);
}

TEST(RoadNetwork, EqualsTheNearestOfAllSegments)
{
    Random random(15);
    const city::CityModel city = randomCity(random, 120, 150);
    const RoadNetwork network(city);
    for (int i = 0; i < 500; ++i) {
        const geo::LocalMetres point{random.between(-3'000, 3'000), random.between(-3'000, 3'000)};
        double nearest = 1e9;
        for (const city::Road& road : city.roads) {
            for (std::size_t k = 1; k < road.line.size(); ++k) {
                nearest = std::min(nearest, geo::distanceToSegment(point, road.line[k - 1], road.line[k]));
            }
        }
        const Stop stop = network.snap(point);
        if (nearest < RoadNetwork::kReachM - 1) {
            ASSERT_TRUE(stop.onRoad());
            EXPECT_NEAR(stop.accessS * kWalkingMps, nearest, 0.01);
        } else if (nearest > RoadNetwork::kReachM + 1) {
            EXPECT_FALSE(stop.onRoad());
        }
    }
}

TEST(RoadNetwork, RidesOnRoadsAndPushesOnFootways)
{
    city::CityModel city;
    city.roadNodes = {{0, 0}, {300, 0}, {600, 0}};
    addRoad(city, 0, 1, 0, city::RoadClass::Secondary);
    addRoad(city, 1, 2, 0, city::RoadClass::Footway);
    const RoadNetwork network(city);
    TravelSearch search(network);
    EXPECT_NEAR(search.time(network.snap({0, 0}), network.snap({300, 0})), 300 / kRidingMps, 1e-3);
    EXPECT_NEAR(search.time(network.snap({0, 0}), network.snap({600, 0})), 300 / kRidingMps + 300 / kWalkingMps, 1e-3);
}

TEST(RoadNetwork, NodesThatAlmostMeetAreOne)
{
    city::CityModel city;
    city.roadNodes = {{0, 0}, {100, 0}, {100.3, 0}, {200, 0}};
    addRoad(city, 0, 1, 0);
    addRoad(city, 2, 3, 0);
    const RoadNetwork network(city);
    TravelSearch search(network);
    EXPECT_NEAR(search.time(network.snap({0, 0}), network.snap({200, 0})), 199.7 / kRidingMps, 0.01);
}

TEST(RoadNetwork, WhereNoRoadLeadsNobodyArrives)
{
    const RoadNetwork network(twoIslands());
    TravelSearch search(network);
    const Stop here = network.snap({50, 0});
    const Stop island = network.snap({50, 900});
    const Stop nowhere = network.snap({50, 9'000});
    EXPECT_FALSE(nowhere.onRoad());
    EXPECT_NE(network.partOf(here), network.partOf(island));
    EXPECT_EQ(search.time(here, island), TravelSearch::kNever);
    EXPECT_EQ(search.time(here, nowhere), TravelSearch::kNever);
    EXPECT_EQ(search.time(nowhere, here), TravelSearch::kNever);
}

TEST(RoadNetwork, ACityWithoutRoadsAndSenselessNumbersAreNowhere)
{
    const RoadNetwork empty{city::CityModel()};
    EXPECT_FALSE(empty.snap({0, 0}).onRoad());
    const RoadNetwork network(twoIslands());
    EXPECT_FALSE(network.snap({std::nan(""), 0}).onRoad());
    EXPECT_FALSE(network.snap({1e300, -1e300}).onRoad());
}

TEST(RoadNetwork, BrokenReferencesOfAFileAreLeftOut)
{
    city::CityModel city = twoIslands();
    city.roads[0].to = 77;
    city.roads[1].line.resize(1);
    const RoadNetwork network(city);
    EXPECT_EQ(network.edges().size(), 1U);
    EXPECT_EQ(network.snap({50, 900}).edge, 0U);
}

} // namespace sandtable::routing
