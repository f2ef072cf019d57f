// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmallDistrict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sandtable::dispatching {
namespace {

class Places : public testing::Test
{
protected:
    SmallDistrict m_district;
    Dispatcher m_dispatcher{m_district.city, m_district.catalogue};

    Dispatcher::Place best(const char* text) const
    {
        const auto found = m_dispatcher.findPlaces(text, 5);
        return found.empty() ? Dispatcher::Place{{-1, -1}, "nothing", 0} : found.front();
    }
    void expectAt(const char* text, double x, double y) const
    {
        const Dispatcher::Place place = best(text);
        EXPECT_NEAR(place.at.x, x, 0.5) << text << " → " << place.text;
        EXPECT_NEAR(place.at.y, y, 0.5) << text << " → " << place.text;
    }
};

TEST_F(Places, LandmarkIsFoundInsideASentence)
{
    EXPECT_EQ(best("市民反映通济桥牌坊有水管爆裂").text, "通济桥");
    expectAt("市民反映通济桥牌坊有水管爆裂", 150, 250);
}

TEST_F(Places, AnEndlessListOfNamesIsReadOnlySoFar)
{
    std::string list;
    for (int i = 0; i < 500; ++i) {
        list += "同济路与汾江路，";
    }
    const auto found = m_dispatcher.findPlaces(list, 1'000);
    EXPECT_GT(found.size(), 0u);
    EXPECT_LE(found.size(), 64u);
}

TEST_F(Places, HouseNumberGivesTheHouse)
{
    EXPECT_EQ(best("同济路13号门前积水").text, "同济路13号门前");
    expectAt("同济路13号门前积水", 130, 190);
    expectAt("同济路１３号", 130, 190);
    expectAt("同济路13-2号", 130, 190);
    expectAt("汾江路20号", 410, 190);
}

TEST_F(Places, MissingHouseNumberFallsBackToItsNeighbourAndSaysSo)
{
    EXPECT_EQ(best("同济路45号").text, "同济路39号附近");
    EXPECT_LT(best("同济路45号").confidence, best("同济路39号").confidence);
    EXPECT_EQ(best("同济路900号").text, "同济路");
}

TEST_F(Places, ANumberThatCountsThingsIsNoHouseNumber)
{
    EXPECT_EQ(best("同济路3个井盖坏了").text, "同济路");
}

TEST_F(Places, TwoRoadsMakeACrossing)
{
    EXPECT_EQ(best("同济路与汾江路交叉口红绿灯不亮").text, "同济路与汾江路交叉口");
    expectAt("同济路与汾江路交叉口红绿灯不亮", 400, 200);
    expectAt("人民路/同济路", 700, 200);
    expectAt("Traffic light at Tongji Road and Renmin Road", 700, 200);
}

TEST_F(Places, RoadsThatDoNotMeetMakeNoCrossing)
{
    EXPECT_THAT(best("汾江路与人民路").text, testing::AnyOf("汾江路", "人民路"));
}

TEST_F(Places, DirectionMovesThePointAndStaysInTheWords)
{
    EXPECT_EQ(best("通济桥东侧有垃圾").text, "通济桥东");
    expectAt("通济桥东侧有垃圾", 180, 250);
    expectAt("通济桥西北面", 120, 280);
    EXPECT_EQ(best("通济桥附近").text, "通济桥附近");
    expectAt("同济路13号对面", 130, 190);
    EXPECT_EQ(best("通济桥北京烤鸭店").text, "通济桥");
}

TEST_F(Places, NamedRegionTellsNamesakesApart)
{
    expectAt("河滨社区人民公园健身器材坏", 50, 350);
    expectAt("南庄镇人民公园健身器材坏", 650, 100);
    EXPECT_LT(best("人民公园健身器材坏").confidence, best("南庄镇人民公园健身器材坏").confidence);
}

TEST_F(Places, RoadInANamedRegionIsItsNearestPoint)
{
    const Dispatcher::Place place = best("永新社区同济路路面积水");
    EXPECT_EQ(place.text, "同济路");
    EXPECT_GE(place.at.x, 400);
}

TEST_F(Places, RegionAloneIsAWeakAnswer)
{
    EXPECT_EQ(best("东升社区有人养鸡").text, "东升社区居委会");
    EXPECT_EQ(best("东升有人养鸡").text, "东升社区居委会");
    EXPECT_LT(best("东升社区有人养鸡").confidence, 0.5);
    EXPECT_LT(best("禅城区").confidence, best("东升社区").confidence);
}

TEST_F(Places, UnknownRoadWithARegionsNameIsNotThatRegion)
{
    EXPECT_EQ(best("东升路通济桥牌坊附近绿化水管漏水").text, "通济桥");
    EXPECT_EQ(best("永新大道路面积水").text, "nothing");
    EXPECT_EQ(best("祖庙街道有人养鸡").text, "祖庙街道");
}

TEST_F(Places, EnterpriseIsFoundByName)
{
    expectAt("南庄陶瓷厂冒黑烟", 500, 300);
}

TEST_F(Places, EnglishNamesMatchWholeWordsInAnyCase)
{
    expectAt("Leak at TONGJI BRIDGE now", 150, 250);
    expectAt("13 Tongji Road", 130, 190);
    expectAt("Tongji Road 13, flooding", 130, 190);
    EXPECT_EQ(best("Tongji Bridgehead").text, "nothing");
}

TEST_F(Places, NothingNamedIsNothingFound)
{
    EXPECT_TRUE(m_dispatcher.findPlaces("路灯不亮，请处理", 5).empty());
    EXPECT_TRUE(m_dispatcher.findPlaces("", 5).empty());
    EXPECT_TRUE(m_dispatcher.findPlaces("\xff\xfe\xe9\x80 \xf0\x9f", 5).empty());
    EXPECT_TRUE(m_dispatcher.findPlaces(std::string(100'000, '1'), 5).empty());
}

TEST_F(Places, GridOfAPoint)
{
    EXPECT_EQ(m_dispatcher.gridAt({10, 10}), m_district.grid(SmallDistrict::kGridA1));
    EXPECT_EQ(m_dispatcher.gridAt({790, 390}), m_district.grid(SmallDistrict::kGridC1));
    EXPECT_EQ(m_dispatcher.gridAt({-10, 10}), city::kNone);
}

} // namespace
} // namespace sandtable::dispatching
