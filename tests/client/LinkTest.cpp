// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/client/Link.h>

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

using namespace sandtable;
using client::Link;
using client::LinkState;

TEST(Link, WithoutAServerItSaysSoTriesAgainAndStopsAtOnce)
{
    std::mutex mutex;
    std::condition_variable woken;
    int wakes = 0;
    Link::Options options;
    options.port = 1; // nobody listens there
    Link link(options, [&] {
        const std::lock_guard lock(mutex);
        ++wakes;
        woken.notify_all();
    });
    link.start();
    link.send({});
    std::vector<LinkState> states;
    int seen = 0;
    while (states.size() < 6) {
        {
            std::unique_lock lock(mutex);
            ASSERT_TRUE(woken.wait_for(lock, std::chrono::seconds(20), [&] { return wakes > seen; }));
            seen = wakes;
        }
        link.drain([&](client::Incoming&& item) { states.push_back(std::get<LinkState>(item)); },
                   std::chrono::seconds(1));
    }
    EXPECT_EQ(states[0].kind, LinkState::Kind::Connecting);
    EXPECT_EQ(states[1].kind, LinkState::Kind::Lost);
    EXPECT_NE(states[1].detail.find("refused"), std::string::npos) << states[1].detail;
    EXPECT_EQ(states[1].cause, client::LinkCause::ConnectionRefused);
    EXPECT_EQ(states[2].kind, LinkState::Kind::Connecting);
    EXPECT_GT(states[5].retryIn, states[1].retryIn) << "it backs off";
    const auto before = std::chrono::steady_clock::now();
    link.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
}

TEST(Link, ALinkThatWasNeverStartedGoesQuietly)
{
    Link link({}, [] {});
    link.send({});
    EXPECT_FALSE(link.drain([](client::Incoming&&) {}, std::chrono::milliseconds(1)));
}
