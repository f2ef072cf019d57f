// SPDX-License-Identifier: GPL-3.0-or-later
// Undo until accepted, and what changing the mind by a new assignment records.
#include "CaseWorld.h"

#include <gtest/gtest.h>

namespace sandtable::cases {
namespace {

TEST(Withdraw, UndoesAnAssignmentThatNobodyAccepted)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    const std::uint64_t seq = world.book.lastSeq();
    ASSERT_TRUE(world.giveOn(id, [&](auto& c) { c.mutable_withdraw_assignment()->set_assignment_seq(seq); }));
    EXPECT_TRUE(world.at(id).worker_code().empty());
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_COLLECTION);
    EXPECT_EQ(world.book.loadOfWorker("W0001"), 0);
}

TEST(Withdraw, GivesNoTimeBack)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    const std::int64_t due = world.at(id).stage_due_us();
    world.pass(std::chrono::minutes(10));
    world.assign(id);
    world.pass(std::chrono::minutes(10));
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_withdraw_assignment(); }));
    EXPECT_EQ(world.at(id).stage_due_us(), due);

    const std::uint64_t done = world.finished();
    const std::int64_t inspectBy = world.at(done).stage_due_us();
    world.pass(std::chrono::minutes(10));
    world.assign(done);
    ASSERT_TRUE(world.giveOn(done, [](auto& c) { c.mutable_withdraw_assignment(); }));
    EXPECT_EQ(world.at(done).stage_due_us(), inspectBy);
}

TEST(Withdraw, DispatchGoesBackToDispatchAndStaysFiled)
{
    CaseWorld world;
    const std::uint64_t id = world.verified();
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_dispatch()->set_unit_code(CaseWorld::kUnit); }));
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_withdraw_assignment(); }));
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_DISPATCH);
    EXPECT_TRUE(world.at(id).unit_code().empty());
    EXPECT_EQ(world.at(id).due_us(), 0);
}

TEST(Withdraw, InspectorGoesBackToFeedback)
{
    CaseWorld world;
    const std::uint64_t id = world.finished();
    world.assign(id);
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_withdraw_assignment(); }));
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_FEEDBACK);
    EXPECT_EQ(world.at(id).unit_code(), CaseWorld::kUnit);
}

TEST(Withdraw, RefusedOnceAccepted)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    world.goThere(id);
    EXPECT_EQ(codeOf(world.giveOn(id, [](auto& c) { c.mutable_withdraw_assignment(); })),
              protocol::Refusal::WRONG_STAGE);
    const std::uint64_t handled = world.handled();
    EXPECT_EQ(codeOf(world.giveOn(handled, [](auto& c) { c.mutable_withdraw_assignment(); })),
              protocol::Refusal::WRONG_STAGE);
}

TEST(Withdraw, AnOldAssignmentIsStale)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    const std::uint64_t old = world.book.lastSeq();
    world.assign(id, "W0002");
    const Decision late = world.giveOn(id, [&](auto& c) { c.mutable_withdraw_assignment()->set_assignment_seq(old); });
    EXPECT_EQ(codeOf(late), protocol::Refusal::STALE);
    EXPECT_EQ(world.at(id).worker_code(), "W0002");
}

TEST(Withdraw, NothingAssignedNothingToWithdraw)
{
    CaseWorld world;
    EXPECT_EQ(codeOf(world.giveOn(world.report(), [](auto& c) { c.mutable_withdraw_assignment(); })),
              protocol::Refusal::WRONG_STAGE);
    EXPECT_EQ(codeOf(world.giveOn(world.inspected(), [](auto& c) { c.mutable_withdraw_assignment(); })),
              protocol::Refusal::WRONG_STAGE);
}

TEST(Reassign, RecordsTheWithdrawalBeforeTheNewAssignment)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    const Decision second = world.giveOn(id, [](auto& c) { c.mutable_assign_verifier()->set_worker_code("W0002"); });
    ASSERT_TRUE(second);
    ASSERT_EQ(second->size(), 2u);
    EXPECT_EQ((*second)[0].assignment_withdrawn().worker_code(), "W0001");
    EXPECT_EQ(world.book.loadOfWorker("W0001"), 0);
    EXPECT_EQ(world.book.loadOfWorker("W0002"), 1);
}

TEST(Reassign, AcceptedAssignmentNeedsASupervisorUnlessTheWorkerWentOffDuty)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    world.goThere(id);
    const auto toSecond = [](auto& c) { c.mutable_assign_verifier()->set_worker_code("W0002"); };
    EXPECT_EQ(codeOf(world.giveOn(id, toSecond)), protocol::Refusal::WRONG_STAGE);
    EXPECT_TRUE(world.giveOn(id, toSecond, protocol::ROLE_SUPERVISOR, "zhao"));
    world.goThere(id, "W0002");
    protocol::Command off;
    off.mutable_set_duty()->set_worker_code("W0002");
    ASSERT_TRUE(world.give(off));
    EXPECT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_assign_verifier()->set_worker_code("W0001"); }));
}

TEST(Reassign, UnitThatHasNotAcceptedCanBeChanged)
{
    CaseWorld world;
    const std::uint64_t id = world.verified();
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_dispatch()->set_unit_code(CaseWorld::kUnit); }));
    const Decision other =
        world.giveOn(id, [](auto& c) { c.mutable_dispatch()->set_unit_code(CaseWorld::kOtherUnit); });
    ASSERT_TRUE(other);
    EXPECT_TRUE((*other)[0].has_assignment_withdrawn());
    EXPECT_EQ(world.at(id).unit_code(), CaseWorld::kOtherUnit);
    EXPECT_EQ(world.book.loadOfUnit(CaseWorld::kUnit), 0);
    EXPECT_EQ(world.book.loadOfUnit(CaseWorld::kOtherUnit), 1);
}

} // namespace
} // namespace sandtable::cases
