// SPDX-License-Identifier: GPL-3.0-or-later
// The happy path of each command, and what it leaves in the case.
#include "CaseWorld.h"

#include <gtest/gtest.h>

namespace sandtable::cases {
namespace {

constexpr std::int64_t kMinute = 60'000'000;

TEST(CaseLife, ReportStartsInCollectionWithTheAcceptClock)
{
    CaseWorld world;
    const protocol::Case& item = world.at(world.report());
    EXPECT_EQ(item.stage(), protocol::STAGE_COLLECTION);
    EXPECT_EQ(item.outcome(), protocol::OUTCOME_OPEN);
    EXPECT_EQ(item.number(), "20260302-000001");
    EXPECT_EQ(item.grid_code(), CaseWorld::kGrid);
    EXPECT_EQ(item.stage_due_us(), toMicros(world.now) + 15 * kMinute);
    EXPECT_NE(item.grade(), protocol::GRADE_UNSPECIFIED);
    EXPECT_EQ(world.log.back().area(), CaseWorld::kGrid);
    EXPECT_EQ(world.book.openCount(), 1u);
}

TEST(CaseLife, ReporterCorrectsSubclassAndUnit)
{
    CaseWorld world;
    const std::string& subclass = world.catalogue.subclasses().back().code;
    protocol::Command command;
    command.mutable_submit_report()->set_text("x");
    command.mutable_submit_report()->set_channel(protocol::CHANNEL_WECHAT);
    command.mutable_submit_report()->set_subclass_code(subclass);
    command.mutable_submit_report()->set_unit_code(CaseWorld::kOtherUnit);
    ASSERT_TRUE(world.give(command));
    const protocol::Case& item = world.at(1);
    EXPECT_EQ(item.subclass_code(), subclass);
    EXPECT_EQ(item.proposal().unit_code(), CaseWorld::kOtherUnit);
    EXPECT_NE(item.proposal().reason_zh(), world.proposal.reason_zh());
}

TEST(CaseLife, AssignedVerifierAcceptsArrivesAndVerifies)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.pass(std::chrono::minutes(3));
    world.assign(id);
    EXPECT_EQ(world.at(id).worker_code(), "W0001");
    EXPECT_EQ(world.at(id).stage_due_us(), toMicros(world.now) + 30 * kMinute);
    EXPECT_EQ(world.book.loadOfWorker("W0001"), 1);
    world.goThere(id);
    EXPECT_TRUE(world.at(id).worker_accepted());
    EXPECT_TRUE(world.at(id).worker_arrived());
    ASSERT_TRUE(world.giveOn(
        id,
        [](auto& c) {
            c.mutable_verify()->set_worker_code("W0001");
            c.mutable_verify()->set_genuine(true);
        },
        protocol::ROLE_GRID_WORKER, "W0001"));
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_FILING);
    EXPECT_TRUE(world.at(id).worker_code().empty());
    EXPECT_EQ(world.book.loadOfWorker("W0001"), 0);
}

TEST(CaseLife, WorkerRejectsWhatIsNotThere)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    world.goThere(id);
    ASSERT_TRUE(world.giveOn(
        id,
        [](auto& c) {
            c.mutable_verify()->set_worker_code("W0001");
            c.mutable_verify()->set_note("现场未发现问题");
        },
        protocol::ROLE_GRID_WORKER, "W0001"));
    EXPECT_EQ(world.at(id).outcome(), protocol::OUTCOME_REJECTED);
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_COLLECTION);
    EXPECT_EQ(world.book.openCount(), 0u);
    EXPECT_EQ(world.book.loadOfWorker("W0001"), 0);
}

TEST(CaseLife, WorkerHoldsSeveralAssignments)
{
    CaseWorld world;
    world.assign(world.report());
    world.assign(world.report());
    world.assign(world.report());
    EXPECT_EQ(world.book.loadOfWorker("W0001"), 3);
}

TEST(CaseLife, FilingCitesTheConditionOfTheList)
{
    CaseWorld world;
    const std::uint64_t id = world.verified();
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_file_case(); }));
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_DISPATCH);
    EXPECT_EQ(world.log.back().filed().condition(), world.catalogue.subclasses().front().filingZh);
}

TEST(CaseLife, DispatchInFilingFilesFirst)
{
    CaseWorld world;
    const std::uint64_t id = world.verified();
    const Decision decision = world.giveOn(id, [](auto& c) { c.mutable_dispatch()->set_unit_code(CaseWorld::kUnit); });
    ASSERT_TRUE(decision);
    ASSERT_EQ(decision->size(), 2u);
    EXPECT_TRUE((*decision)[0].has_filed());
    EXPECT_TRUE((*decision)[1].has_dispatched());
    EXPECT_EQ((*decision)[1].dispatched().reason_zh(), "责任清单");
    const protocol::Case& item = world.at(id);
    EXPECT_EQ(item.stage(), protocol::STAGE_HANDLING);
    const catalogue::Subclass& subclass = world.catalogue.subclasses().front();
    EXPECT_EQ(item.due_us(), toMicros(world.catalogue.calendar().due(world.now, subclass.handling)));
}

TEST(CaseLife, UnitAcceptsAndFinishes)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    EXPECT_EQ(world.book.loadOfUnit(CaseWorld::kUnit), 1);
    ASSERT_TRUE(world.giveOn(
        id, [](auto& c) { c.mutable_finish_handling()->set_unit_code(CaseWorld::kUnit); }, protocol::ROLE_UNIT_HANDLER,
        "D01.chen"));
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_FEEDBACK);
    EXPECT_EQ(world.book.loadOfUnit(CaseWorld::kUnit), 0);
}

TEST(CaseLife, ReturnedCaseWaitsForDispatchAndKeepsItsRecord)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    const int stepsBefore = world.at(id).steps_size();
    ASSERT_TRUE(world.giveOn(
        id,
        [](auto& c) {
            c.mutable_return_handling()->set_unit_code(CaseWorld::kUnit);
            c.mutable_return_handling()->set_reason("不属本单位职责");
        },
        protocol::ROLE_UNIT_HANDLER, CaseWorld::kUnit));
    const protocol::Case& item = world.at(id);
    EXPECT_EQ(item.stage(), protocol::STAGE_DISPATCH);
    EXPECT_TRUE(item.returned());
    EXPECT_EQ(item.returns(), 1u);
    EXPECT_EQ(item.due_us(), 0);
    EXPECT_EQ(item.steps_size(), stepsBefore + 1);
    EXPECT_EQ(item.steps(stepsBefore).note(), "不属本单位职责");
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_dispatch()->set_unit_code(CaseWorld::kOtherUnit); }));
    EXPECT_FALSE(world.at(id).returned());
    EXPECT_EQ(world.at(id).unit_code(), CaseWorld::kOtherUnit);
}

TEST(CaseLife, FailedInspectionGoesBackToHandlingOnTheOldDeadline)
{
    CaseWorld world;
    const std::uint64_t id = world.finished();
    const std::int64_t due = world.at(id).due_us();
    world.pass(std::chrono::minutes(20));
    world.assign(id, "W0002");
    world.goThere(id, "W0002");
    ASSERT_TRUE(world.giveOn(
        id,
        [](auto& c) {
            c.mutable_inspect()->set_worker_code("W0002");
            c.mutable_inspect()->set_note("仍有渗漏");
        },
        protocol::ROLE_GRID_WORKER, "W0002"));
    const protocol::Case& item = world.at(id);
    EXPECT_EQ(item.stage(), protocol::STAGE_HANDLING);
    EXPECT_EQ(item.reworks(), 1u);
    EXPECT_EQ(item.due_us(), due);
    EXPECT_EQ(world.book.loadOfUnit(CaseWorld::kUnit), 1);
    EXPECT_TRUE(world.giveOn(
        id, [](auto& c) { c.mutable_finish_handling()->set_unit_code(CaseWorld::kUnit); }, protocol::ROLE_UNIT_HANDLER,
        CaseWorld::kUnit));
}

TEST(CaseLife, ClosedCaseHasPassedAllSevenStages)
{
    CaseWorld world;
    const std::uint64_t id = world.inspected();
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_close_case(); }));
    const protocol::Case& item = world.at(id);
    EXPECT_EQ(item.stage(), protocol::STAGE_EVALUATION);
    EXPECT_EQ(item.outcome(), protocol::OUTCOME_CLOSED);
    EXPECT_TRUE(item.on_time());
    EXPECT_EQ(item.closed_us(), toMicros(world.now));
    std::vector<int> stages;
    for (const protocol::Step& step : item.steps()) {
        if (stages.empty() || stages.back() != step.stage()) {
            stages.push_back(step.stage());
        }
    }
    EXPECT_EQ(stages, (std::vector<int>{1, 2, 3, 4, 5, 6, 7}));
}

TEST(CaseLife, CaseFinishedAfterItsDeadlineIsClosedLate)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    world.now = fromMicros(world.at(id).due_us() + 1);
    ASSERT_TRUE(world.giveOn(
        id, [](auto& c) { c.mutable_finish_handling()->set_unit_code(CaseWorld::kUnit); }, protocol::ROLE_UNIT_HANDLER,
        CaseWorld::kUnit));
    world.assign(id, "W0002");
    world.goThere(id, "W0002");
    ASSERT_TRUE(world.giveOn(
        id,
        [](auto& c) {
            c.mutable_inspect()->set_worker_code("W0002");
            c.mutable_inspect()->set_passed(true);
        },
        protocol::ROLE_GRID_WORKER, "W0002"));
    ASSERT_TRUE(world.giveOn(id, [](auto& c) { c.mutable_close_case(); }));
    EXPECT_FALSE(world.at(id).on_time());
}

TEST(CaseLife, SupervisionIsCountedAndChangesNoStage)
{
    CaseWorld world;
    const std::uint64_t id = world.handled();
    ASSERT_TRUE(world.giveOn(
        id, [](auto& c) { c.mutable_supervise()->set_note("今日内办结"); }, protocol::ROLE_SUPERVISOR, "zhao"));
    EXPECT_EQ(world.at(id).supervisions(), 1u);
    EXPECT_EQ(world.at(id).stage(), protocol::STAGE_HANDLING);
}

TEST(CaseLife, DutyGoesToEverybodyAndBack)
{
    CaseWorld world;
    protocol::Command command;
    command.mutable_set_duty()->set_worker_code("W0001");
    ASSERT_TRUE(world.give(command, protocol::ROLE_GRID_WORKER, "W0001"));
    EXPECT_FALSE(world.book.onDuty("W0001"));
    EXPECT_TRUE(world.log.back().area().empty());
    command.mutable_set_duty()->set_on_duty(true);
    ASSERT_TRUE(world.give(command, protocol::ROLE_DISPATCHER));
    EXPECT_TRUE(world.book.onDuty("W0001"));
}

TEST(CaseLife, ServiceSpeaksForAWorkerAndTheRecordNamesBoth)
{
    CaseWorld world;
    const std::uint64_t id = world.report();
    world.assign(id);
    ASSERT_TRUE(world.giveOn(
        id,
        [](auto& c) {
            c.set_on_behalf_of("W0001");
            c.mutable_accept_assignment()->set_worker_code("W0001");
        },
        protocol::ROLE_SERVICE, "simulator"));
    EXPECT_EQ(world.at(id).changed_by(), "W0001@simulator");
}

} // namespace
} // namespace sandtable::cases
