// SPDX-License-Identifier: GPL-3.0-or-later
// What time alone does to a case.
#include "CaseWorld.h"

#include <sandtable/cases/Deadlines.h>

#include <gtest/gtest.h>

namespace sandtable::cases {
namespace {

using std::chrono::minutes;

/// Lets time run to the case's next moment and folds what it does.
std::vector<protocol::Event> next(CaseWorld& world, std::uint64_t id)
{
    world.now = fromMicros(nextDeadlineUs(world.at(id), world.catalogue));
    auto events = deadlineEvents(world.at(id), world.now, world.catalogue);
    for (protocol::Event& event : events) {
        event.set_seq(world.book.lastSeq() + 1);
        apply(world.book, event);
    }
    return events;
}

TEST(Deadlines, RemindBeforeMarkOverdueAndEscalateEachOnce)
{
    CaseWorld world;
    const std::uint64_t id = world.report(); // 15 minutes to accept it
    const EventTime reported = world.now;
    auto events = next(world, id);
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].deadline_marked().mark(), protocol::DeadlineMarked::REMINDER);
    EXPECT_EQ(world.now, reported + minutes(12));
    events = next(world, id);
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].deadline_marked().mark(), protocol::DeadlineMarked::OVERDUE);
    EXPECT_EQ(world.now, reported + minutes(15));
    events = next(world, id);
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].escalated().to(), protocol::TIER_DISTRICT);
    EXPECT_EQ(world.now, reported + minutes(45));
    EXPECT_EQ(nextDeadlineUs(world.at(id), world.catalogue), 0);
    world.now += std::chrono::days(9);
    EXPECT_TRUE(deadlineEvents(world.at(id), world.now, world.catalogue).empty());
}

TEST(Deadlines, ANewClockIsMarkedAnew)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    next(world, id);
    next(world, id);
    world.assign(id);
    const std::int64_t due = world.at(id).stage_due_us();
    EXPECT_EQ(nextDeadlineUs(world.at(id), world.catalogue), due - (due - world.at(id).stage_since_us()) / 5);
}

TEST(Deadlines, EscalationGoesOneTierUpFromTheOneInCharge)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_delegate()->set_to(protocol::TIER_COMMUNITY); }));
    next(world, id);
    next(world, id);
    next(world, id);
    EXPECT_EQ(world.at(id).tier(), protocol::TIER_STREET);
    EXPECT_EQ(nextDeadlineUs(world.at(id), world.catalogue), 0);
}

TEST(Deadlines, MissedReminderIsNotMadeUpForWhenItIsOverdueAlready)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.now = fromMicros(world.at(id).stage_due_us());
    const auto events = deadlineEvents(world.at(id), world.now, world.catalogue);
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].deadline_marked().mark(), protocol::DeadlineMarked::OVERDUE);
}

TEST(Deadlines, SuspensionEndsAtItsTimeAndIsNotOverdueMeanwhile)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    const std::int64_t until = toMicros(world.now + std::chrono::days(20));
    ASSERT_TRUE(world.giveOn(id, [&](auto& c) {
        c.mutable_suspend()->set_reason("等待产权人");
        c.mutable_suspend()->set_until_us(until);
    }));
    EXPECT_EQ(nextDeadlineUs(world.at(id), world.catalogue), until);
    const auto events = next(world, id);
    ASSERT_EQ(events.size(), 1u);
    EXPECT_TRUE(events[0].has_resumed());
    EXPECT_GT(world.at(id).due_us(), until);
}

TEST(Deadlines, AMarkMakesNobodysViewOfTheCaseStale)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    const std::uint64_t seen = world.at(id).version();
    next(world, id);
    EXPECT_EQ(world.at(id).version(), seen);
    EXPECT_EQ(world.at(id).steps_size(), 2);
    EXPECT_TRUE(world.giveOn(id, [&](auto& c) {
        c.set_seen_version(seen);
        c.mutable_assign_verifier()->set_worker_code("W0001");
    }));
    const Decision late = world.giveOn(id, [&](auto& c) {
        c.set_seen_version(seen);
        c.mutable_assign_verifier()->set_worker_code("W0002");
    });
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().changed_by(), "li");
}

TEST(Deadlines, EndedCasesHaveNone)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_reject_case()->set_reason("r"); }));
    EXPECT_EQ(nextDeadlineUs(world.at(id), world.catalogue), 0);
}

} // namespace
} // namespace sandtable::cases
