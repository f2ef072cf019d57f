// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random moments under load: nothing acknowledged may be missing, doubled or out of order.
#include "Folder.h"
#include "ServerProcess.h"
#include "TestClient.h"

#include <sandtable/base/Random.h>
#include <sandtable/storage/EventLog.h>

#include <gtest/gtest.h>

#include <map>
#include <set>

using namespace sandtable;
using namespace sandtable::test;

namespace {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kKills = 8; // what a sanitizer looks for is in each of them
#else
constexpr int kKills = 50;
#endif
constexpr std::size_t kInFlight = 100;

/// Keeps a fixed number of commands under way and remembers every answer.
struct Sender
{
    explicit Sender(std::uint16_t port) : client(port, "anna", [](auto& options) { options.subscribe = false; }) {}

    void topUp(Random& random)
    {
        while (sent.size() - client.results.size() < kInFlight) {
            // A case that has a worker already is taken from them and given to the other one: two events, or none.
            const bool assign = !cases.empty() && random.chance(0.4);
            const auto command = assign ? assignVerifier(cases[random.below(static_cast<std::uint32_t>(cases.size()))],
                                                         random.chance(0.5) ? "W1" : "W2")
                                        : report("压力", static_cast<int>(random.below(4)));
            sent.insert(client.send(command));
        }
    }

    void pump(std::chrono::milliseconds time)
    {
        const std::size_t before = client.results.size();
        client.until([&] { return client.results.size() >= before + kInFlight / 2; }, time);
        for (const auto& [id, result] : client.results) {
            if (!result.has_refusal() && known.insert(result.case_id()).second) {
                cases.push_back(result.case_id());
            }
        }
    }

    TestClient client;
    std::set<std::string> sent;
    std::set<std::uint64_t> known;
    std::vector<std::uint64_t> cases;
};
} // namespace

TEST(FiftyKills, NothingAcknowledgedIsLostDoubledOrReordered)
{
    Folder folder;
    ServerProcess server(folder.path());
    // Small snapshots, so that restarts meet them at every age.
    const std::vector<std::string> options{"--snapshot-every", "500"};
    server.start(options);
    TestClient watcher(server.port(), "bert");
    Sender first(server.port());
    Sender second(server.port());
    Random random(20'261'123);

    for (int kill = 0; kill < kKills; ++kill) {
        // At least one answer under this life of the server, then any number more.
        const std::size_t enough = first.client.results.size() + 1 + random.below(150);
        while (first.client.results.size() < enough) {
            first.topUp(random);
            second.topUp(random);
            first.pump(std::chrono::milliseconds(20));
            second.pump(std::chrono::milliseconds(2));
        }
        server.kill();
        server.start(options);
    }
    for (Sender* sender : {&first, &second}) {
        ASSERT_TRUE(sender->client.until([&] { return sender->client.results.size() == sender->sent.size(); },
                                         std::chrono::seconds(60)));
    }
    const std::uint64_t end = first.client.ask(report("完")).seq();
    ASSERT_TRUE(watcher.until([&] { return watcher.lastSeq >= end; }, std::chrono::seconds(60)));
    first.client.stop();
    second.client.stop();
    watcher.stop();
    server.kill();

    auto log = storage::EventLog::open({folder.path() / "events.db", {}, 0, 0});
    ASSERT_TRUE(log) << log.error().message;
    const auto verified = (*log)->verify();
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_EQ(verified->events, (*log)->lastSeq());

    const auto stored = (*log)->read(1, 10'000'000, std::size_t(1) << 40);
    ASSERT_TRUE(stored);
    ASSERT_EQ(stored->size(), watcher.events.size());
    std::map<std::string, std::vector<protocol::Event>> byCommand;
    for (std::size_t i = 0; i < stored->size(); ++i) {
        protocol::Event event;
        ASSERT_TRUE(event.ParseFromString((*stored)[i].body));
        ASSERT_EQ(event.seq(), i + 1);
        ASSERT_EQ(watcher.events[i].SerializeAsString(), event.SerializeAsString()) << "event " << i + 1;
        byCommand[event.command_id()].push_back(std::move(event));
    }
    std::size_t done = 0;
    std::size_t events = 0;
    std::size_t reassigned = 0;
    for (const Sender* sender : {&first, &second}) {
        for (const auto& [id, result] : sender->client.results) {
            if (result.has_refusal()) {
                EXPECT_FALSE(byCommand.contains(id)) << result.refusal().message_en();
                continue;
            }
            ++done;
            const std::vector<protocol::Event>& caused = byCommand[id];
            ASSERT_FALSE(caused.empty());
            EXPECT_EQ(caused.back().seq(), result.seq());
            EXPECT_EQ(caused.front().case_id(), result.case_id());
            const bool taken = caused.front().has_assignment_withdrawn();
            ASSERT_EQ(caused.size(), taken ? 2 : 1) << "event " << caused.front().seq();
            if (taken) {
                EXPECT_TRUE(caused.back().has_verifier_assigned());
                EXPECT_EQ(caused.back().seq(), caused.front().seq() + 1);
                ++reassigned;
            }
            events += caused.size();
        }
    }
    EXPECT_EQ(events, stored->size());
    EXPECT_GT(reassigned, static_cast<std::size_t>(kKills)) << "too few commands of two events to be hit by a kill";
    EXPECT_GT(done, static_cast<std::size_t>(kKills));
    RecordProperty("commands", static_cast<int>(done));

    EXPECT_TRUE(std::filesystem::exists(folder.path() / "events.db.snapshot"));
    // A restart folds snapshot and tail to the same state as the whole log.
    const auto restored = (*log)->restore();
    ASSERT_TRUE(restored) << restored.error().message;
    cases::CaseBook whole;
    for (const auto& event : watcher.events) {
        cases::apply(whole, event);
    }
    EXPECT_EQ(restored->stateHash(), whole.stateHash());
}
