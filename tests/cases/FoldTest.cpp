// SPDX-License-Identifier: GPL-3.0-or-later
#include "CaseWorld.h"

#include <gtest/gtest.h>

namespace sandtable::cases {
namespace {

TEST(Fold, EventOfAnUnknownCaseOnlyMovesTheSequence)
{
    CaseWorld world;
    world.inspected();
    CaseBook filtered;
    for (const protocol::Event& event : world.log) {
        if (!event.has_report_received()) {
            apply(filtered, event);
        }
    }
    EXPECT_EQ(filtered.lastSeq(), world.book.lastSeq());
    EXPECT_TRUE(filtered.order().empty());
    EXPECT_EQ(filtered.loadOfUnit(CaseWorld::kUnit), 0);
}

TEST(Fold, EventThatDoesNotFitLeavesTheCaseAlone)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    const std::string before = world.at(id).SerializeAsString();
    for (const auto& fill : std::vector<std::function<void(protocol::Event&)>>{
             [](auto& e) { e.mutable_filed(); }, [](auto& e) { e.mutable_dispatched()->set_unit_code("D01"); },
             [](auto& e) { e.mutable_handling_accepted()->set_unit_code("D01"); },
             [](auto& e) { e.mutable_handling_finished(); }, [](auto& e) { e.mutable_inspected(); },
             [](auto& e) { e.mutable_case_closed(); }, [](auto& e) { e.mutable_assignment_withdrawn(); },
             [](auto& e) { e.mutable_assignment_accepted(); }, [](auto&) {}}) {
        protocol::Event event;
        event.set_seq(world.book.lastSeq() + 1);
        event.set_case_id(id);
        fill(event);
        apply(world.book, event);
        EXPECT_EQ(world.at(id).SerializeAsString(), before) << event.ShortDebugString();
        EXPECT_EQ(world.book.lastSeq(), event.seq());
    }
}

TEST(Fold, SameEventTwiceIsFoldedOnce)
{
    CaseWorld world;
    world.report();
    const std::string before = world.book.stateHash();
    apply(world.book, world.log.back());
    EXPECT_EQ(world.book.stateHash(), before);
}

TEST(Fold, CommandIsRememberedWithItsLastEvent)
{
    CaseWorld world;
    const std::uint64_t id = world.verified();
    const Decision both = world.giveOn(id, [](auto& c) { c.mutable_dispatch()->set_unit_code(CaseWorld::kUnit); });
    ASSERT_TRUE(both);
    const protocol::CommandRecord* record = world.book.done(both->front().command_id());
    ASSERT_NE(record, nullptr);
    EXPECT_EQ(record->case_id(), id);
    EXPECT_EQ(record->seq(), world.book.lastSeq());
    EXPECT_EQ(world.book.done("never given"), nullptr);
}

TEST(Fold, OldestCommandIsForgottenAtTheBound)
{
    CaseBook book;
    for (std::size_t i = 0; i <= CaseBook::kRememberedCommands; ++i) {
        protocol::Event event;
        event.set_seq(i + 1);
        event.set_command_id("c" + std::to_string(i));
        event.mutable_duty_changed()->set_on_duty(true);
        apply(book, event);
    }
    EXPECT_EQ(book.done("c0"), nullptr);
    EXPECT_NE(book.done("c1"), nullptr);
    EXPECT_EQ(static_cast<std::size_t>(book.snapshot().commands_size()), CaseBook::kRememberedCommands);
}

TEST(Fold, HashTellsTwoStatesApart)
{
    CaseWorld world;
    const std::string empty = world.book.stateHash();
    world.report();
    const std::string one = world.book.stateHash();
    EXPECT_NE(empty, one);
    protocol::Snapshot changed = world.book.snapshot();
    changed.mutable_cases(0)->set_text("anders");
    EXPECT_NE(CaseBook::fromSnapshot(changed).stateHash(), one);
    protocol::Snapshot offDuty = world.book.snapshot();
    offDuty.add_off_duty("W0001");
    EXPECT_NE(CaseBook::fromSnapshot(offDuty).stateHash(), one);
}

TEST(Fold, SnapshotThatNamesACaseTwiceCountsItOnce)
{
    CaseWorld world;
    world.assign(world.report());
    protocol::Snapshot damaged = world.book.snapshot();
    *damaged.add_cases() = damaged.cases(0);
    const CaseBook book = CaseBook::fromSnapshot(damaged);
    EXPECT_EQ(book.order().size(), 1u);
    EXPECT_EQ(book.loadOfWorker("W0001"), 1);
    EXPECT_EQ(book.openCount(), 1u);
}

} // namespace
} // namespace sandtable::cases
