// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <sandtable/console/Words.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

constexpr std::int64_t kMinuteUs = 60'000'000;

protocol::Event reported(std::uint64_t id, std::int64_t timeUs, protocol::Grade grade, std::int64_t dueUs)
{
    protocol::Event event;
    event.set_seq(id);
    event.set_case_id(id);
    event.set_time_us(timeUs);
    auto& body = *event.mutable_report_received();
    body.set_number("No " + std::to_string(id));
    body.set_text(id % 2 == 0 ? "even" : "odd");
    body.set_channel(id % 3 == 0 ? protocol::CHANNEL_PHONE : protocol::CHANNEL_WECHAT);
    body.mutable_proposal()->set_grade(grade);
    body.set_stage_due_us(dueUs);
    return event;
}

protocol::Event assigned(std::uint64_t seq, std::uint64_t id, std::int64_t dueUs)
{
    protocol::Event event;
    event.set_seq(seq);
    event.set_case_id(id);
    event.mutable_verifier_assigned()->set_worker_code("W0001");
    event.mutable_verifier_assigned()->set_stage_due_us(dueUs);
    return event;
}

protocol::Event rejected(std::uint64_t seq, std::uint64_t id)
{
    protocol::Event event;
    event.set_seq(seq);
    event.set_case_id(id);
    event.mutable_case_rejected()->set_reason("no");
    return event;
}

class QueueModelTest : public testing::Test
{
protected:
    void fill(int count)
    {
        for (int i = 1; i <= count; ++i)
            fold.take(reported(static_cast<std::uint64_t>(i), i, protocol::GRADE_FOUR, i * kMinuteUs));
        fold.flush();
    }
    std::vector<quint64> ids() const
    {
        std::vector<quint64> all;
        for (int row = 0; row < queue.count(); ++row)
            all.push_back(queue.caseAt(row));
        return all;
    }

    CaseFold fold;
    Names names;
    QueueModel queue{fold, names};
    QAbstractItemModelTester tester{&queue, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(QueueModelTest, MostUrgentClockStandsFirst)
{
    fold.take(reported(1, 1, protocol::GRADE_FOUR, 100 * kMinuteUs));
    fold.take(reported(2, 2, protocol::GRADE_FOUR, 50 * kMinuteUs));
    fold.take(reported(3, 3, protocol::GRADE_ONE, 100 * kMinuteUs));
    fold.flush();
    // Grade one counts an hour earlier than grade four.
    EXPECT_EQ(ids(), (std::vector<quint64>{3, 2, 1}));
}

TEST_F(QueueModelTest, ChangedClockMovesTheRowWithoutReset)
{
    fill(5);
    QSignalSpy resets(&queue, &QAbstractItemModel::modelReset);
    QSignalSpy moves(&queue, &QAbstractItemModel::rowsMoved);
    fold.take(assigned(6, 1, 60 * kMinuteUs));
    fold.flush();
    EXPECT_EQ(ids(), (std::vector<quint64>{2, 3, 4, 5, 1}));
    fold.take(assigned(7, 2, -60 * kMinuteUs));
    fold.flush();
    EXPECT_EQ(ids(), (std::vector<quint64>{3, 4, 5, 2, 1}));
    EXPECT_EQ(resets.count(), 0);
    EXPECT_EQ(moves.count(), 2);
}

TEST_F(QueueModelTest, ChangeNamesOnlyTheRolesThatDiffer)
{
    fill(3);
    QSignalSpy changes(&queue, &QAbstractItemModel::dataChanged);
    fold.take(assigned(4, 2, 2 * kMinuteUs));
    fold.flush();
    ASSERT_EQ(changes.count(), 1);
    const auto roles = changes.at(0).at(2).value<QList<int>>();
    EXPECT_TRUE(roles.contains(QueueModel::HolderRole));
    EXPECT_TRUE(roles.contains(QueueModel::NeedsMeRole));
    EXPECT_FALSE(roles.contains(QueueModel::DueRole));
    EXPECT_FALSE(roles.contains(QueueModel::PlaceRole));
}

TEST_F(QueueModelTest, ClosedCaseLeavesTheQueue)
{
    fill(3);
    fold.take(rejected(4, 2));
    fold.flush();
    EXPECT_EQ(ids(), (std::vector<quint64>{1, 3}));
    EXPECT_EQ(queue.total(), 2);
}

TEST_F(QueueModelTest, HeldListLetsNothingJumpAndCountsWhatWaits)
{
    fill(4);
    queue.setHeld(true);
    fold.take(reported(5, 5, protocol::GRADE_ONE, kMinuteUs));
    fold.take(rejected(6, 3));
    fold.take(assigned(7, 1, 90 * kMinuteUs));
    fold.flush();
    EXPECT_EQ(ids(), (std::vector<quint64>{1, 2, 3, 4}));
    EXPECT_EQ(queue.waiting(), 3);
    EXPECT_TRUE(queue.data(queue.index(2), QueueModel::GoneRole).toBool());
    EXPECT_FALSE(queue.data(queue.index(0), QueueModel::NeedsMeRole).toBool()) << "values still update in place";
    queue.setHeld(false);
    EXPECT_EQ(ids(), (std::vector<quint64>{5, 2, 4, 1}));
    EXPECT_EQ(queue.waiting(), 0);
}

TEST_F(QueueModelTest, TakingWhatWaitsKeepsTheHandInTheList)
{
    fill(2);
    queue.setHeld(true);
    fold.take(reported(3, 3, protocol::GRADE_ONE, kMinuteUs));
    fold.flush();
    queue.takeWaiting();
    EXPECT_EQ(queue.count(), 3);
    EXPECT_TRUE(queue.held());
    fold.take(reported(4, 4, protocol::GRADE_ONE, kMinuteUs));
    fold.flush();
    EXPECT_EQ(queue.count(), 3);
    EXPECT_EQ(queue.waiting(), 1);
}

TEST_F(QueueModelTest, FiltersNarrowTheListAndClearAgain)
{
    fill(12);
    queue.setText("even");
    EXPECT_EQ(queue.count(), 6);
    queue.setChannel(protocol::CHANNEL_PHONE);
    EXPECT_EQ(queue.count(), 2);
    fold.take(reported(18, 18, protocol::GRADE_FOUR, 18 * kMinuteUs));
    fold.flush();
    EXPECT_EQ(queue.count(), 3) << "a new case that passes comes in";
    queue.clearFilters();
    EXPECT_EQ(queue.count(), 13);
    queue.setNeedsMe(true);
    fold.take(assigned(19, 1, kMinuteUs));
    fold.flush();
    EXPECT_EQ(queue.count(), 12) << "a case that others work on needs nobody here";
}

TEST_F(QueueModelTest, RegionOfAnyTierNarrowsTheList)
{
    const char* grids[] = {"440604012001001", "440604012001002", "440604012002001", "440604013001001", ""};
    for (std::uint64_t id = 1; id <= 5; ++id) {
        protocol::Event event = reported(id, 1, protocol::GRADE_FOUR, static_cast<std::int64_t>(id) * kMinuteUs);
        event.mutable_report_received()->mutable_proposal()->set_grid_code(grids[id - 1]);
        fold.take(event);
    }
    fold.flush();
    queue.setRegion("440604012001002");
    EXPECT_EQ(ids(), (std::vector<quint64>{2}));
    queue.setRegion("440604012001");
    EXPECT_EQ(ids(), (std::vector<quint64>{1, 2}));
    queue.setRegion("440604012");
    EXPECT_EQ(ids(), (std::vector<quint64>{1, 2, 3}));
    EXPECT_TRUE(queue.filtered());
    queue.clearFilters();
    EXPECT_EQ(queue.count(), 5) << "without a region a case without a place is there too";
}

TEST_F(QueueModelTest, AnotherLogEmptiesTheQueue)
{
    fill(3);
    fold.clear();
    EXPECT_EQ(queue.count(), 0);
    EXPECT_EQ(queue.total(), 0);
}

// Without the model tester, which looks at every row after each change.
TEST(QueueModel, TenThousandCasesFoldWithoutAReset)
{
    CaseFold fold;
    Names names;
    QueueModel queue(fold, names);
    constexpr int kCases = 10'000;
    for (int i = 1; i <= kCases; ++i)
        fold.take(reported(static_cast<std::uint64_t>(i), i, protocol::GRADE_FOUR, i * kMinuteUs));
    fold.flush();
    ASSERT_EQ(queue.count(), kCases);
    QSignalSpy resets(&queue, &QAbstractItemModel::modelReset);
    for (int i = 0; i < 200; ++i)
        fold.take(assigned(static_cast<std::uint64_t>(kCases + 1 + i), static_cast<std::uint64_t>(1 + i * 37),
                           (i % 2 == 0 ? 20'000 : -5) * kMinuteUs));
    fold.flush();
    EXPECT_EQ(resets.count(), 0);
    for (int row = 1; row < queue.count(); ++row)
        EXPECT_EQ(queue.rowOf(queue.caseAt(row)), row);
}

TEST_F(QueueModelTest, WhatWaitsForMeStandsAboveWhatOthersWorkOnHoweverUrgent)
{
    fill(3); // due after 1, 2 and 3 minutes
    fold.take(assigned(10, 1, 1));
    fold.flush();
    EXPECT_EQ(ids(), (std::vector<quint64>{2, 3, 1}));
}

} // namespace
} // namespace sandtable::console
