// SPDX-License-Identifier: GPL-3.0-or-later
#include "CaseWorld.h"

#include <gtest/gtest.h>

namespace sandtable::cases {
namespace {

TEST(Drop, CollectedCaseOnWorkerAssignsTheVerifierWithTheVersionSeen)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    const auto command = commandForDropOnWorker(world.book, id, "W0002", world.context(protocol::ROLE_DISPATCHER));
    ASSERT_TRUE(command);
    EXPECT_EQ(command->assign_verifier().worker_code(), "W0002");
    EXPECT_EQ(command->seen_version(), world.at(id).version());
    EXPECT_TRUE(command->command_id().empty());
    EXPECT_TRUE(world.give(*command));
}

TEST(Drop, FinishedCaseOnWorkerAssignsTheInspector)
{
    CaseWorld world;
    const std::uint64_t id = world.finished();
    const auto command = commandForDropOnWorker(world.book, id, "W0002", world.context(protocol::ROLE_DISPATCHER));
    ASSERT_TRUE(command);
    EXPECT_TRUE(command->has_assign_inspector());
}

TEST(Drop, VerifiedCaseOnWorkerSaysThatAUnitIsWanted)
{
    CaseWorld world;
    const std::uint64_t id = world.verified();
    const auto command = commandForDropOnWorker(world.book, id, "W0002", world.context(protocol::ROLE_DISPATCHER));
    ASSERT_FALSE(command);
    EXPECT_EQ(command.error().code(), protocol::Refusal::WRONG_STAGE);
}

TEST(Drop, VerifiedCaseOnUnitDispatches)
{
    CaseWorld world;
    const std::uint64_t id = world.verified();
    const auto command =
        commandForDropOnUnit(world.book, id, CaseWorld::kOtherUnit, world.context(protocol::ROLE_DISPATCHER));
    ASSERT_TRUE(command);
    EXPECT_EQ(command->dispatch().unit_code(), CaseWorld::kOtherUnit);
}

TEST(Drop, UnverifiedCaseOnUnitSaysWhy)
{
    CaseWorld world;
    const auto command =
        commandForDropOnUnit(world.book, world.report(), CaseWorld::kUnit, world.context(protocol::ROLE_DISPATCHER));
    ASSERT_FALSE(command);
    EXPECT_NE(command.error().message_en().find("verify"), std::string::npos);
}

TEST(Drop, SameWorkerOffDutyAndUnknownCaseAreNoTargets)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    const DecideContext context = world.context(protocol::ROLE_DISPATCHER);
    EXPECT_FALSE(commandForDropOnWorker(world.book, id, "W0001", context));
    protocol::Command off;
    off.mutable_set_duty()->set_worker_code("W0002");
    ASSERT_TRUE(world.give(off));
    EXPECT_EQ(commandForDropOnWorker(world.book, id, "W0002", context).error().code(), protocol::Refusal::OFF_DUTY);
    EXPECT_EQ(commandForDropOnUnit(world.book, 99, CaseWorld::kUnit, context).error().code(),
              protocol::Refusal::UNKNOWN_CASE);
}

} // namespace
} // namespace sandtable::cases
