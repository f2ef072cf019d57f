// SPDX-License-Identifier: GPL-3.0-or-later
#include "Promises.h"

#include "Walk.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace sandtable::cases {
namespace {

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

} // namespace

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

} // namespace sandtable::cases
