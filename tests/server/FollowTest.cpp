// SPDX-License-Identifier: GPL-3.0-or-later
#include "Folder.h"
#include "RawClient.h"
#include "ServerProcess.h"
#include "TestCity.h"
#include "TestClient.h"

#include <sandtable/cases/CaseBook.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace sandtable;
using namespace sandtable::test;

namespace {
class Follow : public testing::Test
{
protected:
    Folder m_folder;
    ServerProcess m_server{m_folder.path()};
};

bool contiguousFromOne(const std::vector<protocol::Event>& events)
{
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].seq() != i + 1) {
            return false;
        }
    }
    return true;
}
} // namespace

TEST_F(Follow, AfterALostConnectionEventsGoOnWhereTheyStopped)
{
    m_server.start();
    TestClient watcher(m_server.port());
    TestClient sender(m_server.port(), "sim", [](auto& options) { options.subscribe = false; });
    for (int i = 0; i < 20; ++i) {
        sender.ask(report("前"));
    }
    ASSERT_TRUE(watcher.until([&] { return watcher.events.size() == 20; }));
    m_server.kill();
    ASSERT_TRUE(watcher.until([&] { return watcher.states.back().kind == client::LinkState::Kind::Lost; }));
    m_server.start();
    for (int i = 0; i < 20; ++i) {
        sender.ask(report("后"));
    }
    ASSERT_TRUE(watcher.until([&] { return watcher.lastSeq == 40; }));
    EXPECT_EQ(watcher.events.size(), 40);
    EXPECT_TRUE(contiguousFromOne(watcher.events));
    EXPECT_EQ(watcher.welcomes, 2);
}

TEST_F(Follow, AnotherLogIsToldByItsIdAndFollowedFromItsStart)
{
    m_server.start();
    TestClient watcher(m_server.port());
    watcher.ask(report("旧"));
    const std::string oldLog = watcher.welcome->log_id();
    m_server.kill();
    for (const char* suffix : {"", "-wal", "-shm", ".snapshot"}) {
        std::filesystem::remove(m_folder.path() / (std::string("events.db") + suffix));
    }
    ASSERT_TRUE(watcher.until([&] { return watcher.states.back().kind == client::LinkState::Kind::Lost; }));
    watcher.events.clear();
    m_server.start();
    // What was meant for the old log must not reach the new one.
    EXPECT_EQ(watcher.ask(assignVerifier(1, "W1")).refusal().code(), protocol::Refusal::UNKNOWN_CASE);
    ASSERT_TRUE(watcher.until([&] { return watcher.welcomes == 2; }));
    watcher.ask(report("新"));
    ASSERT_TRUE(watcher.until([&] { return !watcher.events.empty(); }));
    EXPECT_NE(watcher.welcome->log_id(), oldLog);
    EXPECT_EQ(watcher.events.front().seq(), 1);
}

TEST_F(Follow, ALongHistoryArrivesWholeAndInOrderWhileTheLogGrows)
{
    constexpr std::uint64_t kOld = 12'000; // more than the server keeps in memory
    constexpr std::uint64_t kNew = 1'000;
    m_server.start();
    TestClient sender(m_server.port(), "sim", [](auto& options) { options.subscribe = false; });
    std::string last;
    for (std::uint64_t i = 0; i < kOld; ++i) {
        last = sender.send(report("旧"));
    }
    ASSERT_TRUE(sender.until([&] { return sender.result(last) != nullptr; }, std::chrono::seconds(60)));
    for (std::uint64_t i = 0; i < kNew; ++i) {
        sender.send(report("新"));
    }
    TestClient late(m_server.port());
    ASSERT_TRUE(late.until([&] { return late.lastSeq == kOld + kNew; }, std::chrono::seconds(20)))
        << late.lastSeq << " of which " << late.events.size() << " came, " << late.states.back().detail;
    EXPECT_EQ(late.events.size(), kOld + kNew);
    EXPECT_TRUE(contiguousFromOne(late.events));
}

TEST_F(Follow, OnlyEventsOfTheAreaAreSentAndTheProgressAllTheSame)
{
    m_server.start();
    TestClient sender(m_server.port(), "sim", [](auto& options) { options.subscribe = false; });
    TestClient north(m_server.port(), "north");
    TestClient south(m_server.port(), "anna", [](auto& options) { options.area = kSouth; });
    ASSERT_TRUE(north.until([&] { return north.upToDate > 0; }));
    ASSERT_TRUE(south.until([&] { return south.upToDate > 0; }));
    for (int i = 0; i < 300; ++i) {
        sender.send(report("南", 2 + i % 2));
    }
    const auto last = sender.ask(report("北", 0));
    ASSERT_TRUE(north.until([&] { return north.lastSeq >= last.seq(); }));
    ASSERT_EQ(north.events.size(), 1);
    EXPECT_EQ(north.events.front().report_received().text(), "北");
    ASSERT_TRUE(south.until([&] { return south.events.size() == 300; }));
    EXPECT_TRUE(std::all_of(south.events.begin(), south.events.end(),
                            [](const auto& e) { return e.area().starts_with(kSouth); }));
}

TEST_F(Follow, ASnapshotAndWhatFollowsFoldToTheSameAsTheWholeLog)
{
    m_server.start();
    TestClient sender(m_server.port(), "anna");
    for (int i = 0; i < 50; ++i) {
        const auto result = sender.ask(report("案", i % 4));
        sender.ask(assignVerifier(result.case_id(), "W2"));
    }
    protocol::Command offDuty;
    offDuty.mutable_set_duty()->set_worker_code("W4");
    const auto gone = sender.ask(offDuty);
    ASSERT_FALSE(gone.has_refusal()) << gone.refusal().message_en();
    TestClient late(m_server.port(), "anna", [](auto& options) { options.snapshot = true; });
    ASSERT_TRUE(late.until([&] { return late.snapshot.has_value() && late.upToDate > 0; }));
    EXPECT_EQ(late.snapshot->seq(), 101);
    for (int i = 0; i < 10; ++i) {
        sender.ask(report("新", i % 4));
    }
    ASSERT_TRUE(late.until([&] { return late.lastSeq == 111; }));
    ASSERT_TRUE(sender.until([&] { return sender.lastSeq == 111; }));
    cases::CaseBook whole;
    for (const auto& event : sender.events) {
        cases::apply(whole, event);
    }
    cases::CaseBook folded = cases::CaseBook::fromSnapshot(*late.snapshot);
    for (const auto& event : late.events) {
        cases::apply(folded, event);
    }
    EXPECT_EQ(late.events.size(), 10);
    ASSERT_EQ(folded.order(), whole.order());
    for (const std::uint64_t id : whole.order()) {
        EXPECT_EQ(folded.find(id)->SerializeAsString(), whole.find(id)->SerializeAsString());
    }
    EXPECT_FALSE(folded.onDuty("W4"));
    EXPECT_TRUE(folded.onDuty("W1"));
    EXPECT_EQ(late.snapshot->commands_size(), 0) << "what the server has done is nobody else's business";
}

TEST_F(Follow, ASnapshotLargerThanTheOutboxComesInPartsHoweverSlowItsReader)
{
    m_server.start({"--outbox-mb", "4", "--write-seconds", "20"});
    TestClient sim(m_server.port(), "sim", [](auto& options) { options.subscribe = false; });
    const std::string longText(1'900, 'x');
    constexpr std::uint64_t kCases = 4'000; // twice the outbox
    for (std::uint64_t i = 0; i < kCases; ++i) {
        sim.send(report(longText));
    }
    ASSERT_TRUE(sim.until([&] { return sim.results.size() == kCases; }, std::chrono::seconds(60)));

    RawClient slow(m_server.port(), 4096);
    slow.hello();
    protocol::ClientMessage subscribe;
    subscribe.mutable_subscribe()->set_snapshot(true);
    slow.send(subscribe);
    protocol::ClientMessage ping;
    for (std::uint64_t token = 1; token <= 3; ++token) { // small frames behind the large ones
        ping.mutable_ping()->set_token(token);
        slow.send(ping);
    }
    std::set<std::uint64_t> cases;
    int parts = 0;
    std::uint64_t seq = 0;
    std::uint64_t upTo = 0;
    while (upTo == 0) {
        const auto message = slow.receive();
        ASSERT_TRUE(message) << parts << " parts came";
        ASSERT_FALSE(message->has_failure()) << message->failure().message();
        if (message->has_snapshot()) {
            EXPECT_EQ(seq, 0) << "nothing follows the part with the seq";
            ++parts;
            seq = message->snapshot().seq();
            for (const protocol::Case& item : message->snapshot().cases()) {
                EXPECT_TRUE(cases.insert(item.id()).second);
            }
        }
        upTo = message->has_events() ? message->events().last_seq() : 0;
    }
    EXPECT_GT(parts, 4);
    EXPECT_EQ(seq, kCases);
    EXPECT_EQ(cases.size(), kCases);

    TestClient whole(m_server.port(), "anna", [](auto& options) { options.snapshot = true; });
    ASSERT_TRUE(whole.until([&] { return whole.snapshot.has_value(); }));
    EXPECT_EQ(whole.snapshot->seq(), kCases);
    EXPECT_EQ(whole.snapshot->cases_size(), kCases) << "the link puts the parts together";
}

TEST_F(Follow, ASnapshotOfAnAreaHoldsNoOtherCases)
{
    m_server.start();
    TestClient sender(m_server.port(), "sim", [](auto& options) { options.subscribe = false; });
    sender.ask(report("北", 1));
    sender.ask(report("南", 3));
    TestClient north(m_server.port(), "north", [](auto& options) { options.snapshot = true; });
    ASSERT_TRUE(north.until([&] { return north.snapshot.has_value(); }));
    ASSERT_EQ(north.snapshot->cases_size(), 1);
    EXPECT_EQ(north.snapshot->cases(0).text(), "北");
}

TEST_F(Follow, PositionsAreRelayedLatestWinsAndNotToOtherAreas)
{
    m_server.start();
    TestClient sim(m_server.port(), "sim", [](auto& options) { options.subscribe = false; });
    const auto wantPositions = [](auto& options) { options.positions = true; };
    TestClient anna(m_server.port(), "anna", wantPositions);
    TestClient north(m_server.port(), "north", wantPositions);
    ASSERT_TRUE(anna.until([&] { return anna.upToDate > 0; }));
    ASSERT_TRUE(north.until([&] { return north.upToDate > 0; }));
    ASSERT_TRUE(sim.until([&] { return sim.welcomes > 0; }));
    constexpr int kMoves = 200;
    for (int move = 1; move <= kMoves; ++move) {
        protocol::Positions positions;
        for (std::uint32_t worker : {0u, 3u, 99u}) { // there is no worker 99
            auto& position = *positions.add_workers();
            position.set_worker(worker);
            position.set_lat(0.0001f * static_cast<float>(move));
        }
        sim.link().sendPositions(positions);
    }
    const float end = 0.0001f * kMoves;
    const auto atTheEnd = [end](const TestClient& client) {
        return !client.positions.empty() && client.positions.back().workers_size() > 0 &&
               client.positions.back().workers(0).lat() == end;
    };
    ASSERT_TRUE(anna.until([&] { return atTheEnd(anna); }));
    ASSERT_TRUE(north.until([&] { return atTheEnd(north); }));
    EXPECT_EQ(anna.positions.back().workers_size(), 2);
    ASSERT_EQ(north.positions.back().workers_size(), 1);
    EXPECT_EQ(north.positions.back().workers(0).worker(), 0);
    EXPECT_LT(anna.positions.size(), kMoves / 10);
}

TEST_F(Follow, AServiceOfOneAreaMovesNobodyElsesWorkers)
{
    m_server.start();
    const auto unsubscribed = [](auto& options) { options.subscribe = false; };
    TestClient sim(m_server.port(), "sim", unsubscribed);
    TestClient southern(m_server.port(), "simsouth", unsubscribed);
    TestClient anna(m_server.port(), "anna", [](auto& options) { options.positions = true; });
    ASSERT_TRUE(anna.until([&] { return anna.upToDate > 0; }));
    ASSERT_TRUE(southern.until([&] { return southern.welcomes > 0; }));
    ASSERT_TRUE(sim.until([&] { return sim.welcomes > 0; }));
    protocol::Positions northern;
    northern.add_workers()->set_worker(0);
    northern.mutable_workers(0)->set_lat(0.001f);
    sim.link().sendPositions(northern);
    ASSERT_TRUE(anna.until([&] { return !anna.positions.empty(); }));
    protocol::Positions both;
    for (const std::uint32_t worker : {0u, 2u, 2u}) { // W1 lives in the north, W3 in the south
        both.add_workers()->set_worker(worker);
        both.mutable_workers()->rbegin()->set_lat(0.002f);
    }
    southern.link().sendPositions(both);
    ASSERT_TRUE(anna.until([&] { return anna.positions.back().workers_size() == 2; }));
    EXPECT_EQ(anna.positions.back().workers(0).lat(), 0.001f);
    EXPECT_EQ(anna.positions.back().workers(1).lat(), 0.002f);
}

TEST_F(Follow, TheLinkMeasuresRoundTripsAndGetsTheClock)
{
    m_server.start({"--speed", "60", "--start", "2030-01-07T08:00"});
    TestClient anna(m_server.port());
    ASSERT_TRUE(anna.until([&] { return anna.roundTrips.size() >= 2; }));
    EXPECT_GT(anna.roundTrips[0].delay.count(), 0);
    EXPECT_EQ(anna.roundTrips[0].clock.speed(), 60);
    const std::int64_t cityMicros = anna.roundTrips[1].clock.time_us() - anna.roundTrips[0].clock.time_us();
    EXPECT_GT(cityMicros, 30'000'000); // a second of wall time or so, sixty times over
}
