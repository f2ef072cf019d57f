// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/city/CityModel.h>

#include <gtest/gtest.h>

namespace sandtable::city {
namespace {

/// One district, one street, one community, two micro-grids.
CityModel nestedCity()
{
    CityModel city;
    const auto add = [&](Tier tier, const char* code, const char* name, std::uint32_t parent) {
        Region region;
        region.tier = tier;
        region.code = code;
        region.name = name;
        region.parent = parent;
        city.regions.push_back(region);
    };
    add(Tier::District, "440604", "禅城区", kNone);
    add(Tier::Street, "440604012", "祖庙街道", 0);
    add(Tier::Community, "440604012001", "培德社区", 1);
    add(Tier::MicroGrid, "440604012001001", "一格", 2);
    add(Tier::MicroGrid, "440604012001002", "二格", 2);
    return city;
}

TEST(CityModel, InternsEachStringOnce)
{
    CityModel city;
    EXPECT_EQ(city.intern(""), 0u);
    const std::uint32_t road = city.intern("汾江中路");
    EXPECT_EQ(city.intern("汾江中路"), road);
    EXPECT_EQ(city.strings[road], "汾江中路");
}

TEST(CityModel, InternKnowsStringsThatAReaderPutThere)
{
    CityModel city;
    city.strings = {"", "祖庙路", "人民路"};
    EXPECT_EQ(city.intern("人民路"), 2u);
    EXPECT_EQ(city.intern("新路"), 3u);
}

TEST(CityModel, TierRangesFollowTheOrder)
{
    const CityModel city = nestedCity();
    EXPECT_EQ(city.tierRange(Tier::District), std::pair(0u, 1u));
    EXPECT_EQ(city.tierRange(Tier::MicroGrid), std::pair(3u, 2u));
    EXPECT_EQ(CityModel().tierRange(Tier::Street).second, 0u);
}

TEST(CityModel, FindsRegionsByCode)
{
    const CityModel city = nestedCity();
    EXPECT_EQ(city.regionByCode("440604012001002"), 4u);
    EXPECT_EQ(city.regionByCode("440604"), 0u);
    EXPECT_EQ(city.regionByCode("440604012001009"), kNone);
    EXPECT_EQ(city.regionByCode("44"), kNone);
}

TEST(CityModel, AncestorsAndPathClimbTheTiers)
{
    const CityModel city = nestedCity();
    EXPECT_EQ(city.ancestor(4, Tier::Street), 1u);
    EXPECT_EQ(city.ancestor(4, Tier::MicroGrid), 4u);
    EXPECT_EQ(city.ancestor(1, Tier::Community), kNone);
    EXPECT_EQ(city.ancestor(kNone, Tier::District), kNone);
    EXPECT_EQ(city.regionPath(3, " › "), "禅城区 › 祖庙街道 › 培德社区 › 一格");
}

TEST(CityModel, AddressIsRoadAndNumber)
{
    CityModel city;
    Address address;
    address.road = city.intern("汾江中路");
    address.number = "12号";
    EXPECT_EQ(city.addressText(address), "汾江中路12号");
    address.road = 99;
    EXPECT_EQ(city.addressText(address), "12号");
}

} // namespace
} // namespace sandtable::city
