// SPDX-License-Identifier: GPL-3.0-or-later
// Many at the door: they get in or are told to come back, and nobody who is inside notices.
#include "Folder.h"
#include "RawClient.h"
#include "ServerProcess.h"
#include "TestClient.h"

#include <gtest/gtest.h>

#include <list>

using namespace sandtable;
using namespace sandtable::test;
using protocol::Failure;

namespace {
class Crowd : public testing::Test
{
protected:
    Folder m_folder;
    ServerProcess m_server{m_folder.path()};
};

const auto unsubscribed = [](client::Link::Options& options) { options.subscribe = false; };

bool isLost(const TestClient& client)
{
    return !client.states.empty() && client.states.back().kind == client::LinkState::Kind::Lost;
}
} // namespace

TEST_F(Crowd, StrangersTakeNoPlaceOfThoseWhoAreIn)
{
    m_server.start({"--max-strangers", "4", "--login-seconds", "30"});
    TestClient anna(m_server.port(), "anna", unsubscribed);
    ASSERT_TRUE(anna.until([&] { return anna.welcomes == 1; }));
    std::list<RawClient> silent;
    for (int i = 0; i < 4; ++i) {
        silent.emplace_back(m_server.port());
    }
    RawClient oneMore(m_server.port());
    EXPECT_EQ(oneMore.failure().code(), Failure::SHUTTING_DOWN);
    EXPECT_FALSE(anna.ask(report("照常")).has_refusal());
    EXPECT_EQ(anna.welcomes, 1);

    TestClient bert(m_server.port(), "bert", unsubscribed);
    ASSERT_TRUE(bert.until([&] { return isLost(bert); }));
    silent.clear();
    EXPECT_TRUE(bert.until([&] { return bert.welcomes == 1; })) << "it tries again, and now there is room";
}

TEST_F(Crowd, WhoComesBeyondTheNumberOfSessionsMayTryAgain)
{
    m_server.start({"--max-sessions", "1"});
    auto anna = std::make_unique<TestClient>(m_server.port(), "anna", unsubscribed);
    ASSERT_TRUE(anna->until([&] { return anna->welcomes == 1; }));
    TestClient bert(m_server.port(), "bert", unsubscribed);
    ASSERT_TRUE(bert.until([&] { return isLost(bert); }));
    EXPECT_NE(bert.states.back().detail.find("1 sessions are open"), std::string::npos) << bert.states.back().detail;
    anna.reset();
    EXPECT_TRUE(bert.until([&] { return bert.welcomes == 1; }));
}

TEST_F(Crowd, AFloodOfLoginsIsTurnedAwayInsteadOfQueuedForEver)
{
    m_server.start({"--max-password-checks", "2"});
    std::list<RawClient> flood;
    for (int i = 0; i < 40; ++i) {
        flood.emplace_back(m_server.port()).hello("anna", "wrong");
    }
    int wrong = 0;
    int later = 0;
    for (RawClient& raw : flood) {
        const auto failure = raw.failure();
        wrong += failure.code() == Failure::BAD_LOGIN;
        later += failure.code() == Failure::SHUTTING_DOWN;
    }
    EXPECT_GE(wrong, 1);
    EXPECT_GE(later, 1);
    EXPECT_EQ(wrong + later, 40) << "everybody is told";
    TestClient anna(m_server.port(), "anna", unsubscribed);
    EXPECT_TRUE(anna.until([&] { return anna.welcomes == 1; }));
}
