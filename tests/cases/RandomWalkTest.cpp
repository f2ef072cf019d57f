// SPDX-License-Identifier: GPL-3.0-or-later
// Any command at any time by anybody: whatever is allowed must keep the book's promises.
#include "CaseWorld.h"

#include <sandtable/base/Random.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

namespace sandtable::cases {
namespace {

constexpr int kSteps = 200'000;
constexpr std::size_t kOpenCases = 60;

const std::array<std::string, 5> kWorkers{"W0001", "W0002", "W0003", "W0900", "W7777"};
const std::array<std::string, 3> kUnits{CaseWorld::kUnit, CaseWorld::kOtherUnit, "D99"};

/// The last one: a place that nobody understands.
const std::array<std::string, 4> kGrids{CaseWorld::kGrid, "440604012001002", "440604100001001", ""};

struct Walk
{
    CaseWorld world;
    Random random{20260301};
    std::vector<std::uint64_t> ids;

    const std::string& worker(const protocol::Case& item)
    {
        const bool holder = !item.worker_code().empty() && random.chance(0.8);
        return holder ? item.worker_code() : kWorkers[random.below(kWorkers.size())];
    }
    const std::string& unit(const protocol::Case& item)
    {
        const bool holder = !item.unit_code().empty() && random.chance(0.8);
        return holder ? item.unit_code() : kUnits[random.below(kUnits.size())];
    }

    protocol::Command command()
    {
        protocol::Command c;
        if (ids.empty() || (world.book.openCount() < kOpenCases && random.chance(0.2))) {
            world.proposal.set_grid_code(kGrids[random.below(kGrids.size())]);
            c.mutable_submit_report()->set_text("walk");
            c.mutable_submit_report()->set_channel(protocol::CHANNEL_PHONE);
            return c;
        }
        const protocol::Case& item = world.at(ids[random.below(static_cast<std::uint32_t>(ids.size()))]);
        c.set_case_id(item.id());
        if (random.chance(0.3)) {
            c.set_seen_version(item.version() - random.below(2));
        }
        switch (random.below(18)) {
        case 0:
            c.mutable_assign_verifier()->set_worker_code(worker(item));
            break;
        case 1:
            c.mutable_accept_assignment()->set_worker_code(worker(item));
            break;
        case 2:
            c.mutable_arrive()->set_worker_code(worker(item));
            break;
        case 3:
            c.mutable_verify()->set_worker_code(worker(item));
            c.mutable_verify()->set_genuine(random.chance(0.9));
            c.mutable_verify()->set_note("n");
            break;
        case 4:
            c.mutable_file_case();
            break;
        case 5:
            if (random.chance(0.1)) {
                c.mutable_reject_case()->set_reason("r");
            } else {
                c.mutable_file_case();
            }
            break;
        case 6:
            c.mutable_dispatch()->set_unit_code(unit(item));
            break;
        case 7:
            c.mutable_accept_handling()->set_unit_code(unit(item));
            break;
        case 8:
            c.mutable_return_handling()->set_unit_code(unit(item));
            c.mutable_return_handling()->set_reason(random.chance(0.3) ? "r" : "");
            break;
        case 9:
            c.mutable_finish_handling()->set_unit_code(unit(item));
            break;
        case 10:
            c.mutable_assign_inspector()->set_worker_code(worker(item));
            break;
        case 11:
            c.mutable_inspect()->set_worker_code(worker(item));
            c.mutable_inspect()->set_passed(random.chance(0.7));
            c.mutable_inspect()->set_note("n");
            break;
        case 12:
            c.mutable_close_case();
            break;
        case 13:
            c.mutable_supervise()->set_note("s");
            break;
        case 14:
            c.mutable_withdraw_assignment();
            break;
        case 15:
            c.mutable_set_duty()->set_worker_code(worker(item));
            c.mutable_set_duty()->set_on_duty(random.chance(0.7));
            break;
        case 16:
            world.proposal.set_grid_code(kGrids[random.below(kGrids.size())]);
            c.mutable_relocate()->set_address("there");
            break;
        default:
            c.mutable_accept_assignment()->set_worker_code(worker(item));
            break;
        }
        return c;
    }
};

/// Which stage may follow which, in one event.
bool mayFollow(int from, int to)
{
    static const std::map<int, std::vector<int>> kNext{{1, {1, 2}}, {2, {2, 3}},       {3, {3, 4}}, {4, {4, 5, 3}},
                                                       {5, {5, 6}}, {6, {6, 7, 4, 5}}, {7, {}}};
    const auto& next = kNext.at(from);
    return std::find(next.begin(), next.end(), to) != next.end();
}

void checkSteps(const protocol::Case& item)
{
    int stage = 1;
    std::int64_t time = 0;
    std::uint64_t seq = 0;
    for (const protocol::Step& step : item.steps()) {
        ASSERT_TRUE(mayFollow(stage, step.stage())) << item.ShortDebugString();
        ASSERT_GE(step.time_us(), time);
        ASSERT_GT(step.seq(), seq);
        stage = step.stage();
        time = step.time_us();
        seq = step.seq();
    }
    ASSERT_EQ(stage, item.stage());
    ASSERT_EQ(seq, item.version());
}

void checkClocks(const protocol::Case& item)
{
    ASSERT_GE(item.stage_since_us(), item.reported_us());
    if (item.outcome() == protocol::OUTCOME_OPEN) {
        ASSERT_GT(item.stage_due_us(), 0);
        ASSERT_EQ(item.closed_us(), 0);
        if (item.stage() == protocol::STAGE_HANDLING) {
            ASSERT_GT(item.due_us(), item.reported_us());
            ASSERT_FALSE(item.unit_code().empty());
        }
        // These two, come back to by a withdrawal, keep the clock of their first time.
        const bool keeps = item.stage() == protocol::STAGE_COLLECTION || item.stage() == protocol::STAGE_FEEDBACK;
        const bool cameBack = keeps && std::ranges::any_of(item.steps(), [](const protocol::Step& step) {
                                  return step.kind() == "assignment_withdrawn";
                              });
        ASSERT_GT(item.stage_due_us(), item.reported_us());
        if (item.reworks() == 0 && !cameBack) {
            ASSERT_GE(item.stage_due_us(), item.stage_since_us());
        }
    } else {
        ASSERT_GE(item.closed_us(), item.reported_us());
        ASSERT_EQ(item.stage_due_us(), 0);
        ASSERT_TRUE(item.worker_code().empty());
    }
}

void checkBook(const CaseWorld& world)
{
    std::map<std::string, int> workers;
    std::map<std::string, int> units;
    std::size_t open = 0;
    for (const std::uint64_t id : world.book.order()) {
        const protocol::Case& item = world.at(id);
        checkSteps(item);
        checkClocks(item);
        if (item.outcome() != protocol::OUTCOME_OPEN) {
            continue;
        }
        ++open;
        ++workers[item.worker_code()];
        units[item.stage() == protocol::STAGE_HANDLING ? item.unit_code() : std::string()] += 1;
    }
    ASSERT_EQ(world.book.openCount(), open);
    for (const std::string& code : kWorkers) {
        ASSERT_EQ(world.book.loadOfWorker(code), workers[code]) << code;
    }
    for (const std::string& code : kUnits) {
        ASSERT_EQ(world.book.loadOfUnit(code), units[code]) << code;
    }
}

TEST(RandomWalk, KeepsEveryPromiseOfTheBook)
{
    Walk walk;
    CaseWorld& world = walk.world;
    int done = 0;
    int staleSeen = 0;
    for (int step = 0; step < kSteps; ++step) {
        world.now += std::chrono::seconds(walk.random.below(60));
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
            ASSERT_TRUE(command.seen_version() == 0 || command.has_set_duty() || command.seen_version() == version);
            ASSERT_EQ(world.book.done(command.command_id())->seq(), world.book.lastSeq());
            if (command.has_submit_report()) {
                walk.ids.push_back(world.book.lastCaseId());
            }
        } else {
            staleSeen += decision.error().code() == protocol::Refusal::STALE ? 1 : 0;
            ASSERT_EQ(world.book.lastSeq(), seq);
        }
        // Finished cases leave the walk, so that it keeps to living ones.
        if (before != nullptr && world.at(command.case_id()).outcome() != protocol::OUTCOME_OPEN) {
            std::erase(walk.ids, command.case_id());
        }
        if (step % 20'000 == 0) {
            ASSERT_NO_FATAL_FAILURE(checkBook(world));
            const CaseBook restored = CaseBook::fromSnapshot(world.book.snapshot());
            ASSERT_EQ(restored.stateHash(), world.book.stateHash());
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
        if (world.give(walk.command(), protocol::ROLE_ADMINISTRATOR) && walk.ids.size() < world.book.lastCaseId()) {
            walk.ids.push_back(world.book.lastCaseId());
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
        if (world.give(walk.command(), protocol::ROLE_ADMINISTRATOR) && walk.ids.size() < world.book.lastCaseId()) {
            walk.ids.push_back(world.book.lastCaseId());
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
