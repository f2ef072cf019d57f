// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <sandtable/console/AlarmModel.h>

#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

constexpr std::int64_t kAlarmMinuteUs = 60'000'000;

class AlarmModelTest : public testing::Test
{
protected:
    ~AlarmModelTest() override { server.leave(*desk); }
    /// A fold of one case that is due at that time, at an operator of that role.
    void dueAt(std::int64_t dueUs, protocol::Stage stage = protocol::STAGE_COLLECTION)
    {
        protocol::Snapshot snapshot;
        snapshot.set_seq(1);
        protocol::Case& item = *snapshot.add_cases();
        item.set_id(1);
        item.set_number("20260301-000001");
        item.set_stage(stage);
        item.set_version(1);
        item.set_stage_due_us(dueUs);
        item.set_grade(protocol::GRADE_TWO);
        item.add_steps()->set_seq(1);
        if (stage == protocol::STAGE_HANDLING) {
            item.set_unit_code("D01");
            item.set_unit_accepted(true);
            item.set_due_us(dueUs);
        }
        fold.take(cases::CaseBook::fromSnapshot(snapshot));
    }

    SmallServer server;
    std::unique_ptr<Desk> desk = server.join("li");
    CaseFold fold;
    ToastModel toasts;
    std::int64_t cityNow = 1'764'000'000'000'000;
    std::chrono::steady_clock::time_point wall{};
    CommandDesk commands{fold, desk->names(), toasts, [this] { return cityNow; }};
    AlarmModel alarms{fold, desk->names(), commands, [this] { return wall; }};
};

TEST_F(AlarmModelTest, OverdueStepOfTheCentreIsAnAlarmAfterItsDelay)
{
    dueAt(cityNow);
    alarms.refresh();
    EXPECT_EQ(alarms.count(), 0);
    cityNow += AlarmModel::kDelayUs;
    alarms.refresh();
    EXPECT_EQ(alarms.count(), 1);
    ASSERT_EQ(alarms.list().size(), 1);
    EXPECT_EQ(alarms.list().first().toMap().value("caseId").toULongLong(), 1u);
    EXPECT_FALSE(alarms.list().first().toMap().value("act").toString().isEmpty());
}

TEST_F(AlarmModelTest, WhatNobodyHereCanActOnIsNoAlarm)
{
    dueAt(cityNow - 10 * kAlarmMinuteUs, protocol::STAGE_HANDLING);
    commands.setOperator({"li", protocol::ROLE_CALL_TAKER, {}});
    alarms.refresh();
    EXPECT_EQ(alarms.count(), 0);
    commands.setOperator({"wang", protocol::ROLE_SUPERVISOR, {}});
    alarms.refresh();
    EXPECT_EQ(alarms.count(), 1) << "a supervisor can press for it";
}

TEST_F(AlarmModelTest, ShelvedAlarmComesBackWhenItsTimeIsOver)
{
    dueAt(cityNow - 10 * kAlarmMinuteUs);
    alarms.refresh();
    alarms.shelve(1, 15);
    EXPECT_EQ(alarms.count(), 0);
    EXPECT_EQ(alarms.shelved(), 1);
    wall += std::chrono::minutes(15);
    alarms.refresh();
    EXPECT_EQ(alarms.count(), 1);
    EXPECT_EQ(alarms.shelved(), 0);
    alarms.shelve(1, 0);
    alarms.shelve(1, 481);
    EXPECT_EQ(alarms.count(), 1);
}

TEST_F(AlarmModelTest, RateCountsEachAlarmOnceOverTenMinutes)
{
    dueAt(cityNow - 10 * kAlarmMinuteUs);
    alarms.refresh();
    alarms.refresh();
    EXPECT_EQ(alarms.raised(), 1);
    wall += std::chrono::minutes(10);
    alarms.refresh();
    EXPECT_EQ(alarms.raised(), 0);
    EXPECT_EQ(alarms.count(), 1) << "it stands on";
    dueAt(cityNow - 9 * kAlarmMinuteUs);
    alarms.refresh();
    EXPECT_EQ(alarms.raised(), 1) << "another deadline is another alarm";
}

} // namespace
} // namespace sandtable::console
