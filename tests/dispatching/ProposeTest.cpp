// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmallDistrict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sandtable::dispatching {
namespace {

using testing::HasSubstr;

constexpr std::int64_t kHourUs = 3'600'000'000;

class Propose : public testing::Test
{
protected:
    SmallDistrict m_district;
    Dispatcher m_dispatcher{m_district.city, m_district.catalogue};
    cases::CaseBook m_book;
    CaseIndex m_open;
    WorkerPlaces m_places;
    std::int64_t m_nowUs = 100 * kHourUs;

    protocol::SubmitReport report(const char* text) const
    {
        protocol::SubmitReport result;
        result.set_text(text);
        result.set_channel(protocol::CHANNEL_PHONE);
        return result;
    }
    protocol::SubmitReport reportAt(const char* text, double x, double y) const
    {
        auto result = report(text);
        *result.mutable_point() = m_district.point(x, y);
        return result;
    }
    protocol::Proposal propose(const protocol::SubmitReport& r) const
    {
        return m_dispatcher.propose(r, m_book, m_open, m_places, m_nowUs);
    }
    void happens(protocol::Event event)
    {
        event.set_seq(m_book.lastSeq() + 1);
        event.set_time_us(m_nowUs);
        cases::apply(m_book, event);
        m_open.noteApplied(event, m_book);
    }
    /// The report as a case in the book.
    std::uint64_t received(const protocol::Proposal& proposal)
    {
        protocol::Event event;
        event.set_case_id(m_book.lastCaseId() + 1);
        *event.mutable_report_received()->mutable_proposal() = proposal;
        event.mutable_report_received()->set_text("报");
        happens(event);
        return m_book.lastCaseId();
    }
    void assign(std::uint64_t caseId, const char* worker)
    {
        protocol::Event event;
        event.set_case_id(caseId);
        event.mutable_verifier_assigned()->set_worker_code(worker);
        happens(event);
    }
    void goOffDuty(const char* worker)
    {
        protocol::Event event;
        event.mutable_duty_changed()->set_worker_code(worker);
        happens(event);
    }
};

TEST_F(Propose, BurstPipeAtTheBridgeGoesToTheWaterCompany)
{
    const auto proposal = propose(report("通济桥牌坊附近水管爆裂，水流满地"));
    EXPECT_EQ(proposal.grid_code(), SmallDistrict::kGridB1);
    EXPECT_EQ(proposal.subclass_code(), "E0501");
    EXPECT_EQ(proposal.grade(), protocol::GRADE_ONE);
    EXPECT_EQ(proposal.unit_code(), "U01");
    EXPECT_THAT(proposal.reason_zh(), HasSubstr("供水公司"));
    EXPECT_THAT(proposal.reason_en(), HasSubstr("Water Supply Company"));
    EXPECT_EQ(proposal.worker_code(), "W4");
    EXPECT_THAT(proposal.worker_reason_zh(), HasSubstr("本网格"));
    EXPECT_NEAR(proposal.point().lat(), m_district.point(150, 250).lat(), 1e-8);
    EXPECT_GT(proposal.confidence(), 0.5);
}

TEST_F(Propose, CoordinatesWinOverWordsAndBecomeAnAddress)
{
    const auto proposal = propose(reportAt("汾江路20号有人乱扔垃圾", 131, 192));
    EXPECT_EQ(proposal.grid_code(), SmallDistrict::kGridA1);
    EXPECT_EQ(proposal.place(), "同济路13号");
    EXPECT_EQ(propose(reportAt("垃圾", 131, 150)).place(), "同济路13号附近");
    EXPECT_EQ(propose(reportAt("垃圾", 150, 245)).place(), "通济桥 · 同济路15号附近");
}

TEST_F(Propose, CoordinatesOutsideTheDistrictFallBackToTheWords)
{
    EXPECT_EQ(propose(reportAt("同济路13号水管爆裂", 90'000, 0)).grid_code(), SmallDistrict::kGridA1);
    const auto lost = propose(reportAt("水管爆裂", 90'000, 0));
    EXPECT_TRUE(lost.grid_code().empty());
    EXPECT_TRUE(lost.worker_code().empty());
    EXPECT_TRUE(lost.has_point());
    EXPECT_EQ(lost.subclass_code(), "E0501");
    EXPECT_EQ(lost.confidence(), 0);
}

TEST_F(Propose, AddressFieldIsReadBeforeTheText)
{
    auto r = report("路面积水");
    r.set_address("同济路13号");
    const auto proposal = propose(r);
    EXPECT_EQ(proposal.grid_code(), SmallDistrict::kGridA1);
    EXPECT_EQ(proposal.subclass_code(), "E0506");
    EXPECT_EQ(proposal.place(), "同济路13号");
}

TEST_F(Propose, StreetMattersGoToTheStreetOfThePlace)
{
    const auto west = propose(reportAt("有人占道经营", 100, 100));
    EXPECT_EQ(west.unit_code(), "S440604012");
    EXPECT_THAT(west.reason_zh(), HasSubstr("地点在祖庙街道"));
    EXPECT_THAT(west.reason_en(), HasSubstr("lies in Zumiao"));
    EXPECT_EQ(propose(reportAt("有人占道经营", 600, 100)).unit_code(), "S440604100");
    EXPECT_EQ(m_district.catalogue.unit("S440604012")->nameZh, "祖庙街道办事处");
    EXPECT_EQ(m_district.catalogue.unit("S440604100")->nameZh, "南庄镇人民政府");
}

TEST_F(Propose, StreetMatterWithoutAPlaceSaysWhoKeepsIt)
{
    const auto proposal = propose(report("有人占道经营"));
    EXPECT_EQ(proposal.unit_code(), m_district.catalogue.intake().unitWithoutPlace);
    EXPECT_THAT(proposal.reason_zh(), HasSubstr("地点未定"));
    EXPECT_FALSE(proposal.has_point());
}

TEST_F(Propose, WordsOfThePlaceAreNoComplaintAboutIt)
{
    EXPECT_EQ(propose(report("通济桥上路灯不亮")).subclass_code(), "C0137");
    EXPECT_EQ(propose(report("The lamp at Tongji Bridge is dark")).subclass_code(), "C0137");
    EXPECT_EQ(propose(report("桥面栏杆坏了，桥护栏断")).subclass_code(), "C0209");
}

TEST_F(Propose, PeoplesWordsFindTheirItem)
{
    const std::pair<const char*, const char*> words[] = {
        {"路边井盖不见了很危险", "C0123"},
        {"污水井盖破了", "C0102"},
        {"有煤气味，怀疑漏气", "E0502"},
        {"楼下广场舞太吵", "E0128"},
        {"电梯困人", "S0304"},
        {"仓库着火了", "S0401"},
        {"共享单车堆在人行道", "E0493"},
        {"Illegal Dumping Pickup", "E0110"},
        {"Graffiti Removal", "E0201"},
        {"Bulky Items", "E0135"},
        {"Dead Animal Removal", "E0137"},
        {"Two potholes in the road", "E0113"},
        {"Homeless Encampment", "E0498"},
        {"Multiple Streetlight Issue", "C0137"},
        {"metal/household appliances", "E0135"},
        {"河涌发臭有死鱼", "E0126"},
    };
    for (const auto& [text, code] : words) {
        EXPECT_EQ(propose(report(text)).subclass_code(), code) << text;
    }
}

TEST_F(Propose, UnknownWordsAreLeftToAPersonWithNoConfidence)
{
    const auto proposal = propose(reportAt("嗯嗯", 100, 100));
    EXPECT_EQ(proposal.subclass_code(), m_district.catalogue.intake().unrecognisedSubclass);
    EXPECT_EQ(proposal.confidence(), 0);
}

TEST_F(Propose, NoiseIsNoAlarm)
{
    for (const char* noise : {"附附附附附", "啊啊啊啊", "asdf jkl", "你好你好在吗在吗", "12345 67890"}) {
        const auto proposal = propose(reportAt(noise, 100, 100));
        EXPECT_TRUE(proposal.grade() >= protocol::GRADE_TWO || proposal.confidence() >= 0.1)
            << noise << " is " << proposal.item_code() << " with " << proposal.confidence();
        if (proposal.likely_items_size() > 0) {
            EXPECT_EQ(proposal.likely_items(0).item_code(), proposal.item_code());
        }
    }
}

TEST_F(Propose, SendersItemStands)
{
    auto r = reportAt("水管爆裂", 100, 100);
    r.set_subclass_code("E0110");
    EXPECT_EQ(propose(r).subclass_code(), "E0110");
    r.set_subclass_code("no such");
    EXPECT_EQ(propose(r).subclass_code(), "E0501");
}

TEST_F(Propose, TheItemIsNamedWithItsGradeUnitAndReasonAndTwoMoreStandBeside)
{
    const auto proposal = propose(report("同济路通济桥牌坊附近绿化水管漏水"));
    EXPECT_EQ(proposal.item_code(), "E050103");
    EXPECT_EQ(proposal.subclass_code(), "E0501");
    EXPECT_EQ(proposal.grade(), protocol::GRADE_THREE);
    EXPECT_EQ(proposal.unit_code(), "U09");
    EXPECT_THAT(proposal.reason_zh(), testing::AllOf(HasSubstr("绿化水管漏水"), HasSubstr("地点在祖庙街道")));
    ASSERT_GE(proposal.likely_items_size(), 2);
    double sum = 0;
    for (const protocol::LikelyItem& likely : proposal.likely_items()) {
        sum += likely.confidence();
        EXPECT_FALSE(likely.unit_code().empty());
        EXPECT_FALSE(likely.reason_zh().empty());
        EXPECT_FALSE(likely.reason_en().empty());
    }
    EXPECT_LE(sum, 1 + 1e-9);
    EXPECT_EQ(proposal.likely_items(0).item_code(), "E050103");
    EXPECT_GE(proposal.likely_items(0).confidence(), proposal.likely_items(1).confidence());
}

TEST_F(Propose, RulesOfTheListDecideByTheKindOfPlace)
{
    EXPECT_EQ(propose(reportAt("路灯不亮", 100, 100)).unit_code(), "U07");
    EXPECT_EQ(propose(reportAt("小区里面路灯不亮", 100, 100)).unit_code(), "S440604012");
    const auto park = propose(reportAt("路灯不亮", 650, 110));
    EXPECT_EQ(park.unit_code(), "U09");
    EXPECT_THAT(park.reason_zh(), HasSubstr("公园"));
}

TEST_F(Propose, RulesOfTheListDecideByTheHour)
{
    // A leak in a riser: at night the gas company's crew, by the list's first row.
    m_nowUs = toMicros(EventTime(std::chrono::sys_days(std::chrono::year{2026} / 3 / 3).time_since_epoch()) +
                       std::chrono::hours(20));
    const auto night = propose(reportAt("燃气主管道破裂", 100, 100));
    EXPECT_EQ(night.unit_code(), "U03");
    EXPECT_THAT(night.reason_zh(), HasSubstr("非工作时间"));
    m_nowUs -= 18 * kHourUs;
    EXPECT_THAT(propose(reportAt("燃气主管道破裂", 100, 100)).reason_zh(), testing::Not(HasSubstr("非工作时间")));
}

TEST_F(Propose, SendersItemOfTheListStands)
{
    auto r = reportAt("水管爆裂", 100, 100);
    r.set_item_code("C013701");
    const auto proposal = propose(r);
    EXPECT_EQ(proposal.item_code(), "C013701");
    EXPECT_EQ(proposal.subclass_code(), "C0137");
    EXPECT_EQ(proposal.likely_items_size(), 0);
    r.set_item_code("Z999999");
    EXPECT_EQ(propose(r).subclass_code(), "E0501");
}

TEST_F(Propose, LeastLoadedWorkerOfTheGridGoesAndThenTheNearer)
{
    const auto first = propose(reportAt("垃圾", 30, 30));
    EXPECT_EQ(first.worker_code(), "W1");
    assign(received(first), "W1");
    EXPECT_EQ(propose(reportAt("垃圾", 30, 30)).worker_code(), "W2");
}

TEST_F(Propose, WithoutADutyWorkerInTheGridTheCommunityHelpsThenTheNearest)
{
    goOffDuty("W1");
    goOffDuty("W2");
    const auto community = propose(reportAt("垃圾", 30, 30));
    EXPECT_EQ(community.worker_code(), "W3");
    EXPECT_THAT(community.worker_reason_en(), HasSubstr("works this community"));
    goOffDuty("W3");
    const auto nearest = propose(reportAt("垃圾", 30, 30));
    EXPECT_EQ(nearest.worker_code(), "W4");
    EXPECT_THAT(nearest.worker_reason_zh(), HasSubstr("就近"));
    goOffDuty("W4");
    goOffDuty("W5");
    EXPECT_TRUE(propose(reportAt("垃圾", 30, 30)).worker_code().empty());
}

TEST_F(Propose, SameItemNearInPlaceAndTimeMayBeADuplicate)
{
    const auto first = received(propose(reportAt("水管爆裂", 100, 100)));
    EXPECT_THAT(propose(reportAt("爆水管", 130, 130)).possible_duplicates(), testing::ElementsAre(first));
    EXPECT_THAT(propose(reportAt("爆水管", 160, 100)).possible_duplicates(), testing::IsEmpty());
    EXPECT_THAT(propose(reportAt("垃圾", 100, 100)).possible_duplicates(), testing::IsEmpty());
    m_nowUs += 25 * kHourUs;
    EXPECT_THAT(propose(reportAt("爆水管", 100, 100)).possible_duplicates(), testing::IsEmpty());
}

TEST_F(Propose, LikeWordsNearInPlaceAndTimeMayBeADuplicateUnderAnotherItem)
{
    auto r = reportAt("菜市场后面有只大黄狗追着小学生乱叫", 100, 100);
    auto first = propose(r);
    first.set_subclass_code("E0110");
    protocol::Event event;
    event.set_case_id(m_book.lastCaseId() + 1);
    *event.mutable_report_received()->mutable_proposal() = first;
    event.mutable_report_received()->set_text(r.text());
    happens(event);
    EXPECT_THAT(propose(reportAt("大黄狗追着小学生乱叫，好危险", 120, 100)).possible_duplicates(),
                testing::ElementsAre(m_book.lastCaseId()));
    EXPECT_THAT(propose(reportAt("有人在路边烧垃圾，好大烟", 120, 100)).possible_duplicates(), testing::IsEmpty());
    EXPECT_THAT(propose(reportAt("大黄狗追着小学生乱叫，好危险", 180, 100)).possible_duplicates(), testing::IsEmpty());
}

TEST_F(Propose, BrokenTextAndSenselessNumbersGiveAProposalAllTheSame)
{
    auto r = report("\xff\xfe\xe9\x80 水管爆裂 \xf0\x9f");
    r.mutable_point()->set_lon(std::numeric_limits<double>::quiet_NaN());
    r.mutable_point()->set_lat(1e308);
    r.set_address(std::string(100'000, '\xe5'));
    const auto proposal = propose(r);
    EXPECT_TRUE(proposal.grid_code().empty());
    EXPECT_FALSE(proposal.unit_code().empty());
}

} // namespace
} // namespace sandtable::dispatching
