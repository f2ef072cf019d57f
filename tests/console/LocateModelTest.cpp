// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <QtTest/QSignalSpy>
#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

class LocateModelTest : public testing::Test
{
protected:
    ~LocateModelTest() override { server.leave(*desk); }
    bool settled() const { return desk->commands()->pending() == 0; }
    geo::Wgs84 degreesAt(double x, double y) const { return desk->names().city()->model.frame.toWgs84({x, y}); }
    void openAdvisor()
    {
        desk->openAdvisor(smallCity());
        ASSERT_TRUE(soon([&] { return desk->advisorReady(); }));
    }

    SmallServer server;
    std::unique_ptr<Desk> desk = server.join("li");
    LocateModel& locate = *desk->locate();
    CaseModel& current = *desk->current();
};

TEST_F(LocateModelTest, AnUnplacedCaseSaysWhyNobodyIsProposedAndWhatToDo)
{
    const auto id = server.reportUnplaced();
    current.select(id);
    EXPECT_FALSE(current.placed());
    EXPECT_TRUE(current.canLocate());
    EXPECT_EQ(current.act(), "Locate the case");
    ASSERT_TRUE(soon([&] { return desk->queue()->count() == 1; }));
    const QModelIndex row = desk->queue()->index(0);
    EXPECT_EQ(row.data(QueueModel::ObstacleRole).toString(), "Place not known");
    EXPECT_TRUE(row.data(QueueModel::NeedsMeRole).toBool());
    // The key for "assign" leads to what must come first, instead of a complaint.
    EXPECT_FALSE(desk->commands()->assignProposed(id));
    EXPECT_TRUE(locate.active());
    EXPECT_EQ(desk->toasts()->count(), 0);
}

TEST_F(LocateModelTest, AClickPlacesTheCaseAndItsWorkerCanBeSent)
{
    const auto id = server.reportUnplaced();
    current.select(id);
    ASSERT_TRUE(locate.begin(id));
    const geo::Wgs84 at = degreesAt(1600, 500);
    ASSERT_TRUE(locate.placeAt(at.lon, at.lat));
    EXPECT_FALSE(locate.active());
    ASSERT_TRUE(soon([&] { return settled() && current.placed(); }));
    EXPECT_EQ(server.at(id).grid_code(), "440604012001002");
    ASSERT_TRUE(current.position());
    EXPECT_NEAR(current.position()->x, 1600, 0.5);
    EXPECT_EQ(current.act(), "Assign a verifier");
    ASSERT_TRUE(desk->commands()->actNext(id));
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(id).worker_code(), "W0003");
    ASSERT_TRUE(soon([&] { return current.history().size() == 3; }));
    EXPECT_EQ(current.history().at(1).toMap().value("what").toString(), "Relocated it");
}

TEST_F(LocateModelTest, WordsAreLookedUpWhileTheyAreTypedAndSentWithEnter)
{
    openAdvisor();
    const auto id = server.reportUnplaced();
    ASSERT_TRUE(locate.begin(id));
    QSignalSpy previewed(&locate, &LocateModel::previewed);
    locate.setWords("塔坡社区");
    EXPECT_FALSE(locate.send()) << "not before the look-up";
    ASSERT_TRUE(soon([&] { return locate.found() && !locate.thinking(); }));
    EXPECT_EQ(previewed.count(), 1);
    EXPECT_FALSE(locate.place().isEmpty());
    EXPECT_TRUE(locate.regions().contains(QStringLiteral("›")));
    EXPECT_FALSE(locate.worker().isEmpty());
    ASSERT_TRUE(locate.send());
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(id).grid_code(), "440604012001002");
}

TEST_F(LocateModelTest, WordsThatNameNothingAreNotSent)
{
    openAdvisor();
    const auto id = server.reportUnplaced();
    ASSERT_TRUE(locate.begin(id));
    locate.setWords("不知道什么地方");
    ASSERT_TRUE(soon([&] { return !locate.thinking(); }));
    EXPECT_FALSE(locate.found());
    EXPECT_FALSE(locate.send());
    EXPECT_TRUE(locate.active());
    locate.cancel();
    EXPECT_FALSE(locate.active());
    EXPECT_TRUE(server.at(id).grid_code().empty());
}

TEST_F(LocateModelTest, AClickOutsideTheCityIsRefusedByTheServerInWords)
{
    const auto id = server.reportUnplaced();
    ASSERT_TRUE(locate.begin(id));
    const geo::Wgs84 at = degreesAt(5000, 5000);
    ASSERT_TRUE(locate.placeAt(at.lon, at.lat));
    ASSERT_TRUE(soon([&] { return settled(); }));
    ASSERT_EQ(desk->toasts()->count(), 1);
    EXPECT_TRUE(desk->toasts()->texts().front().contains("outside the city"));
}

TEST_F(LocateModelTest, ADispatchedCaseCannotBeMovedAndTheToastSaysSo)
{
    const auto id = server.report();
    current.select(id);
    ASSERT_TRUE(desk->commands()->assignWorker(id, "W0001"));
    ASSERT_TRUE(soon([&] { return settled(); }));
    server.verify(id);
    ASSERT_TRUE(soon([&] { return current.stage() == protocol::STAGE_FILING; }));
    EXPECT_TRUE(current.canLocate());
    ASSERT_TRUE(desk->commands()->dispatchProposed(id));
    ASSERT_TRUE(soon([&] { return current.stage() == protocol::STAGE_HANDLING; }));
    EXPECT_FALSE(current.canLocate());
    EXPECT_FALSE(locate.begin(id));
    EXPECT_TRUE(desk->toasts()->texts().back().contains("relocate"));
}

TEST_F(LocateModelTest, WhenTheCaseGoesOnWhileItIsBeingPlacedTheSheetCloses)
{
    const auto id = server.reportUnplaced();
    ASSERT_TRUE(locate.begin(id));
    auto other = server.join("wang");
    ASSERT_TRUE(soon([&] { return other->fold().find(id) != nullptr; }));
    ASSERT_TRUE(other->commands()->reject(id, "test"));
    EXPECT_TRUE(soon([&] { return !locate.active(); }));
    server.leave(*other);
}

TEST_F(LocateModelTest, ACaseThatMovesToAnotherAreaLeavesQueuePanelAndFigures)
{
    auto east = server.join("wang", protocol::ROLE_DISPATCHER, "440604012001002");
    const auto id = server.reportUnplaced();
    east->current()->select(id);
    ASSERT_TRUE(soon([&] { return east->queue()->count() == 1; }));
    east->queue()->setHeld(true);
    ASSERT_TRUE(locate.begin(id));
    const geo::Wgs84 at = degreesAt(200, 500);
    ASSERT_TRUE(locate.placeAt(at.lon, at.lat));
    ASSERT_TRUE(soon([&] { return east->queue()->waiting() == 1; }));
    EXPECT_TRUE(east->queue()->index(0).data(QueueModel::GoneRole).toBool()) << "held: the row stays, dimmed";
    EXPECT_EQ(east->current()->caseId(), 0U);
    EXPECT_EQ(east->fold().figures(server.nowUs()).open, 0);
    east->queue()->takeWaiting();
    EXPECT_EQ(east->queue()->count(), 0);
    EXPECT_EQ(desk->queue()->count(), 1);
    server.leave(*east);
}

} // namespace
} // namespace sandtable::console
