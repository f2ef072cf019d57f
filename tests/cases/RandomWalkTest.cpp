// SPDX-License-Identifier: GPL-3.0-or-later
// Any command at any time by anybody: whatever is allowed must keep the book's promises.
#include "Promises.h"
#include "Walk.h"

#include <sandtable/cases/Deadlines.h>
#include <sandtable/cases/Workflow.h>

#include <gtest/gtest.h>

#include <map>

namespace sandtable::cases {
namespace {

constexpr int kSteps = 1'000'000;

/// What time alone does, as the server's policy.
void letTimeAct(Walk& walk)
{
    CaseWorld& world = walk.world;
    const protocol::Case& item = world.at(walk.ids[walk.random.below(static_cast<std::uint32_t>(walk.ids.size()))]);
    const std::uint64_t version = item.version();
    for (protocol::Event& event : deadlineEvents(item, world.now, world.catalogue)) {
        event.set_seq(world.book.lastSeq() + 1);
        apply(world.book, event);
        world.log.push_back(event);
        ASSERT_EQ(item.steps(item.steps_size() - 1).seq(), event.seq());
    }
    ASSERT_GE(item.version(), version);
    ASSERT_TRUE(deadlineEvents(item, world.now, world.catalogue).empty() || item.steps_size() > 1);
}

TEST(RandomWalk, KeepsEveryPromiseOfTheBook)
{
    Walk walk;
    CaseWorld& world = walk.world;
    int done = 0;
    int staleSeen = 0;
    std::map<protocol::Command::BodyCase, int> allowed;
    CaseBook followed; // the same log, folded from a snapshot at every interval
    std::size_t folded = 0;
    for (int step = 0; step < kSteps; ++step) {
        world.now += std::chrono::seconds(walk.random.below(6));
        if (!walk.ids.empty() && walk.random.chance(0.1)) {
            ASSERT_NO_FATAL_FAILURE(letTimeAct(walk));
        }
        world.area = walk.random.chance(0.9) ? "" : kAreas[walk.random.below(kAreas.size())];
        protocol::Command command = walk.command();
        command.set_command_id(world.newCommandId());
        const protocol::Case* before = world.book.find(command.case_id());
        const std::uint64_t version = before != nullptr ? before->version() : 0;
        const std::uint64_t seq = world.book.lastSeq();
        protocol::Role role = protocol::ROLE_ADMINISTRATOR;
        if (walk.random.chance(0.2)) {
            role = static_cast<protocol::Role>(walk.random.below(9));
        }
        const Decision decision = world.give(command, role);
        if (decision) {
            ++done;
            ++allowed[command.body_case()];
            ASSERT_TRUE(command.seen_version() == 0 || command.has_set_duty() || command.seen_version() == version);
            ASSERT_EQ(world.book.done(command.command_id())->seq(), world.book.lastSeq());
            ASSERT_TRUE(before == nullptr || before->version() > version || command.has_set_duty());
            walk.addNew();
        } else {
            staleSeen += decision.error().code() == protocol::Refusal::STALE ? 1 : 0;
            ASSERT_EQ(world.book.lastSeq(), seq);
        }
        walk.forgetOld();
        if (step % 50'000 == 0) {
            ASSERT_NO_FATAL_FAILURE(checkBook(world));
            for (; folded < world.log.size(); ++folded) {
                apply(followed, world.log[folded]);
            }
            ASSERT_EQ(followed.stateHash(), world.book.stateHash());
            followed = CaseBook::fromSnapshot(followed.snapshot());
        }
    }
    ASSERT_NO_FATAL_FAILURE(checkBook(world));
    std::map<int, int> ends;
    for (const std::uint64_t id : world.book.order()) {
        ++ends[world.at(id).outcome()];
    }
    EXPECT_GT(done, kSteps / 20);
    EXPECT_GT(staleSeen, 100);
    EXPECT_GT(ends[protocol::OUTCOME_CLOSED], 100);
    EXPECT_GT(ends[protocol::OUTCOME_REJECTED], 100);
    EXPECT_GT(ends[protocol::OUTCOME_MERGED], 100);
    for (const Rule& rule : rules()) {
        EXPECT_GT(allowed[rule.command], 20) << rule.name.en << " was never possible";
    }

    CaseBook replayed;
    for (const protocol::Event& event : world.log) {
        apply(replayed, event);
    }
    EXPECT_EQ(replayed.stateHash(), world.book.stateHash());
}

TEST(RandomWalk, SnapshotAndTheRestOfTheLogMakeTheSameState)
{
    Walk walk;
    CaseWorld& world = walk.world;
    CaseBook half;
    for (int step = 0; step < 20'000; ++step) {
        if (world.give(walk.command(), protocol::ROLE_ADMINISTRATOR)) {
            walk.addNew();
        }
        if (step == 10'000) {
            half = CaseBook::fromSnapshot(world.book.snapshot());
        }
    }
    for (const protocol::Event& event : world.log) {
        apply(half, event);
    }
    EXPECT_EQ(half.stateHash(), world.book.stateHash());
}

TEST(RandomWalk, WhoWatchesOneAreaHoldsItsCasesAndTheUnplacedOnes)
{
    Walk walk;
    CaseWorld& world = walk.world;
    for (int step = 0; step < 30'000; ++step) {
        if (world.give(walk.command(), protocol::ROLE_ADMINISTRATOR)) {
            walk.addNew();
        }
    }
    for (const std::string area : {"440604", "440604012", "440604012001002", "440604100001"}) {
        CaseBook watched;
        for (const protocol::Event& event : world.log) {
            if (event.area().empty() || event.area().starts_with(area)) {
                apply(watched, event);
            }
        }
        std::size_t inArea = 0;
        for (const std::uint64_t id : world.book.order()) {
            const std::string& grid = world.at(id).grid_code();
            const bool mine = grid.empty() || grid.starts_with(area);
            inArea += mine ? 1 : 0;
            ASSERT_EQ(watched.find(id) != nullptr, mine) << id << " in " << grid << " for " << area;
            if (mine) {
                ASSERT_EQ(watched.find(id)->SerializeAsString(), world.at(id).SerializeAsString());
            }
        }
        EXPECT_EQ(watched.order().size(), inArea);
        EXPECT_GT(inArea, 20u);
    }
}

} // namespace
} // namespace sandtable::cases
