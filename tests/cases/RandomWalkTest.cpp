// SPDX-License-Identifier: GPL-3.0-or-later
// Any command at any time by anybody: whatever is allowed must keep the book's promises.
#include "CaseWorld.h"

#include <sandtable/base/Random.h>
#include <sandtable/cases/Deadlines.h>
#include <sandtable/cases/Workflow.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace sandtable::cases {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kSteps = 150'000; // the same walk, as far as a sanitized build gets in a minute
#else
constexpr int kSteps = 1'000'000;
#endif
constexpr std::size_t kOpenCases = 60;
constexpr std::size_t kWalked = 120;

const std::array<std::string, 5> kWorkers{"W0001", "W0002", "W0003", "W0900", "W7777"};
const std::array<std::string, 3> kUnits{CaseWorld::kUnit, CaseWorld::kOtherUnit, "D99"};

/// The last one: a place that nobody understands.
const std::array<std::string, 4> kGrids{CaseWorld::kGrid, "440604012001002", "440604100001001", ""};

const std::array<std::string, 3> kAreas{"440604", "440604012", "440604012001"};

struct Walk
{
    CaseWorld world;
    Random random{20260301};
    std::vector<std::uint64_t> ids;
    std::uint64_t known = 0; ///< cases up to this one have been in the walk
    int reporters = 0;

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

    void addNew()
    {
        for (; known < world.book.lastCaseId(); ++known) {
            ids.push_back(known + 1);
        }
    }
    /// Ended cases stay for a while, so that they are reopened; then the walk keeps to living ones.
    void forgetOld()
    {
        if (ids.size() > kWalked) {
            const auto old = std::find_if(ids.begin(), ids.end(), [&](std::uint64_t id) {
                return world.at(id).outcome() != protocol::OUTCOME_OPEN;
            });
            if (old != ids.end()) {
                ids.erase(old);
            }
        }
    }

    std::int64_t later(std::int64_t than)
    {
        return than + static_cast<std::int64_t>(random.below(100)) * 3'600'000'000LL;
    }

    protocol::Command command()
    {
        protocol::Command c;
        if (ids.empty() || (world.book.openCount() < kOpenCases && random.chance(0.2))) {
            world.proposal.set_grid_code(kGrids[random.below(kGrids.size())]);
            c.mutable_submit_report()->set_text("walk");
            c.mutable_submit_report()->set_channel(protocol::CHANNEL_PHONE);
            c.mutable_submit_report()->set_reporter(random.chance(0.7) ? "wx-" + std::to_string(++reporters) : "");
            return c;
        }
        const protocol::Case& item = world.at(ids[random.below(static_cast<std::uint32_t>(ids.size()))]);
        c.set_case_id(item.id());
        if (random.chance(0.3)) {
            c.set_seen_version(item.version() - random.below(2));
        }
        switch (random.below(36)) {
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
            if (random.chance(0.3)) {
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
        case 17:
            c.mutable_ask_extension()->set_unit_code(unit(item));
            c.mutable_ask_extension()->set_reason("r");
            c.mutable_ask_extension()->set_due_us(later(item.due_us()));
            break;
        case 18:
            c.mutable_decide_extension()->set_granted(random.chance(0.7));
            c.mutable_decide_extension()->set_reason("r");
            break;
        case 19:
            c.mutable_suspend()->set_reason("r");
            c.mutable_suspend()->set_until_us(random.chance(0.5) ? later(toMicros(world.now)) : 0);
            break;
        case 20:
            c.mutable_resume();
            break;
        case 21:
            c.mutable_answer_supervision()->set_note("a");
            c.mutable_answer_supervision()->set_unit_code(random.chance(0.5) ? unit(item) : "");
            break;
        case 22:
            c.mutable_escalate()->set_reason("r");
            c.mutable_escalate()->set_to(static_cast<protocol::Tier>(random.below(6)));
            break;
        case 23:
            c.mutable_delegate()->set_to(static_cast<protocol::Tier>(random.below(6)));
            break;
        case 24:
            c.mutable_ask_assistance()->set_unit_code(kUnits[random.below(kUnits.size())]);
            break;
        case 25:
        case 26:
            c.mutable_finish_assistance()->set_unit_code(kUnits[random.below(kUnits.size())]);
            break;
        case 27:
            c.mutable_end_assistance()->set_unit_code(kUnits[random.below(kUnits.size())]);
            c.mutable_end_assistance()->set_reason("r");
            break;
        case 28:
            c.mutable_split()->set_reason("r");
            for (std::uint32_t part = random.chance(0.05) ? random.below(3) : 0; part > 0; --part) {
                c.mutable_split()->add_parts()->set_text("part");
            }
            break;
        case 29:
            c.mutable_merge()->set_main(random.chance(0.1) ? ids[random.below(static_cast<std::uint32_t>(ids.size()))]
                                                           : 0);
            break;
        case 30:
        case 31:
            c.mutable_reopen()->set_reason(random.chance(0.1) ? "r" : "");
            break;
        case 32:
            c.mutable_follow_up()->set_reached(random.chance(0.8));
            c.mutable_follow_up()->set_satisfaction(random.below(7));
            break;
        case 33:
            c.mutable_finish_handling()->set_unit_code(unit(item));
            break;
        case 34:
            c.mutable_verify()->set_worker_code(worker(item));
            c.mutable_verify()->set_genuine(true);
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

/// Which stage may follow which, in one event. A case that was closed may come back to dispatch.
bool mayFollow(int from, int to, const std::string& kind)
{
    static const std::map<int, std::vector<int>> kNext{{1, {1, 2}}, {2, {2, 3}},       {3, {3, 4}}, {4, {4, 5, 3}},
                                                       {5, {5, 6}}, {6, {6, 7, 4, 5}}, {7, {7}}};
    if (kind == "reopened") {
        return from == 7 ? to == 3 : to == from;
    }
    const auto& next = kNext.at(from);
    return std::find(next.begin(), next.end(), to) != next.end();
}

void checkSteps(const protocol::Case& item)
{
    // A part begins at the stage that the whole had passed on its way.
    int stage = item.split_from() != 0 ? item.steps(0).stage() : 1;
    std::int64_t time = 0;
    std::uint64_t seq = 0;
    std::uint64_t version = 0;
    for (const protocol::Step& step : item.steps()) {
        ASSERT_TRUE(mayFollow(stage, step.stage(), step.kind())) << item.ShortDebugString();
        ASSERT_GE(step.time_us(), time);
        ASSERT_GT(step.seq(), seq);
        stage = step.stage();
        time = step.time_us();
        seq = step.seq();
        version = step.kind() == "deadline_marked" ? version : seq;
    }
    ASSERT_EQ(stage, item.stage());
    ASSERT_EQ(version, item.version());
    ASSERT_LE(item.steps(0).stage(), protocol::STAGE_DISPATCH);
}

void checkClocks(const protocol::Case& item, EventTime now)
{
    ASSERT_GE(item.stage_since_us(), item.reported_us());
    ASSERT_GE(item.used_us(), 0);
    ASSERT_LE(item.used_us(), toMicros(now) - item.reported_us());
    ASSERT_GE(item.clock_since_us(), 0);
    if (item.outcome() != protocol::OUTCOME_OPEN) {
        ASSERT_GE(item.closed_us(), item.reported_us());
        ASSERT_EQ(item.stage_due_us(), 0);
        ASSERT_FALSE(item.has_suspension() || item.has_extension());
        return;
    }
    ASSERT_EQ(item.closed_us(), 0);
    ASSERT_TRUE(!item.has_extension() || item.stage() == protocol::STAGE_HANDLING);
    if (item.has_suspension()) {
        ASSERT_EQ(item.stage(), protocol::STAGE_HANDLING);
        ASSERT_EQ(item.stage_due_us() + item.due_us() + item.clock_since_us(), 0);
        return;
    }
    ASSERT_GT(item.stage_due_us(), item.reported_us());
    if (item.stage() == protocol::STAGE_HANDLING) {
        ASSERT_GE(item.due_us(), item.clock_since_us());
        ASSERT_GT(item.clock_since_us(), 0);
    }
    // These two, come back to by a withdrawal, keep the clock of their first time.
    const bool keeps = item.stage() == protocol::STAGE_COLLECTION || item.stage() == protocol::STAGE_FEEDBACK;
    const bool cameBack = keeps && std::ranges::any_of(item.steps(), [](const protocol::Step& step) {
                              return step.kind() == "assignment_withdrawn";
                          });
    if (item.reworks() == 0 && !cameBack) {
        ASSERT_GE(item.stage_due_us(), item.stage_since_us());
    }
}

/// An open case is with one worker, or with one unit, or with one centre; an ended one is with nobody.
void checkOwner(const protocol::Case& item)
{
    const bool open = item.outcome() == protocol::OUTCOME_OPEN;
    const bool worker = !item.worker_code().empty();
    const bool handled = open && item.stage() == protocol::STAGE_HANDLING;
    ASSERT_EQ(handled, handled && !item.unit_code().empty());
    ASSERT_FALSE(worker && (handled || !open));
    ASSERT_TRUE(!worker || item.stage() == protocol::STAGE_COLLECTION || item.stage() == protocol::STAGE_INSPECTION);
    ASSERT_TRUE(protocol::Tier_IsValid(item.tier()));
    int atWork = 0;
    for (const protocol::Assistance& helper : item.assistance()) {
        atWork += helper.unit_code() == item.unit_code() && !helper.done() && handled ? 1 : 0;
    }
    ASSERT_EQ(atWork, 0) << "a unit assists itself";
}

/// Who is not told by this case is attached to the one it was merged into; who was told has been told after the end.
void checkReporters(const CaseWorld& world, const protocol::Case& item)
{
    ASSERT_FALSE(item.reports().empty());
    const bool merged = item.outcome() == protocol::OUTCOME_MERGED;
    ASSERT_EQ(merged, item.merged_into() != 0);
    std::set<std::string> attached;
    if (merged) {
        const protocol::Case& main = world.at(item.merged_into());
        for (const protocol::Report& report : main.reports()) {
            attached.insert(report.number());
        }
        ASSERT_NE(item.merged_into(), item.id());
    }
    for (const protocol::Report& report : item.reports()) {
        if (merged) {
            ASSERT_TRUE(attached.contains(report.number())) << item.ShortDebugString();
        } else if (item.outcome() == protocol::OUTCOME_OPEN) {
            ASSERT_EQ(report.notified_us(), 0);
        } else {
            ASSERT_EQ(report.notified_us(), report.reporter().empty() ? 0 : item.closed_us());
        }
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
        checkClocks(item, world.now);
        checkOwner(item);
        checkReporters(world, item);
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
