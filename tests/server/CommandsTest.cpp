// SPDX-License-Identifier: GPL-3.0-or-later
#include "Folder.h"
#include "RawClient.h"
#include "ServerProcess.h"
#include "TestCity.h"
#include "TestClient.h"

#include <sandtable/storage/EventLog.h>

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::test;

namespace {
class Commands : public testing::Test
{
protected:
    Folder m_folder;
    ServerProcess m_server{m_folder.path()};
    std::uint64_t m_before = 0; ///< events of the rounds before
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

TEST_F(Commands, AnIdThatIsNoneIsRefusedAndNotRepeated)
{
    m_server.start();
    RawClient raw(m_server.port());
    raw.hello();
    for (const std::size_t bytes : {0, 15, 17, 200'000}) {
        protocol::ClientMessage message;
        *message.mutable_command() = report("井盖缺失");
        message.mutable_command()->set_command_id(std::string(bytes, 'i'));
        raw.send(message);
    }
    ASSERT_TRUE(raw.receive()->has_welcome());
    for (int i = 0; i < 4; ++i) {
        const auto answer = raw.receive();
        ASSERT_TRUE(answer && answer->has_command_result());
        EXPECT_EQ(answer->command_result().refusal().code(), protocol::Refusal::MALFORMED);
        EXPECT_TRUE(answer->command_result().command_id().empty());
    }
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

TEST_F(Commands, AnOrderlyStopAnswersWhatItHasDone)
{
    constexpr std::size_t kSent = 10'000; // more than it does until it hears of its end
    for (int round = 0; round < 3; ++round) {
        m_server.start();
        const auto unsubscribed = [](auto& options) { options.subscribe = false; };
        TestClient sim(m_server.port(), "sim", unsubscribed);
        protocol::Command command = report("停");
        sim.ask(command);
        command.clear_command_id(); // the link makes one for each
        for (std::size_t i = 1; i < kSent; ++i) {
            sim.send(command);
        }
        EXPECT_EQ(m_server.terminate(), 0);
        ASSERT_TRUE(sim.until([&] { return sim.states.back().kind == client::LinkState::Kind::Lost; }));
        sim.stop();
        EXPECT_LT(sim.results.size(), kSent);
        auto log = storage::EventLog::open({m_folder.path() / "events.db", {}, 0, 0});
        ASSERT_TRUE(log) << log.error().message;
        const auto stored = (*log)->read(m_before + 1, 10'000, std::size_t(1) << 30);
        ASSERT_TRUE(stored);
        EXPECT_EQ(stored->size(), sim.results.size()) << "round " << round;
        m_before += stored->size();
    }
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

TEST_F(Commands, TheCityClockNeverRunsBackwardsOverAKill)
{
    const std::vector<std::string> options{"--speed", "600", "--start", "2030-01-07T08:00"};
    m_server.start(options);
    TestClient anna(m_server.port());
    ASSERT_TRUE(anna.until([&] { return anna.roundTrips.size() >= 2; }));
    m_server.kill();
    anna.until([&] { return anna.states.back().kind == client::LinkState::Kind::Lost; });
    const std::int64_t told = anna.roundTrips.back().clock.time_us();
    m_server.start(options);
    ASSERT_TRUE(anna.until([&] { return anna.welcomes == 2; }));
    EXPECT_GE(anna.welcome->clock().time_us(), told);
}
