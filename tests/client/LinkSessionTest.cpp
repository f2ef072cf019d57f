// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeServer.h"
#include "server/TestClient.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>

using namespace sandtable;
using namespace sandtable::test;
using client::LinkState;
using protocol::ClientMessage;
using protocol::Failure;
using protocol::Refusal;
using protocol::ServerMessage;

namespace {
ServerMessage welcome()
{
    ServerMessage message;
    message.mutable_welcome()->set_log_id("log");
    return message;
}

ServerMessage failure(Failure::Code code)
{
    ServerMessage message;
    message.mutable_failure()->set_code(code);
    message.mutable_failure()->set_message("no");
    return message;
}

ServerMessage resultOf(const protocol::Command& command)
{
    ServerMessage message;
    message.mutable_command_result()->set_command_id(command.command_id());
    message.mutable_command_result()->set_seq(7);
    return message;
}

const auto unsubscribed = [](client::Link::Options& options) { options.subscribe = false; };
} // namespace

TEST(LinkSession, ACommandTheServerIsTooBusyForIsSentAgainUnderItsId)
{
    std::atomic<int> asked = 0;
    std::set<std::string> ids;
    FakeServer server([&](const ClientMessage& message, const FakeServer::Reply& reply) {
        if (message.has_hello()) {
            reply(welcome());
        } else if (message.has_command()) {
            ids.insert(message.command().command_id());
            ServerMessage answer = resultOf(message.command());
            if (++asked < 3) {
                answer.mutable_command_result()->clear_seq();
                answer.mutable_command_result()->mutable_refusal()->set_code(Refusal::OVERLOADED);
            }
            reply(answer);
        }
        return true;
    });
    TestClient client(server.port(), "anna", unsubscribed);
    const auto result = client.ask(assignVerifier(1, "W1"));
    EXPECT_FALSE(result.has_refusal());
    EXPECT_EQ(result.seq(), 7);
    EXPECT_EQ(asked, 3);
    client.stop();
    EXPECT_EQ(ids.size(), 1);
}

TEST(LinkSession, AServerWithoutRoomIsAskedAgain)
{
    std::atomic<int> hellos = 0;
    FakeServer server([&](const ClientMessage& message, const FakeServer::Reply& reply) {
        if (!message.has_hello()) {
            return true;
        }
        const bool busy = ++hellos == 1;
        reply(busy ? failure(Failure::SHUTTING_DOWN) : welcome());
        return !busy;
    });
    TestClient client(server.port(), "anna", unsubscribed);
    EXPECT_TRUE(client.until([&] { return client.welcomes == 1; }));
    client.stop();
}

TEST(LinkSession, WhoIsRefusedGetsAnAnswerToEveryCommandAllTheSame)
{
    FakeServer server([&](const ClientMessage&, const FakeServer::Reply& reply) {
        reply(failure(Failure::BAD_LOGIN));
        return false;
    });
    TestClient client(server.port(), "anna", unsubscribed);
    EXPECT_EQ(client.ask(assignVerifier(1, "W1")).refusal().code(), Refusal::NOT_ALLOWED);
    ASSERT_TRUE(client.until([&] { return client.states.back().kind == LinkState::Kind::Refused; }));
    const auto late = client.ask(assignVerifier(1, "W2"));
    EXPECT_EQ(late.refusal().code(), Refusal::NOT_ALLOWED);
    EXPECT_NE(late.refusal().message_en().find("wrong user name"), std::string::npos);
    EXPECT_NE(late.refusal().message_zh().find("用户名或密码错误"), std::string::npos);
    EXPECT_EQ(client.states.back().cause, client::LinkCause::WrongLogin);
    client.stop();
}
