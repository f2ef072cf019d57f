// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <sandtable/console/QueueCursor.h>

#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

class QueueCursorTest : public testing::Test
{
protected:
    void SetUp() override
    {
        for (int i = 0; i < 5; ++i)
            ids.push_back(server.report());
        ASSERT_TRUE(soon([&] { return queue.count() == 5; }));
    }
    ~QueueCursorTest() override { server.leave(*desk); }
    void assign(std::uint64_t id)
    {
        ASSERT_TRUE(desk->commands()->assignWorker(id, "W0001"));
        ASSERT_TRUE(soon([&] { return !queue.waitsForMe(id); }));
    }

    SmallServer server;
    std::unique_ptr<Desk> desk = server.join("li");
    QueueModel& queue = *desk->queue();
    QueueCursor& cursor = *desk->cursor();
    std::vector<std::uint64_t> ids;
};

TEST_F(QueueCursorTest, WalksDownAndUpAndStopsAtTheEnds)
{
    EXPECT_EQ(cursor.walk(1), 0);
    EXPECT_EQ(cursor.walk(1), 1);
    EXPECT_EQ(cursor.caseId(), queue.caseAt(1));
    EXPECT_EQ(cursor.walk(-1), 0);
    EXPECT_EQ(cursor.walk(-1), 0);
    cursor.setCaseId(queue.caseAt(4));
    EXPECT_EQ(cursor.walk(1), 4);
}

TEST_F(QueueCursorTest, GoesOnFromWhereTheDoneCaseStood)
{
    cursor.setCaseId(ids[1]);
    assign(ids[1]);
    ASSERT_EQ(queue.rowOf(ids[1]), 4) << "it is among those that others work on";
    cursor.walk(1);
    EXPECT_EQ(cursor.caseId(), ids[2]);
}

TEST_F(QueueCursorTest, SkipsNeighboursThatWereDoneMeanwhile)
{
    cursor.setCaseId(ids[1]);
    assign(ids[2]);
    assign(ids[1]);
    cursor.walk(1);
    EXPECT_EQ(cursor.caseId(), ids[3]);
    cursor.setCaseId(ids[3]);
    assign(ids[3]);
    cursor.walk(-1);
    EXPECT_EQ(cursor.caseId(), ids[0]);
}

TEST_F(QueueCursorTest, AClosedCaseLeavesTheCursorWhereItStood)
{
    cursor.setCaseId(ids[1]);
    ASSERT_TRUE(desk->commands()->reject(ids[1], "test"));
    ASSERT_TRUE(soon([&] { return queue.count() == 4; }));
    cursor.walk(1);
    EXPECT_EQ(cursor.caseId(), ids[2]);
}

} // namespace
} // namespace sandtable::console
