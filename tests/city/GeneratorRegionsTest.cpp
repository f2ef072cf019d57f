// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorFixture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace sandtable::city {
namespace {

using Vertex = std::pair<std::int64_t, std::int64_t>;

Vertex millimetres(geo::LocalMetres p)
{
    return {std::llround(p.x * 1000), std::llround(p.y * 1000)};
}

/// Directed border edges of all regions of a tier; one that is there twice is an overlap.
std::map<std::pair<Vertex, Vertex>, std::uint32_t> borderEdges(const CityModel& city, Tier tier)
{
    std::map<std::pair<Vertex, Vertex>, std::uint32_t> edges;
    const auto [first, count] = city.tierRange(tier);
    for (std::uint32_t r = first; r < first + count; ++r) {
        const geo::Ring& ring = city.regions[r].outer;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const bool fresh =
                edges.emplace(std::pair(millimetres(ring[i]), millimetres(ring[(i + 1) % ring.size()])), r).second;
            EXPECT_TRUE(fresh) << city.regions[r].code << " shares a border edge in the same direction";
        }
    }
    return edges;
}

TEST(GeneratorRegions, CountsFollowTheProfile)
{
    const CityModel& city = smallCity();
    EXPECT_EQ(city.tierRange(Tier::District).second, 1U);
    EXPECT_EQ(city.tierRange(Tier::Street).second, 4U);
    EXPECT_EQ(city.tierRange(Tier::Community).second, 7U);
    EXPECT_EQ(city.tierRange(Tier::MicroGrid).second, 46U);
}

TEST(GeneratorRegions, DistrictHasTheProfilesArea)
{
    EXPECT_NEAR(geo::signedArea(smallCity().regions[0].outer), 154e6 * kTestScale, 154e4 * kTestScale);
}

TEST(GeneratorRegions, ChildrenHaveTheirParentsArea)
{
    const CityModel& city = smallCity();
    std::vector<double> sum(city.regions.size(), 0);
    for (const Region& region : city.regions) {
        EXPECT_GT(geo::signedArea(region.outer), 0) << region.code;
        if (region.parent != kNone)
            sum[region.parent] += geo::signedArea(region.outer);
    }
    for (std::size_t r = 0; r < city.regions.size(); ++r)
        if (city.regions[r].tier != Tier::MicroGrid) {
            EXPECT_NEAR(sum[r], geo::signedArea(city.regions[r].outer), 0.01) << city.regions[r].code;
        }
}

TEST(GeneratorRegions, EveryInnerBorderEdgeIsSharedByTwoRegionsOfItsTier)
{
    const CityModel& city = smallCity();
    const auto outline = borderEdges(city, Tier::District);
    for (const Tier tier : {Tier::Street, Tier::Community, Tier::MicroGrid}) {
        const auto edges = borderEdges(city, tier);
        for (const auto& [edge, region] : edges)
            EXPECT_NE(edges.contains({edge.second, edge.first}), outline.contains(edge)) << city.regions[region].code;
    }
}

TEST(GeneratorRegions, HigherTiersBordersAreBordersOfMicroGrids)
{
    const CityModel& city = smallCity();
    const auto leaves = borderEdges(city, Tier::MicroGrid);
    for (const Tier tier : {Tier::District, Tier::Street, Tier::Community})
        for (const auto& [edge, region] : borderEdges(city, tier))
            EXPECT_TRUE(leaves.contains(edge)) << city.regions[region].code;
}

TEST(GeneratorRegions, RingsVisitNoVertexTwice)
{
    for (const Region& region : smallCity().regions) {
        std::set<Vertex> seen;
        for (const geo::LocalMetres p : region.outer)
            EXPECT_TRUE(seen.insert(millimetres(p)).second) << region.code;
    }
}

TEST(GeneratorRegions, CodesAreUniqueAndNestByPrefix)
{
    const CityModel& city = smallCity();
    const std::map<Tier, std::size_t> digits{
        {Tier::District, 6}, {Tier::Street, 9}, {Tier::Community, 12}, {Tier::MicroGrid, 15}};
    std::set<std::string> codes;
    for (const Region& region : city.regions) {
        EXPECT_EQ(region.code.size(), digits.at(region.tier));
        EXPECT_TRUE(codes.insert(region.code).second) << region.code;
        EXPECT_FALSE(region.name.empty());
        EXPECT_TRUE(geo::contains(region.outer, region.label)) << region.code;
        if (region.parent != kNone) {
            EXPECT_TRUE(region.code.starts_with(city.regions[region.parent].code)) << region.code;
        }
    }
}

TEST(GeneratorRegions, MicroGridsAreNumberedFromOneInEachCommunity)
{
    const CityModel& city = smallCity();
    std::map<std::uint32_t, std::vector<int>> sequences;
    for (const Region& region : city.regions)
        if (region.tier == Tier::MicroGrid)
            sequences[region.parent].push_back(std::stoi(region.code.substr(12)));
    for (const auto& [community, numbers] : sequences)
        for (std::size_t i = 0; i < numbers.size(); ++i)
            EXPECT_EQ(numbers[i], static_cast<int>(i) + 1) << city.regions[community].code;
}

TEST(GeneratorRegions, TheDistrictLiesInChancheng)
{
    const CityModel& city = smallCity();
    const geo::Wgs84 centre = city.frame.toWgs84(city.regions[0].label);
    EXPECT_NEAR(centre.lon, 113.06, 0.06);
    EXPECT_NEAR(centre.lat, 23.00, 0.05);
}

} // namespace
} // namespace sandtable::city
