#include "Folder.h"
#include "ServerProcess.h"
#include "TestCity.h"
#include "TestClient.h"

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::test;

namespace {
class Commands : public testing::Test
{
protected:
    Folder m_folder;
    ServerProcess m_server{m_folder.path()};
};
} // namespace

TEST_F(Commands, AReportReachesTheOtherSubscriberOnceItIsAnswered)
{
    m_server.start();
    TestClient citizen(m_server.port(), "sim", [](auto& options) { options.subscribe = false; });
    TestClient dispatcher(m_server.port());
    const auto result = citizen.ask(report("水管爆了"));
    EXPECT_FALSE(result.has_refusal()) << result.refusal().message_en();
    EXPECT_EQ(result.case_id(), 1);
    EXPECT_EQ(result.seq(), 1);
    ASSERT_TRUE(dispatcher.until([&] { return !dispatcher.events.empty(); }));
    const protocol::Event& event = dispatcher.events.front();
    EXPECT_EQ(event.seq(), 1);
    EXPECT_EQ(event.actor(), "sim");
    EXPECT_EQ(event.area(), std::string(kNorth) + "001");
    EXPECT_EQ(event.report_received().text(), "水管爆了");
    EXPECT_EQ(event.report_received().proposal().worker_code(), "W1");
    EXPECT_TRUE(citizen.events.empty());
}

TEST_F(Commands, TheSameCommandIdIsDoneOnceAndAnsweredTheSame)
{
    m_server.start();
    TestClient anna(m_server.port());
    const protocol::Command command = report("井盖缺失");
    const auto first = anna.ask(command);
    anna.results.clear();
    const auto second = anna.ask(command);
    EXPECT_EQ(first.SerializeAsString(), second.SerializeAsString());
    EXPECT_EQ(anna.ask(report("路灯不亮")).case_id(), 2);
    ASSERT_TRUE(anna.until([&] { return anna.lastSeq >= 2; }));
    EXPECT_EQ(anna.events.size(), 2);
}

TEST_F(Commands, TheSameCommandIdIsDoneOnceAlsoAfterARestart)
{
    m_server.start();
    const protocol::Command command = report("井盖缺失");
    TestClient anna(m_server.port());
    const auto first = anna.ask(command);
    m_server.kill();
    m_server.start();
    anna.results.clear();
    EXPECT_EQ(anna.ask(command).SerializeAsString(), first.SerializeAsString());
}

TEST_F(Commands, AStaleVersionIsRefusedNamingWhoWasFirst)
{
    m_server.start();
    TestClient anna(m_server.port(), "anna");
    TestClient bert(m_server.port(), "bert");
    const auto reported = anna.ask(report("噪音"));
    const auto annas = anna.ask(assignVerifier(reported.case_id(), "W2", reported.seq()));
    EXPECT_FALSE(annas.has_refusal()) << annas.refusal().message_en();
    const auto berts = bert.ask(assignVerifier(reported.case_id(), "W3", reported.seq()));
    ASSERT_TRUE(berts.has_refusal());
    EXPECT_EQ(berts.refusal().code(), protocol::Refusal::STALE);
    EXPECT_EQ(berts.refusal().changed_by(), "anna");
    EXPECT_EQ(berts.refusal().current_version(), annas.seq());
    EXPECT_EQ(berts.seq(), 0);
}

TEST_F(Commands, OutsideOfTheOwnAreaACommandIsRefused)
{
    m_server.start();
    TestClient anna(m_server.port(), "anna");
    TestClient north(m_server.port(), "north");
    const auto inTheSouth = anna.ask(report("垃圾", 3));
    const auto refused = north.ask(assignVerifier(inTheSouth.case_id(), "W4"));
    EXPECT_EQ(refused.refusal().code(), protocol::Refusal::NOT_ALLOWED);
    EXPECT_EQ(north.ask(report("垃圾", 2)).refusal().code(), protocol::Refusal::NOT_ALLOWED);
    EXPECT_FALSE(north.ask(report("垃圾", 1)).has_refusal());
}

TEST_F(Commands, OnlyAServiceMaySpeakForOthers)
{
    m_server.start();
    TestClient anna(m_server.port(), "anna");
    TestClient sim(m_server.port(), "sim");
    const auto reported = anna.ask(report("噪音"));
    anna.ask(assignVerifier(reported.case_id(), "W1"));
    protocol::Command accept;
    accept.set_case_id(reported.case_id());
    accept.set_on_behalf_of("W1");
    accept.mutable_accept_assignment()->set_worker_code("W1");
    EXPECT_EQ(anna.ask(accept).refusal().code(), protocol::Refusal::NOT_ALLOWED);
    const auto accepted = sim.ask(accept);
    EXPECT_FALSE(accepted.has_refusal()) << accepted.refusal().message_en();
}

TEST_F(Commands, TheServerGoesOnWhereItWasAfterAnOrderlyStop)
{
    m_server.start({"--speed", "600", "--start", "2030-01-07T08:00"});
    TestClient anna(m_server.port());
    anna.ask(report("一"));
    EXPECT_EQ(m_server.terminate(), 0);
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "events.db.snapshot"));
    // Without --start the wall clock would be years behind the log.
    m_server.start();
    EXPECT_EQ(anna.ask(report("二")).case_id(), 2);
    ASSERT_TRUE(anna.until([&] { return anna.events.size() >= 2; }));
    EXPECT_GE(anna.events[1].time_us(), anna.events[0].time_us());
}
