// SPDX-License-Identifier: GPL-3.0-or-later
#include "CaseWorld.h"

#include <sandtable/cases/Workflow.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sandtable::cases {
namespace {

using protocol::Refusal;
using ::testing::HasSubstr;

protocol::Command reportOf(const std::string& text)
{
    protocol::Command command;
    command.mutable_submit_report()->set_text(text);
    command.mutable_submit_report()->set_channel(protocol::CHANNEL_PHONE);
    return command;
}

TEST(Refusal, StaleNamesWhoChangedItWhenAndWhat)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    const std::uint64_t seen = world.at(id).version();
    world.pass(std::chrono::minutes(5));
    world.assign(id);
    const Decision late = world.giveOn(
        id,
        [&](auto& c) {
            c.set_seen_version(seen);
            c.mutable_assign_verifier()->set_worker_code("W0002");
        },
        protocol::ROLE_DISPATCHER, "wang");
    ASSERT_EQ(codeOf(late), Refusal::STALE);
    EXPECT_EQ(late.error().changed_by(), "li");
    EXPECT_EQ(late.error().changed_us(), toMicros(world.now));
    EXPECT_EQ(late.error().current_version(), world.at(id).version());
    EXPECT_THAT(late.error().message_en(), HasSubstr("li changed this case at 10:05:00: assigned a verifier (W0001)"));
    EXPECT_THAT(late.error().message_zh(), HasSubstr("li 已于 10:05:00 更改此案件：派了核实员（W0001）"));
    EXPECT_EQ(world.at(id).worker_code(), "W0001");
}

TEST(Refusal, SecondOfTwoWithTheSameVersionLoses)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    const std::uint64_t seen = world.at(id).version();
    const auto to = [&](const char* worker) {
        return [seen, worker](protocol::Command& c) {
            c.set_seen_version(seen);
            c.mutable_assign_verifier()->set_worker_code(worker);
        };
    };
    EXPECT_TRUE(world.giveOn(id, to("W0001")));
    EXPECT_EQ(codeOf(world.giveOn(id, to("W0002"))), Refusal::STALE);
}

TEST(Refusal, TextsAreBoundedToTheByte)
{
    CaseWorld world;
    EXPECT_TRUE(world.give(reportOf(std::string(2000, 'x'))));
    const Decision tooLong = world.give(reportOf(std::string(2001, 'x')));
    ASSERT_EQ(codeOf(tooLong), Refusal::MALFORMED);
    EXPECT_THAT(tooLong.error().message_en(), HasSubstr("text is too long: 2001 bytes, at most 2000"));
    protocol::Command named = reportOf("x");
    named.mutable_submit_report()->set_reporter(std::string(101, 'x'));
    EXPECT_EQ(codeOf(world.give(named)), Refusal::MALFORMED);
    EXPECT_EQ(codeOf(world.giveOn(1, [](auto& c) { c.mutable_reject_case()->set_reason(std::string(1001, 'x')); })),
              Refusal::MALFORMED);
}

TEST(Refusal, MissingAndImpossibleFieldsAreNamed)
{
    CaseWorld world;
    EXPECT_THAT(world.give(reportOf("")).error().message_en(), HasSubstr("text"));
    protocol::Command noChannel = reportOf("x");
    noChannel.mutable_submit_report()->set_channel(static_cast<protocol::Channel>(99));
    EXPECT_THAT(world.give(noChannel).error().message_en(), HasSubstr("channel"));
    protocol::Command nowhere = reportOf("x");
    nowhere.mutable_submit_report()->mutable_point()->set_lat(91);
    EXPECT_THAT(world.give(nowhere).error().message_en(), HasSubstr("point"));
    protocol::Command shortId = reportOf("x");
    shortId.set_command_id("12345");
    EXPECT_THAT(world.give(shortId).error().message_en(), HasSubstr("command_id"));
    EXPECT_EQ(codeOf(world.give(protocol::Command())), Refusal::MALFORMED);
    protocol::Command oddItem = reportOf("x");
    oddItem.mutable_submit_report()->set_subclass_code("Z9999");
    EXPECT_THAT(world.give(oddItem).error().message_en(), HasSubstr("Z9999"));
}

TEST(Refusal, ReasonsAreAskedForWhereTheRecordNeedsThem)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    EXPECT_THAT(world.giveOn(id, [](auto& c) { c.mutable_reject_case(); }).error().message_en(), HasSubstr("reason"));
    EXPECT_THAT(world
                    .giveOn(
                        id, [](auto& c) { c.mutable_supervise(); }, protocol::ROLE_SUPERVISOR)
                    .error()
                    .message_en(),
                HasSubstr("note"));
    const std::uint64_t handled = world.handled();
    EXPECT_THAT(world
                    .giveOn(
                        handled, [](auto& c) { c.mutable_return_handling()->set_unit_code(CaseWorld::kUnit); },
                        protocol::ROLE_UNIT_HANDLER, CaseWorld::kUnit)
                    .error()
                    .message_en(),
                HasSubstr("reason"));
}

TEST(Refusal, UnknownCaseWorkerAndUnit)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    EXPECT_EQ(codeOf(world.giveOn(77, [](auto& c) { c.mutable_assign_verifier()->set_worker_code("W0001"); })),
              Refusal::UNKNOWN_CASE);
    EXPECT_EQ(codeOf(world.giveOn(id, [](auto& c) { c.mutable_assign_verifier()->set_worker_code("W7777"); })),
              Refusal::UNKNOWN_WORKER);
    EXPECT_EQ(codeOf(world.giveOn(world.verified(), [](auto& c) { c.mutable_dispatch()->set_unit_code("D99"); })),
              Refusal::UNKNOWN_UNIT);
}

TEST(Refusal, OffDutyWorkerGetsNothing)
{
    CaseWorld world;
    protocol::Command off;
    off.mutable_set_duty()->set_worker_code("W0001");
    ASSERT_TRUE(world.give(off));
    const std::uint64_t id = world.report();
    EXPECT_EQ(codeOf(world.giveOn(id, [](auto& c) { c.mutable_assign_verifier()->set_worker_code("W0001"); })),
              Refusal::OFF_DUTY);
}

TEST(Refusal, ActorSeesOnlyTheOwnArea)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.area = "440604100";
    EXPECT_EQ(codeOf(world.giveOn(id, [](auto& c) { c.mutable_assign_verifier()->set_worker_code("W0900"); })),
              Refusal::NOT_ALLOWED);
    EXPECT_EQ(codeOf(world.give(reportOf("x"))), Refusal::NOT_ALLOWED);
    world.area = "440604012";
    EXPECT_EQ(codeOf(world.giveOn(id, [](auto& c) { c.mutable_assign_verifier()->set_worker_code("W0900"); })),
              Refusal::NOT_ALLOWED);
    EXPECT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_assign_verifier()->set_worker_code("W0001"); }));
}

TEST(Refusal, OnlyTheHolderMayAnswer)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    const auto accept = [](const char* worker) {
        return [worker](protocol::Command& c) { c.mutable_accept_assignment()->set_worker_code(worker); };
    };
    EXPECT_EQ(codeOf(world.giveOn(id, accept("W0002"), protocol::ROLE_GRID_WORKER, "W0002")), Refusal::NOT_ALLOWED);
    EXPECT_EQ(codeOf(world.giveOn(id, accept("W0001"), protocol::ROLE_GRID_WORKER, "W0002")), Refusal::NOT_ALLOWED);
    EXPECT_EQ(codeOf(world.giveOn(id, accept("W0001"), protocol::ROLE_GRID_WORKER, "W00011")), Refusal::NOT_ALLOWED);
    EXPECT_EQ(codeOf(world.giveOn(id, accept("W0001"), protocol::ROLE_SERVICE, "simulator")), Refusal::NOT_ALLOWED);
    EXPECT_TRUE(world.giveOn(id, accept("W0001"), protocol::ROLE_GRID_WORKER, "W0001"));
}

TEST(Refusal, OnlyServicesSpeakForOthers)
{
    CaseWorld world;
    protocol::Command command = reportOf("x");
    command.set_on_behalf_of("W0001");
    EXPECT_EQ(codeOf(world.give(command)), Refusal::NOT_ALLOWED);
    EXPECT_TRUE(world.give(command, protocol::ROLE_SERVICE, "bridge"));
}

TEST(Refusal, NobodyVerifiesOrInspectsFromTheDesk)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    const auto verify = [](protocol::Command& c) {
        c.mutable_verify()->set_worker_code("W0001");
        c.mutable_verify()->set_genuine(true);
    };
    EXPECT_EQ(codeOf(world.giveOn(id, verify)), Refusal::NOT_ALLOWED);
    const Decision early = world.giveOn(id, verify, protocol::ROLE_GRID_WORKER, "W0001");
    ASSERT_EQ(codeOf(early), Refusal::WRONG_STAGE);
    EXPECT_THAT(early.error().message_en(), HasSubstr("has not accepted it yet"));
}

TEST(Refusal, UnitMustAcceptBeforeItFinishes)
{
    CaseWorld world;
    const std::uint64_t id = world.verified();
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_dispatch()->set_unit_code(CaseWorld::kUnit); }));
    const auto finish = [](protocol::Command& c) { c.mutable_finish_handling()->set_unit_code(CaseWorld::kUnit); };
    EXPECT_EQ(codeOf(world.giveOn(id, finish, protocol::ROLE_UNIT_HANDLER, CaseWorld::kUnit)), Refusal::WRONG_STAGE);
    EXPECT_EQ(codeOf(world.giveOn(id, finish, protocol::ROLE_UNIT_HANDLER, CaseWorld::kOtherUnit)),
              Refusal::NOT_ALLOWED);
}

TEST(Refusal, ClosingWaitsForTheInspection)
{
    CaseWorld world;
    const std::uint64_t id = world.finished();
    EXPECT_EQ(codeOf(world.giveOn(id, [](auto& c) { c.mutable_close_case(); })), Refusal::WRONG_STAGE);
    world.assign(id);
    EXPECT_THAT(world.giveOn(id, [](auto& c) { c.mutable_close_case(); }).error().message_en(),
                HasSubstr("the inspection by W0001 is not done yet"));
    const std::uint64_t passed = world.inspected();
    EXPECT_EQ(codeOf(world.giveOn(passed, [](auto& c) { c.mutable_assign_inspector()->set_worker_code("W0003"); })),
              Refusal::WRONG_STAGE);
}

TEST(Refusal, ClosedAndRejectedCasesTakeNoCommand)
{
    CaseWorld world;
    const std::uint64_t closed = world.inspected();
    ASSERT_TRUE(world.giveOn(closed, [](auto& c) { c.mutable_close_case(); }));
    EXPECT_THAT(world.giveOn(closed, [](auto& c) { c.mutable_close_case(); }).error().message_en(),
                HasSubstr("is closed"));
    const std::uint64_t rejected = world.report();
    ASSERT_TRUE(world.giveOn(rejected, [](auto& c) { c.mutable_reject_case()->set_reason("重复"); }));
    EXPECT_THAT(
        world.giveOn(rejected, [](auto& c) { c.mutable_reject_case()->set_reason("重复"); }).error().message_zh(),
        HasSubstr("不予立案"));
}

/// Every command that is about a case, in every stage where the table does not allow it.
TEST(Refusal, EveryCommandInEveryWrongStage)
{
    CaseWorld world;
    const std::vector<std::uint64_t> ids{world.report(), world.verified(), world.handled(), world.finished(),
                                         world.inspected()};
    int tried = 0;
    for (const Rule& rule : rules()) {
        for (const std::uint64_t id : ids) {
            const protocol::Stage stage = world.at(id).stage();
            if (rule.stages == 0 || (rule.stages & 1u << stage) != 0) {
                continue;
            }
            protocol::Command command;
            command.set_case_id(id);
            command.set_command_id(world.newCommandId());
            const auto* field = protocol::Command::descriptor()->FindFieldByNumber(rule.command);
            command.GetReflection()->MutableMessage(&command, field);
            const Decision decision = decide(world.book, command, world.context(protocol::ROLE_ADMINISTRATOR));
            EXPECT_EQ(codeOf(decision), Refusal::WRONG_STAGE) << rule.name.en << " in " << stageWords(stage).en;
            ++tried;
        }
    }
    EXPECT_GT(tried, 40);
}

/// Every command by every role that the table does not name.
TEST(Refusal, EveryCommandByEveryWrongRole)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    for (const Rule& rule : rules()) {
        for (int role = 0; role <= protocol::ROLE_SERVICE; ++role) {
            protocol::Command command;
            command.set_case_id(id);
            command.set_command_id(world.newCommandId());
            const auto* field = protocol::Command::descriptor()->FindFieldByNumber(rule.command);
            command.GetReflection()->MutableMessage(&command, field);
            const Decision decision = decide(world.book, command, world.context(static_cast<protocol::Role>(role)));
            const bool may = (rule.roles & 1u << role) != 0;
            const bool roleRefused = !decision && decision.error().message_en().starts_with("The role ");
            EXPECT_EQ(roleRefused, !may) << rule.name.en << " by role " << role;
        }
    }
}

TEST(Refusal, EveryMessageSpeaksBothLanguages)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    for (const Rule& rule : rules()) {
        protocol::Command command;
        command.set_case_id(id + 100);
        command.set_command_id(world.newCommandId());
        const auto* field = protocol::Command::descriptor()->FindFieldByNumber(rule.command);
        command.GetReflection()->MutableMessage(&command, field);
        const Decision decision = decide(world.book, command, world.context(protocol::ROLE_UNSPECIFIED));
        ASSERT_FALSE(decision);
        EXPECT_FALSE(decision.error().message_zh().empty());
        EXPECT_FALSE(decision.error().message_en().empty());
    }
}

} // namespace
} // namespace sandtable::cases
