// SPDX-License-Identifier: GPL-3.0-or-later
// The handling clock of a case: as filed, extended, paused and resumed; supervision.
#include "CaseWorld.h"

#include <gtest/gtest.h>

namespace sandtable::cases {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::int64_t kHour = 3'600'000'000;

Decision ask(CaseWorld& world, std::uint64_t id, std::int64_t due, const std::string& reason = "等待配件")
{
    return world.giveOn(
        id,
        [&](auto& c) {
            c.mutable_ask_extension()->set_unit_code(CaseWorld::kUnit);
            c.mutable_ask_extension()->set_reason(reason);
            c.mutable_ask_extension()->set_due_us(due);
        },
        protocol::ROLE_UNIT_HANDLER, CaseWorld::kUnit);
}

Decision grant(CaseWorld& world, std::uint64_t id, bool granted = true, std::int64_t due = 0)
{
    return world.giveOn(id, [&](auto& c) {
        c.mutable_decide_extension()->set_granted(granted);
        c.mutable_decide_extension()->set_reason(granted ? "" : "配件有库存");
        c.mutable_decide_extension()->set_due_us(due);
    });
}

Decision suspend(CaseWorld& world, std::uint64_t id)
{
    return world.giveOn(id, [](auto& c) { c.mutable_suspend()->set_reason("等待产权人"); });
}

Decision resume(CaseWorld& world, std::uint64_t id)
{
    return world.giveOn(id, [](auto& c) { c.mutable_resume(); });
}

TEST(CaseClock, FiledCaseKeepsItsLimitWhateverBecomesOfTheList)
{
    CaseWorld world;
    const std::uint64_t id = world.verified();
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_file_case(); }));
    EXPECT_EQ(world.at(id).list_fingerprint(), world.catalogue.fingerprint());
    EXPECT_EQ(world.at(id).closing_zh(), world.catalogue.subclasses().front().closingZh);
    // As if it had been filed under a list that gave three urgent hours.
    protocol::Snapshot snapshot = world.book.snapshot();
    snapshot.mutable_cases(0)->mutable_limit()->set_amount(3);
    snapshot.mutable_cases(0)->mutable_limit()->set_unit(protocol::Limit::URGENT_HOUR);
    world.book = CaseBook::fromSnapshot(snapshot);
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_dispatch()->set_unit_code(CaseWorld::kUnit); }));
    EXPECT_EQ(world.at(id).due_us(), toMicros(world.now) + 3 * kHour);
}

TEST(CaseClock, ItemGivesTheLimitWhereOneIsKnown)
{
    CaseWorld world;
    const catalogue::Item& item = world.catalogue.items().front();
    world.proposal.set_item_code(item.code);
    world.proposal.set_subclass_code(std::string(item.subclass()));
    const std::uint64_t id = world.handled();
    EXPECT_EQ(world.at(id).item_code(), item.code);
    EXPECT_DOUBLE_EQ(world.at(id).limit().amount(), item.handling().amount);
    EXPECT_EQ(world.at(id).closing_zh(), item.closingZh);
}

TEST(CaseClock, GradeMaySetItsOwnStageClocks)
{
    CaseWorld world;
    world.proposal.set_item_code(world.catalogue.items().front().code);
    ASSERT_EQ(world.catalogue.items().front().grade, 1);
    const std::uint64_t id = world.report();
    world.assign(id);
    EXPECT_EQ(world.at(id).stage_due_us(), toMicros(world.now + minutes(20)));
}

TEST(Extension, GrantedMovesTheDeadlineToTheTimeAskedFor)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    const std::int64_t due = world.at(id).due_us();
    ASSERT_TRUE(ask(world, id, due + 2 * kHour));
    EXPECT_EQ(world.at(id).due_us(), due);
    EXPECT_EQ(world.at(id).extension().reason(), "等待配件");
    ASSERT_TRUE(grant(world, id));
    EXPECT_FALSE(world.at(id).has_extension());
    EXPECT_EQ(world.at(id).extensions(), 1u);
    EXPECT_NEAR(static_cast<double>(world.at(id).due_us()), static_cast<double>(due + 2 * kHour), 2.0);
    EXPECT_EQ(world.at(id).stage_due_us(), world.at(id).due_us());
}

TEST(Extension, RefusedLeavesTheDeadlineAndMayBeAskedForAgain)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    const std::int64_t due = world.at(id).due_us();
    ASSERT_TRUE(ask(world, id, due + kHour));
    EXPECT_EQ(codeOf(ask(world, id, due + kHour)), protocol::Refusal::WRONG_STAGE);
    ASSERT_TRUE(grant(world, id, false));
    EXPECT_EQ(world.at(id).due_us(), due);
    EXPECT_TRUE(ask(world, id, due + kHour));
}

TEST(Extension, IsRefusedWithoutReasonTooLateOrForNoTime)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    const std::int64_t due = world.at(id).due_us();
    EXPECT_EQ(codeOf(ask(world, id, due + kHour, "")), protocol::Refusal::MALFORMED);
    EXPECT_EQ(codeOf(ask(world, id, due)), protocol::Refusal::WRONG_STAGE);
    EXPECT_EQ(codeOf(ask(world, id, toMicros(world.now) + 24 * 400 * kHour)), protocol::Refusal::MALFORMED);
    EXPECT_EQ(codeOf(grant(world, id)), protocol::Refusal::WRONG_STAGE);
    world.now = fromMicros(due + 1);
    EXPECT_EQ(codeOf(ask(world, id, due + kHour)), protocol::Refusal::WRONG_STAGE);
}

TEST(Extension, NightHoursAddNothingToALimitInWorkingTime)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    protocol::Snapshot snapshot = world.book.snapshot();
    protocol::Case& item = *snapshot.mutable_cases(0);
    item.mutable_running_limit()->set_amount(1);
    item.mutable_running_limit()->set_unit(protocol::Limit::WORK_DAY); // Monday 10:00, so until Tuesday 10:00
    const std::int64_t endOfMonday = toMicros(world.now) + 8 * kHour;
    item.set_clock_since_us(toMicros(world.now) - 2 * kHour); // since 08:00: until Monday 18:00
    item.set_due_us(endOfMonday);
    world.book = CaseBook::fromSnapshot(snapshot);
    EXPECT_EQ(codeOf(ask(world, id, endOfMonday + 4 * kHour)), protocol::Refusal::WRONG_STAGE);
    EXPECT_TRUE(ask(world, id, endOfMonday + 15 * kHour));
}

TEST(Suspension, PausesTheClockAndGivesBackWhatWasLeft)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    const std::int64_t due = world.at(id).due_us();
    const EventTime before = world.now;
    world.pass(minutes(30));
    ASSERT_TRUE(suspend(world, id));
    EXPECT_EQ(world.at(id).due_us(), 0);
    EXPECT_TRUE(world.at(id).has_suspension());
    EXPECT_EQ(world.at(id).used_us(),
              world.catalogue.calendar()
                  .elapsed(before, world.now, static_cast<catalogue::DeadlineUnit>(world.at(id).running_limit().unit()))
                  .count());
    world.pass(hours(1));
    ASSERT_TRUE(resume(world, id));
    EXPECT_EQ(world.at(id).due_us(), due + kHour);
    EXPECT_EQ(codeOf(resume(world, id)), protocol::Refusal::WRONG_STAGE);
}

TEST(Suspension, UnitWaitsUntilItIsResumed)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    ASSERT_TRUE(suspend(world, id));
    const Decision finish = world.giveOn(
        id, [](auto& c) { c.mutable_finish_handling()->set_unit_code(CaseWorld::kUnit); }, protocol::ROLE_UNIT_HANDLER,
        CaseWorld::kUnit);
    ASSERT_FALSE(finish);
    EXPECT_NE(finish.error().message_zh().find("挂账"), std::string::npos);
    EXPECT_NE(finish.error().message_en().find("等待产权人"), std::string::npos);
}

TEST(Suspension, WaitsForAPendingExtension)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    ASSERT_TRUE(ask(world, id, world.at(id).due_us() + kHour));
    EXPECT_EQ(codeOf(suspend(world, id)), protocol::Refusal::WRONG_STAGE);
}

TEST(Supervision, NamesItsLevelAndIsAnsweredOnce)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    ASSERT_TRUE(world.giveOn(
        id,
        [&](auto& c) {
            c.mutable_supervise()->set_note("请尽快");
            c.mutable_supervise()->set_answer_due_us(toMicros(world.now) + kHour);
        },
        protocol::ROLE_SUPERVISOR, "wang"));
    EXPECT_EQ(world.at(id).supervision().by(), "wang");
    EXPECT_EQ(world.at(id).supervision().level(), protocol::TIER_DISTRICT);
    EXPECT_EQ(world.at(id).supervision().answer_due_us(), toMicros(world.now) + kHour);
    const auto answer = [&] {
        return world.giveOn(
            id,
            [](auto& c) {
                c.mutable_answer_supervision()->set_unit_code(CaseWorld::kUnit);
                c.mutable_answer_supervision()->set_note("今日完成");
            },
            protocol::ROLE_UNIT_HANDLER, CaseWorld::kUnit);
    };
    ASSERT_TRUE(answer());
    EXPECT_EQ(world.at(id).supervision().answer(), "今日完成");
    EXPECT_EQ(codeOf(answer()), protocol::Refusal::WRONG_STAGE);
}

} // namespace
} // namespace sandtable::cases
