// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

class CaseModelTest : public testing::Test
{
protected:
    ~CaseModelTest() override { server.leave(*desk); }
    bool settled() const { return desk->commands()->pending() == 0; }
    void flush() { QTest::qWait(150); }

    SmallServer server;
    std::unique_ptr<Desk> desk = server.join("li");
    CaseModel& current = *desk->current();
};

TEST_F(CaseModelTest, SelectedCaseIsTold)
{
    const auto id = server.report("人民路井盖破损");
    current.select(id);
    EXPECT_EQ(current.text(), "人民路井盖破损");
    EXPECT_EQ(current.stage(), protocol::STAGE_COLLECTION);
    EXPECT_EQ(current.reason(), "the list says so");
    EXPECT_TRUE(current.regions().contains(QStringLiteral("›")));
    EXPECT_EQ(current.stages().size(), 7);
    EXPECT_EQ(current.stages().at(0).toMap().value("state").toString(), "now");
    EXPECT_EQ(current.history().size(), 1);
    EXPECT_TRUE(current.wantsWorker());
    EXPECT_FALSE(current.act().isEmpty());
    ASSERT_TRUE(current.position());
    EXPECT_NEAR(current.position()->x, 200, 0.5);
}

TEST_F(CaseModelTest, UnknownCaseClosesThePanel)
{
    current.select(server.report());
    current.select(999);
    EXPECT_EQ(current.caseId(), 0U);
    EXPECT_EQ(current.text(), "");
}

TEST_F(CaseModelTest, PanelFollowsItsCase)
{
    const auto id = server.report();
    current.select(id);
    QSignalSpy changed(&current, &CaseModel::changed);
    ASSERT_TRUE(desk->commands()->assignWorker(id, "W0001"));
    ASSERT_TRUE(soon([&] { return settled() && changed.count() > 0; }));
    EXPECT_TRUE(current.holder().contains("W0001"));
    EXPECT_TRUE(current.canWithdraw());
    EXPECT_TRUE(current.act().isEmpty()) << "others work on it";
    EXPECT_EQ(current.history().size(), 2);
}

TEST_F(CaseModelTest, NextActLeadsFromReportToDispatch)
{
    const auto id = server.report();
    current.select(id);
    ASSERT_TRUE(desk->commands()->actNext(id));
    ASSERT_TRUE(soon([&] { return settled(); }));
    ASSERT_EQ(server.at(id).worker_code(), "W0001") << "the proposed worker";
    server.verify(id);
    flush();
    EXPECT_EQ(current.stage(), protocol::STAGE_FILING);
    ASSERT_TRUE(desk->commands()->actNext(id));
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(id).stage(), protocol::STAGE_DISPATCH);
    ASSERT_TRUE(desk->commands()->actNext(id));
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(id).stage(), protocol::STAGE_HANDLING);
    EXPECT_EQ(server.at(id).unit_code(), "D01");
}

TEST_F(CaseModelTest, RecordIsInTheDistrictsLanguageAndReadInTheConsoles)
{
    const auto id = server.report();
    ASSERT_TRUE(desk->commands()->actNext(id));
    ASSERT_TRUE(soon([&] { return settled(); }));
    server.verify(id);
    flush();
    ASSERT_TRUE(desk->commands()->file(id)) << "by a console that speaks English";
    ASSERT_TRUE(soon([&] { return settled(); }));
    const auto* subclass = desk->names().city()->catalogue.subclass(server.at(id).subclass_code());
    ASSERT_TRUE(subclass);
    EXPECT_EQ(server.at(id).steps(server.at(id).steps_size() - 1).note(), subclass->filingZh);
    current.select(id);
    EXPECT_EQ(current.history().first().toMap().value("note").toString().toStdString(), subclass->filingEn);
}

TEST_F(CaseModelTest, CandidatesComeNearestFirstWithTheProposedMarked)
{
    const auto id = server.report();
    QSignalSpy ready(desk.get(), &Desk::cityChanged);
    desk->openAdvisor(smallCity());
    ASSERT_TRUE(soon([&] { return desk->advisorReady(); }));
    current.select(id);
    ASSERT_TRUE(soon([&] { return current.candidates()->count() > 0; }));
    EXPECT_EQ(current.candidates()->codeAt(0), "W0001");
    EXPECT_TRUE(current.candidates()->targets().front().proposed);
    EXPECT_TRUE(current.candidates()->targets().front().valid);
    EXPECT_FALSE(current.candidates()->targets().front().reason.isEmpty());
}

TEST_F(CaseModelTest, ProposedUnitStandsFirst)
{
    const auto id = server.report();
    ASSERT_TRUE(desk->commands()->assignWorker(id, "W0001"));
    ASSERT_TRUE(soon([&] { return settled(); }));
    server.verify(id);
    flush();
    current.select(id);
    ASSERT_GT(current.units()->count(), 10);
    EXPECT_EQ(current.units()->codeAt(0), "D01");
    EXPECT_TRUE(current.units()->targets().front().valid);
}

TEST_F(CaseModelTest, ProposalAppearsForWhatIsTyped)
{
    desk->openAdvisor(smallCity());
    ASSERT_TRUE(soon([&] { return desk->advisorReady(); }));
    const geo::Wgs84 at = desk->names().city()->model.frame.toWgs84({1600, 500});
    desk->report()->setText("井盖破损");
    desk->report()->setPoint(at.lon, at.lat);
    ASSERT_TRUE(soon([&] { return desk->report()->known() && !desk->report()->thinking(); }));
    EXPECT_TRUE(desk->report()->grid().contains("002")) << desk->report()->grid().toStdString();
    EXPECT_TRUE(desk->report()->worker().contains("W0003")) << desk->report()->worker().toStdString();
    EXPECT_FALSE(desk->report()->item().isEmpty());
    desk->report()->setText("");
    ASSERT_TRUE(soon([&] { return !desk->report()->known(); }));
}

TEST_F(CaseModelTest, OneOfTheLikelyItemsIsChosenAndSent)
{
    desk->openAdvisor(smallCity());
    ASSERT_TRUE(soon([&] { return desk->advisorReady(); }));
    ReportModel& report = *desk->report();
    report.setText("水管漏水");
    ASSERT_TRUE(soon([&] { return report.known() && !report.thinking(); }));
    ASSERT_GE(report.likely().size(), 2);
    EXPECT_EQ(report.chosen(), 0);
    EXPECT_EQ(report.likely()[0].toMap()["name"].toString(), report.item());
    const QString second = report.likely()[1].toMap()["name"].toString();
    report.choose(7);
    EXPECT_EQ(report.chosen(), 0);
    report.choose(1);
    EXPECT_EQ(report.chosen(), 1);
    EXPECT_EQ(report.item(), second);
    EXPECT_FALSE(report.reason().isEmpty());
    const std::string code = report.likely()[1].toMap()["code"].toString().toStdString();
    ASSERT_TRUE(report.send());
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(1).proposal().item_code(), code);
}

TEST_F(CaseModelTest, ReportIsSentAndTheLineIsEmptyAgain)
{
    desk->report()->setText("人民路积水");
    QSignalSpy sent(desk->report(), &ReportModel::sent);
    ASSERT_TRUE(desk->report()->send());
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(sent.count(), 1);
    EXPECT_EQ(desk->report()->text(), "");
    EXPECT_EQ(server.at(1).text(), "人民路积水");
    EXPECT_FALSE(desk->report()->send()) << "an empty line is no report";
}

TEST_F(CaseModelTest, TextLongerThanTheServerTakesIsCut)
{
    desk->report()->setText(QString(3000, QChar(0x6c34)));
    EXPECT_LE(desk->report()->text().toUtf8().size(), 2000);
}

TEST_F(CaseModelTest, SearchFindsCasesWorkersAndForgetsOldAnswers)
{
    server.report("人民路井盖破损");
    desk->openAdvisor(smallCity());
    ASSERT_TRUE(soon([&] { return desk->advisorReady(); }));
    SearchModel& search = *desk->search();
    QAbstractItemModelTester tester(&search, QAbstractItemModelTester::FailureReportingMode::Fatal);
    search.setQuery("井盖");
    ASSERT_TRUE(soon([&] { return search.count() > 0; }));
    EXPECT_EQ(search.data(search.index(0), SearchModel::KindRole).toString(), "case");
    search.setQuery("w0003");
    ASSERT_TRUE(soon([&] { return !search.searching(); }));
    EXPECT_EQ(search.data(search.index(0), SearchModel::KindRole).toString(), "worker");
    search.choose(0);
    search.setQuery("");
    EXPECT_EQ(search.count(), 0);
}

TEST_F(CaseModelTest, SearchFindsUnitsAndCameras)
{
    const auto id = server.report();
    ASSERT_TRUE(desk->commands()->assignWorker(id, "W0001"));
    ASSERT_TRUE(soon([&] { return settled(); }));
    server.verify(id);
    flush();
    ASSERT_TRUE(desk->commands()->dispatchTo(id, "D01"));
    ASSERT_TRUE(soon([&] { return settled(); }));
    server.report();
    desk->openAdvisor(smallCity());
    ASSERT_TRUE(soon([&] { return desk->advisorReady(); }));
    SearchModel& search = *desk->search();
    search.setQuery("d01");
    ASSERT_TRUE(soon([&] { return search.count() > 0; }));
    EXPECT_EQ(search.data(search.index(0), SearchModel::KindRole).toString(), "unit");
    ASSERT_TRUE(soon([&] { return desk->queue()->count() == 2; }));
    search.choose(0);
    ASSERT_EQ(desk->queue()->count(), 1) << "the cases that the unit has";
    EXPECT_EQ(desk->queue()->caseAt(0), id);
    search.setQuery("人民路东");
    ASSERT_TRUE(soon([&] { return !search.searching(); }));
    ASSERT_GT(search.count(), 0);
    EXPECT_EQ(search.data(search.index(0), SearchModel::KindRole).toString(), "camera");
}

TEST_F(CaseModelTest, SupervisionByADispatcherIsRefusedHereAlready)
{
    const auto id = server.report();
    EXPECT_FALSE(desk->commands()->supervise(id, "at once"));
    EXPECT_EQ(desk->toasts()->count(), 1);
    EXPECT_EQ(desk->commands()->pending(), 0);
}

TEST_F(CaseModelTest, OtherCityFileIsSaid)
{
    EXPECT_EQ(desk->link()->cityWarning(), "");
    protocol::Welcome welcome;
    welcome.set_log_id("log");
    welcome.set_city_fingerprint("fedcba9876");
    desk->take(client::Incoming(welcome));
    EXPECT_TRUE(desk->link()->cityWarning().contains("fedcba98"));
}

TEST_F(CaseModelTest, OtherLogStartsAfresh)
{
    server.report();
    EXPECT_EQ(desk->fold().openCases().size(), 1U);
    protocol::Welcome welcome;
    welcome.set_log_id("another");
    desk->take(client::Incoming(welcome));
    EXPECT_TRUE(desk->fold().openCases().empty());
}

TEST_F(CaseModelTest, EventsThatOvertakeTheSnapshotsFoldAreNotLost)
{
    const auto before = server.report();
    auto late = server.join("late");
    const auto after = server.report();
    EXPECT_EQ(late->fold().find(after), nullptr) << "the snapshot is still being folded elsewhere";
    ASSERT_TRUE(soon([&] { return late->fold().find(before) && late->fold().find(after); }));
    EXPECT_EQ(late->fold().book().stateHash(), desk->fold().book().stateHash());
    ASSERT_TRUE(soon([&] { return late->queue()->count() == 2; }));
    server.leave(*late);
}

TEST_F(CaseModelTest, FiguresCountWhatNeedsSomebody)
{
    const auto first = server.report();
    server.report();
    ASSERT_TRUE(desk->commands()->assignWorker(first, "W0001"));
    ASSERT_TRUE(soon([&] { return settled(); }));
    const ShiftFigures figures = desk->fold().figures(server.nowUs() + 3'600'000'000LL * 24);
    EXPECT_EQ(figures.open, 2);
    EXPECT_EQ(figures.needAct, 1);
    EXPECT_EQ(figures.overdue, 2);
    EXPECT_EQ(figures.reported, 2);
}

} // namespace
} // namespace sandtable::console
