// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <QtTest/QSignalSpy>
#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

class DragModelTest : public testing::Test
{
protected:
    ~DragModelTest() override
    {
        server.leave(*desk);
        server.leave(*other);
    }
    bool settled() const { return desk->commands()->pending() == 0 && other->commands()->pending() == 0; }

    SmallServer server;
    std::unique_ptr<Desk> desk = server.join("li");
    std::unique_ptr<Desk> other = server.join("wang");
};

TEST_F(DragModelTest, GhostSaysWhatWillHappen)
{
    const auto id = server.report();
    ASSERT_TRUE(desk->drag()->begin(id));
    EXPECT_TRUE(desk->drag()->wantsWorker());
    desk->drag()->overWorker("W0001");
    EXPECT_TRUE(desk->drag()->valid());
    EXPECT_TRUE(desk->drag()->ghost().contains("陈一")) << desk->drag()->ghost().toStdString();
    EXPECT_TRUE(desk->drag()->ghost().contains("2 min")) << desk->drag()->ghost().toStdString();
}

TEST_F(DragModelTest, InvalidTargetSaysWhyAndADropThereDoesNothing)
{
    const auto id = server.report();
    desk->drag()->begin(id);
    desk->drag()->overUnit("D01");
    EXPECT_FALSE(desk->drag()->valid());
    EXPECT_TRUE(desk->drag()->ghost().contains("verify")) << desk->drag()->ghost().toStdString();
    QSignalSpy ended(desk->drag(), &DragModel::ended);
    EXPECT_FALSE(desk->drag()->drop());
    ASSERT_EQ(ended.count(), 1);
    EXPECT_FALSE(ended.at(0).at(1).toBool()) << "the card goes back";
    EXPECT_EQ(desk->commands()->pending(), 0);
}

TEST_F(DragModelTest, DropAssignsAndTheToastOffersUndo)
{
    const auto id = server.report();
    desk->drag()->begin(id);
    desk->drag()->overWorker("W0002");
    EXPECT_TRUE(desk->drag()->drop());
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(id).worker_code(), "W0002");
    EXPECT_EQ(other->fold().find(id)->worker_code(), "W0002");
    EXPECT_EQ(desk->figures().dropToAckMs.count(), 1U);
    ASSERT_EQ(desk->toasts()->count(), 1);
    EXPECT_TRUE(desk->toasts()->data(desk->toasts()->index(0), ToastModel::UndoableRole).toBool());

    EXPECT_TRUE(desk->toasts()->undoLatest());
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(id).worker_code(), "");
    EXPECT_EQ(server.at(id).steps(server.at(id).steps_size() - 1).kind(), "assignment_withdrawn")
        << "undo is a new event, nothing is erased";
}

TEST_F(DragModelTest, UndoThatCouldNotBeSentCanBeAskedForAgain)
{
    const auto id = server.report();
    ASSERT_TRUE(desk->commands()->assignWorker(id, "W0002"));
    ASSERT_TRUE(soon([&] { return settled(); }));
    const CommandDesk::Sender sender = desk->commands()->sender();
    desk->commands()->setSender({});
    EXPECT_TRUE(desk->toasts()->undoLatest());
    EXPECT_EQ(desk->commands()->pending(), 0);

    desk->commands()->setSender(sender);
    EXPECT_TRUE(desk->toasts()->undoLatest()) << "what went wrong is said with the undo beside it";
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(id).worker_code(), "");
    EXPECT_EQ(server.at(id).steps(server.at(id).steps_size() - 1).note(), CommandDesk::kUndoReason);
    EXPECT_FALSE(desk->toasts()->undoLatest()) << "done is done";
}

TEST_F(DragModelTest, ChangeBySomebodyElseIsRefusedAndNamed)
{
    const auto id = server.report();
    desk->drag()->begin(id);
    desk->drag()->overWorker("W0001");
    ASSERT_TRUE(other->commands()->assignWorker(id, "W0002"));
    ASSERT_TRUE(soon([&] { return settled(); }));

    QSignalSpy refused(desk->commands(), &CommandDesk::refused);
    EXPECT_TRUE(desk->drag()->drop()) << "only the server can tell";
    ASSERT_TRUE(soon([&] { return settled(); }));
    ASSERT_EQ(refused.count(), 1);
    EXPECT_TRUE(refused.at(0).at(1).toBool()) << "stale";
    EXPECT_EQ(server.at(id).worker_code(), "W0002");
    EXPECT_TRUE(desk->toasts()->texts().last().contains("wang")) << desk->toasts()->texts().last().toStdString();
}

TEST_F(DragModelTest, VerifiedCaseWantsAUnit)
{
    const auto id = server.report();
    ASSERT_TRUE(desk->commands()->assignWorker(id, "W0001"));
    ASSERT_TRUE(soon([&] { return settled(); }));
    server.verify(id);
    desk->drag()->begin(id);
    EXPECT_TRUE(desk->drag()->wantsUnit());
    desk->drag()->overWorker("W0001");
    EXPECT_FALSE(desk->drag()->valid());
    desk->drag()->overUnit("D02");
    EXPECT_TRUE(desk->drag()->valid());
    desk->drag()->drop();
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(id).unit_code(), "D02");
    EXPECT_EQ(server.at(id).stage(), protocol::STAGE_HANDLING);
}

TEST_F(DragModelTest, OnlyWorkersWhoCouldTakeItAreLit)
{
    const auto id = server.report();
    protocol::Event off;
    off.set_seq(desk->fold().book().lastSeq() + 1);
    off.mutable_duty_changed()->set_worker_code("W0003");
    protocol::Events events;
    *events.add_events() = off;
    desk->take(client::Incoming(events));
    desk->drag()->begin(id);
    EXPECT_EQ(desk->drag()->validWorkers(), (std::vector<std::uint32_t>{0, 1, 3}));
    desk->drag()->cancel();
    EXPECT_TRUE(desk->drag()->validWorkers().empty());
}

TEST_F(DragModelTest, LostLinkEndsTheDrag)
{
    const auto id = server.report();
    desk->drag()->begin(id);
    client::LinkState lost;
    lost.kind = client::LinkState::Kind::Lost;
    lost.retryIn = std::chrono::milliseconds(3000);
    desk->take(client::Incoming(lost));
    EXPECT_FALSE(desk->drag()->active());
    EXPECT_EQ(desk->link()->state(), LinkModel::Lost);
    EXPECT_EQ(desk->link()->retrySeconds(), 3);
}

} // namespace
} // namespace sandtable::console
