// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmallDistrict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sandtable::dispatching {
namespace {

/// Places that are told in other ways than by their name as it stands in the book.
class OtherWays : public testing::Test
{
protected:
    SmallDistrict m_district = withMore();
    Dispatcher m_dispatcher{m_district.city, m_district.catalogue};

    static SmallDistrict withMore()
    {
        SmallDistrict district;
        district.city.places.push_back(
            {city::PlaceKind::Landmark, "通济桥牌坊", "", {160, 260}, district.grid(SmallDistrict::kGridB1)});
        district.city.components.push_back({4406040101000042ULL, {30, 40}, district.grid(SmallDistrict::kGridA1)});
        return district;
    }
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

TEST_F(OtherWays, InitialsOfTheSyllablesNameAPlace)
{
    expectAt("tjqpf", 160, 260);
    expectAt("TJQPF有人摆卖", 160, 260);
    expectAt("在tjqpf附近漏水", 160, 260);
    expectAt("rmgy", 650, 100);
}

TEST_F(OtherWays, TheFirstInitialsAreEnoughWhileTyping)
{
    expectAt("tjqp", 160, 260);
    expectAt("tjl13号", 130, 190);
    EXPECT_LT(best("tjqp").confidence, best("tjqpf").confidence);
}

TEST_F(OtherWays, LettersOfAnEnglishSentenceAreNoInitials)
{
    EXPECT_EQ(best("the tjqpf is dark").text, "nothing");
    EXPECT_EQ(best("tj").text, "nothing");
}

TEST_F(OtherWays, ANameWithASlipIsFoundAndTrustedLess)
{
    expectAt("通剂桥牌坊有水管爆裂", 160, 260);
    EXPECT_EQ(best("南庄陶次厂冒黑烟").text, "南庄镇") << "enterprises are many: only written out";
    EXPECT_LT(best("通剂桥牌坊").confidence, best("通济桥牌坊").confidence);
    EXPECT_EQ(best("完全另外一个地方").text, "nothing");
}

TEST_F(OtherWays, CodeOfAComponentIsItsPlace)
{
    expectAt("部件4406040101000042坏了", 30, 40);
    EXPECT_EQ(best("4406040101000043").text, "nothing");
    EXPECT_EQ(best("44060401010000421").text, "nothing") << "17 digits are no code";
}

TEST_F(OtherWays, HouseNumbersAreReadInEveryWriting)
{
    for (const char* text : {"同济路十三号", "同济路１３號", "同济路 13 号", "同济路13号之2", "同济路13号"}) {
        expectAt(text, 130, 190);
    }
    EXPECT_EQ(best("同济路三只井盖坏了").text, "同济路");
}

TEST_F(OtherWays, CrossingsAreToldInManyWays)
{
    for (const char* text : {"同济路同汾江路交界", "汾江路跟同济路交汇处", "同济路转汾江路的路口",
                             "同济路、汾江路十字路口", "汾江路和同济路路口", "同济路与汾江路交叉口"}) {
        expectAt(text, 400, 200);
    }
    expectAt("同济路与汾江路交叉口东北角", 430, 230);
}

TEST_F(OtherWays, RelationsStayInTheWords)
{
    EXPECT_EQ(best("通济桥牌坊斜对面").text, "通济桥牌坊斜对面");
    EXPECT_EQ(best("通济桥牌坊隔壁漏水").text, "通济桥牌坊隔壁");
    EXPECT_EQ(best("同济路13号门前").text, "同济路13号门前");
}

TEST_F(OtherWays, TheSentenceOfTheHouseGivesPlaceItemUnitAndReason)
{
    protocol::SubmitReport report;
    report.set_text("同济路通济桥牌坊附近绿化水管漏水");
    const auto proposal = m_dispatcher.propose(report, {}, {}, {}, 0);
    EXPECT_EQ(proposal.place(), "通济桥牌坊附近");
    EXPECT_EQ(proposal.grid_code(), SmallDistrict::kGridB1);
    EXPECT_EQ(proposal.item_code(), "E050103");
    EXPECT_EQ(proposal.unit_code(), "U09");
    EXPECT_THAT(proposal.reason_zh(), testing::HasSubstr("地点在祖庙街道"));
    EXPECT_FALSE(proposal.worker_code().empty());
}

} // namespace
} // namespace sandtable::dispatching
