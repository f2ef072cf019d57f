// SPDX-License-Identifier: GPL-3.0-or-later
// Tiers, several units, several cases that are one, and what comes after the end.
#include "CaseWorld.h"

#include <gtest/gtest.h>

namespace sandtable::cases {
namespace {

std::uint64_t reportBy(CaseWorld& world, const std::string& reporter, const std::string& text = "水管漏水")
{
    protocol::Command command;
    command.mutable_submit_report()->set_text(text);
    command.mutable_submit_report()->set_channel(protocol::CHANNEL_WECHAT);
    command.mutable_submit_report()->set_reporter(reporter);
    EXPECT_TRUE(world.give(std::move(command), protocol::ROLE_CALL_TAKER, "chen"));
    return world.book.lastCaseId();
}

Decision merge(CaseWorld& world, std::uint64_t duplicate, std::uint64_t main)
{
    return world.giveOn(duplicate, [&](auto& c) { c.mutable_merge()->set_main(main); });
}

Decision close(CaseWorld& world, std::uint64_t id)
{
    return world.giveOn(id, [](auto& c) { c.mutable_close_case(); });
}

Decision reopen(CaseWorld& world, std::uint64_t id, const std::string& reason = "又漏了")
{
    return world.giveOn(id, [&](auto& c) { c.mutable_reopen()->set_reason(reason); });
}

TEST(Tiers, EscalatedCaseIsTheHigherTiersToDecideOn)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.area = "440604012"; // a street's centre
    ASSERT_TRUE(world.giveOn(id, [](auto& c) {
        c.mutable_escalate()->set_to(protocol::TIER_DISTRICT);
        c.mutable_escalate()->set_reason("跨街道");
    }));
    EXPECT_EQ(world.at(id).tier(), protocol::TIER_DISTRICT);
    const auto reject = [&] { return world.giveOn(id, [](auto& c) { c.mutable_reject_case()->set_reason("r"); }); };
    const Decision refused = reject();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), protocol::Refusal::NOT_ALLOWED);
    EXPECT_NE(refused.error().message_en().find("in the hands of the district"), std::string::npos);
    world.area = "440604";
    EXPECT_TRUE(reject());
}

TEST(Tiers, DelegationGoesDownOneByOneAndEndsAtTheMicroGrid)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    const auto down = [&] { return world.giveOn(id, [](auto& c) { c.mutable_delegate(); }); };
    for (const protocol::Tier tier : {protocol::TIER_STREET, protocol::TIER_COMMUNITY, protocol::TIER_MICRO_GRID}) {
        ASSERT_TRUE(down());
        EXPECT_EQ(world.at(id).tier(), tier);
    }
    EXPECT_EQ(codeOf(down()), protocol::Refusal::WRONG_STAGE);
    EXPECT_EQ(codeOf(world.giveOn(id,
                                  [](auto& c) {
                                      c.mutable_escalate()->set_to(protocol::TIER_MICRO_GRID);
                                      c.mutable_escalate()->set_reason("r");
                                  })),
              protocol::Refusal::WRONG_STAGE);
}

TEST(JointHandling, LeadFinishesWhenEveryHelperIsDone)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    const auto helper = [&](const std::string& unit) {
        return world.giveOn(id, [&](auto& c) {
            c.mutable_ask_assistance()->set_unit_code(unit);
            c.mutable_ask_assistance()->set_task("围蔽路面");
        });
    };
    EXPECT_EQ(codeOf(helper(CaseWorld::kUnit)), protocol::Refusal::WRONG_STAGE);
    EXPECT_EQ(codeOf(helper("D99")), protocol::Refusal::UNKNOWN_UNIT);
    ASSERT_TRUE(helper(CaseWorld::kOtherUnit));
    const auto finish = [&] {
        return world.giveOn(
            id, [](auto& c) { c.mutable_finish_handling()->set_unit_code(CaseWorld::kUnit); },
            protocol::ROLE_UNIT_HANDLER, CaseWorld::kUnit);
    };
    EXPECT_EQ(codeOf(finish()), protocol::Refusal::WRONG_STAGE);
    ASSERT_TRUE(world.giveOn(
        id, [](auto& c) { c.mutable_finish_assistance()->set_unit_code(CaseWorld::kOtherUnit); },
        protocol::ROLE_UNIT_HANDLER, CaseWorld::kOtherUnit));
    EXPECT_TRUE(world.at(id).assistance(0).done());
    EXPECT_TRUE(finish());
}

TEST(Merge, MainCaseKeepsEveryReporterAndTellsEach)
{
    CaseWorld world;
    const std::uint64_t main = reportBy(world, "wx-1", "水管爆了");
    const std::uint64_t second = reportBy(world, "wx-2", "路面全是水");
    const std::uint64_t third = reportBy(world, "wx-3", "漏水");
    ASSERT_TRUE(merge(world, third, second));
    ASSERT_TRUE(merge(world, second, main));
    EXPECT_EQ(world.at(second).outcome(), protocol::OUTCOME_MERGED);
    EXPECT_EQ(world.at(second).merged_into(), main);
    ASSERT_EQ(world.at(main).reports_size(), 3);
    EXPECT_EQ(world.at(main).reports(1).text(), "路面全是水");
    EXPECT_EQ(world.book.openCount(), 1u);
    const Decision rejected = world.giveOn(main, [](auto& c) { c.mutable_reject_case()->set_reason("不属管辖"); });
    ASSERT_TRUE(rejected);
    EXPECT_EQ(rejected->size(), 4u);
    for (const protocol::Report& report : world.at(main).reports()) {
        EXPECT_EQ(report.notified_us(), toMicros(world.now)) << report.reporter();
    }
}

TEST(Merge, IsRefusedIntoItselfIntoAnEndedCaseAndFromAUnitAtWork)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    const std::uint64_t other = world.report();
    EXPECT_EQ(codeOf(merge(world, id, id)), protocol::Refusal::WRONG_STAGE);
    EXPECT_EQ(codeOf(merge(world, id, 99)), protocol::Refusal::UNKNOWN_CASE);
    EXPECT_EQ(codeOf(merge(world, id, 0)), protocol::Refusal::MALFORMED);
    ASSERT_TRUE(merge(world, other, id));
    EXPECT_EQ(codeOf(merge(world, id, other)), protocol::Refusal::WRONG_STAGE);
    const Decision twice = merge(world, other, id);
    ASSERT_FALSE(twice);
    EXPECT_NE(twice.error().message_zh().find(world.at(id).number()), std::string::npos);
    const std::uint64_t atWork = world.handled();
    EXPECT_EQ(codeOf(merge(world, atWork, id)), protocol::Refusal::WRONG_STAGE);
    EXPECT_TRUE(merge(world, id, atWork));
}

TEST(Merge, IsRefusedWhenSomebodyChangedTheMainCaseMeanwhile)
{
    CaseWorld world;
    const std::uint64_t main = world.report();
    const std::uint64_t seen = world.at(main).version();
    const std::uint64_t duplicate = world.report();
    world.assign(main);
    EXPECT_EQ(codeOf(world.giveOn(duplicate,
                                  [&](auto& c) {
                                      c.mutable_merge()->set_main(main);
                                      c.mutable_merge()->set_main_seen_version(seen);
                                  })),
              protocol::Refusal::STALE);
}

TEST(Split, PartsBeginWhereTheWholeIsWithTheirOwnItemUnitAndLimit)
{
    CaseWorld world;
    const std::uint64_t whole = world.handled();
    const catalogue::Item& item = world.catalogue.items().back();
    const Decision split = world.giveOn(whole, [&](auto& c) {
        c.mutable_split()->set_reason("两个问题");
        auto& part = *c.mutable_split()->add_parts();
        part.set_text("路面坑洼");
        part.set_item_code(item.code);
        part.set_unit_code(CaseWorld::kOtherUnit);
    });
    ASSERT_TRUE(split);
    const protocol::Case& part = world.at(whole + 1);
    EXPECT_EQ(part.stage(), protocol::STAGE_DISPATCH);
    EXPECT_EQ(part.split_from(), whole);
    EXPECT_EQ(part.item_code(), item.code);
    EXPECT_EQ(part.proposal().unit_code(), CaseWorld::kOtherUnit);
    EXPECT_DOUBLE_EQ(part.limit().amount(), item.handling().amount);
    EXPECT_EQ(part.reports_size(), 1);
    EXPECT_TRUE(part.unit_code().empty());
    EXPECT_EQ(world.at(whole).split_into(0), part.id());
    EXPECT_EQ(world.at(whole).stage(), protocol::STAGE_HANDLING);
    EXPECT_EQ(world.book.openCount(), 2u);
    EXPECT_TRUE(world.giveOn(part.id(), [](auto& c) { c.mutable_dispatch()->set_unit_code(CaseWorld::kOtherUnit); }));
}

TEST(Split, IsRefusedWithoutPartsTextOrWithTooMany)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    const auto split = [&](int parts, const std::string& text) {
        return world.giveOn(id, [&](auto& c) {
            c.mutable_split()->set_reason("r");
            for (int i = 0; i < parts; ++i) {
                c.mutable_split()->add_parts()->set_text(text);
            }
        });
    };
    EXPECT_EQ(codeOf(split(0, "x")), protocol::Refusal::MALFORMED);
    EXPECT_EQ(codeOf(split(6, "x")), protocol::Refusal::MALFORMED);
    EXPECT_EQ(codeOf(split(1, "")), protocol::Refusal::MALFORMED);
    const Decision tooLong = split(1, std::string(2001, 'x'));
    ASSERT_FALSE(tooLong);
    EXPECT_NE(tooLong.error().message_en().find("text is too long"), std::string::npos);
    EXPECT_EQ(world.book.order().size(), 1u);
    EXPECT_TRUE(split(5, "x"));
}

TEST(Afterwards, ReopenedCaseGoesBackToDispatchWithinItsPeriod)
{
    CaseWorld world;
    const std::uint64_t id = world.inspected();
    EXPECT_EQ(codeOf(reopen(world, id)), protocol::Refusal::WRONG_STAGE);
    ASSERT_TRUE(close(world, id));
    world.now += std::chrono::days(15);
    EXPECT_EQ(codeOf(reopen(world, id, "")), protocol::Refusal::MALFORMED);
    ASSERT_TRUE(reopen(world, id));
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_DISPATCH);
    EXPECT_EQ(world.at(id).outcome(), protocol::OUTCOME_OPEN);
    EXPECT_EQ(world.at(id).reopens(), 1u);
    EXPECT_EQ(world.at(id).due_us(), 0);
    EXPECT_EQ(world.book.openCount(), 1u);
}

TEST(Afterwards, ReopeningIsRefusedAfterItsPeriodAndForMergedCases)
{
    CaseWorld world;
    const std::uint64_t id = world.inspected();
    ASSERT_TRUE(close(world, id));
    world.now += std::chrono::days(15) + std::chrono::microseconds(1);
    const Decision late = reopen(world, id);
    ASSERT_FALSE(late);
    EXPECT_NE(late.error().message_en().find("15 days"), std::string::npos);
    const std::uint64_t main = world.report();
    const std::uint64_t duplicate = world.report();
    ASSERT_TRUE(merge(world, duplicate, main));
    EXPECT_EQ(codeOf(reopen(world, duplicate)), protocol::Refusal::WRONG_STAGE);
}

TEST(Afterwards, FollowUpAsksForOneToFiveOfWhoWasReached)
{
    CaseWorld world;
    const std::uint64_t id = world.inspected();
    const auto call = [&](bool reached, std::uint32_t satisfaction, const std::string& number = "") {
        return world.giveOn(
            id,
            [&](auto& c) {
                c.mutable_follow_up()->set_reached(reached);
                c.mutable_follow_up()->set_satisfaction(satisfaction);
                c.mutable_follow_up()->set_report_number(number);
            },
            protocol::ROLE_CALL_TAKER, "chen");
    };
    EXPECT_EQ(codeOf(call(true, 5)), protocol::Refusal::WRONG_STAGE);
    ASSERT_TRUE(close(world, id));
    EXPECT_EQ(codeOf(call(true, 0)), protocol::Refusal::MALFORMED);
    EXPECT_EQ(codeOf(call(true, 6)), protocol::Refusal::MALFORMED);
    EXPECT_EQ(codeOf(call(false, 3)), protocol::Refusal::MALFORMED);
    EXPECT_EQ(codeOf(call(true, 3, "nobody")), protocol::Refusal::MALFORMED);
    ASSERT_TRUE(call(false, 0));
    ASSERT_TRUE(call(true, 4));
    EXPECT_EQ(world.at(id).follow_ups(), 2u);
    EXPECT_EQ(world.at(id).satisfaction(), 4u);
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_EVALUATION);
}

} // namespace
} // namespace sandtable::cases
