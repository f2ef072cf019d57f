// SPDX-License-Identifier: GPL-3.0-or-later
#include "Folder.h"
#include "RawClient.h"
#include "ServerProcess.h"
#include "TestCity.h"
#include "TestClient.h"

#include <sandtable/base/Random.h>

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::test;
using protocol::Failure;

namespace {
/// One server for all cases: whatever one of them does to it, the next one must find it well.
class Hostile : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_folder = std::make_unique<Folder>();
        s_server = std::make_unique<ServerProcess>(s_folder->path());
        s_server->start({"--frame-seconds", "1", "--idle-seconds", "2", "--outbox-mb", "4"});
    }
    static void TearDownTestSuite()
    {
        s_server.reset();
        s_folder.reset();
    }
    void TearDown() override
    {
        TestClient anna(port());
        EXPECT_FALSE(anna.ask(report("还在吗")).has_refusal());
    }
    static std::uint16_t port() { return s_server->port(); }

    static std::unique_ptr<Folder> s_folder;
    static std::unique_ptr<ServerProcess> s_server;
};
std::unique_ptr<Folder> Hostile::s_folder;
std::unique_ptr<ServerProcess> Hostile::s_server;

protocol::ClientMessage subscribeMessage(const std::string& area, std::uint64_t fromSeq)
{
    protocol::ClientMessage message;
    message.mutable_subscribe()->set_area(area);
    message.mutable_subscribe()->set_from_seq(fromSeq);
    return message;
}
} // namespace

TEST_F(Hostile, AnEmptyFrameIsBad)
{
    RawClient raw(port());
    raw.sendBytes(std::string_view("\0\0\0\0", 4));
    EXPECT_EQ(raw.failure().code(), Failure::BAD_FRAME);
}

TEST_F(Hostile, AnOversizedFrameIsRefusedByItsLengthAlone)
{
    RawClient raw(port());
    raw.sendBytes(std::string_view("\x7f\xff\xff\xff", 4));
    const auto failure = raw.failure();
    EXPECT_EQ(failure.code(), Failure::TOO_LARGE);
    EXPECT_NE(failure.message().find("2147483647"), std::string::npos) << failure.message();
}

TEST_F(Hostile, WhatIsNotProtobufIsBad)
{
    RawClient raw(port());
    raw.sendBytes(framed("\xff\xff\xff\xff\xff"));
    EXPECT_EQ(raw.failure().code(), Failure::BAD_FRAME);
}

TEST_F(Hostile, AMessageWithoutABodyIsBad)
{
    RawClient raw(port());
    raw.sendBytes(framed(std::string_view("\xf8\x07\x01", 3))); // field 127: of a version that does not exist yet
    EXPECT_EQ(raw.failure().code(), Failure::BAD_FRAME);
}

TEST_F(Hostile, NothingGoesBeforeHello)
{
    RawClient raw(port());
    raw.send(subscribeMessage("", 1));
    EXPECT_EQ(raw.failure().code(), Failure::BAD_FRAME);
}

TEST_F(Hostile, HelloComesOnce)
{
    RawClient raw(port());
    raw.hello();
    raw.hello();
    EXPECT_EQ(raw.failure().code(), Failure::BAD_FRAME);
}

TEST_F(Hostile, AnotherVersionIsToldWhichOneIsSpoken)
{
    RawClient raw(port());
    raw.hello("anna", "secret", 99);
    const auto failure = raw.failure();
    EXPECT_EQ(failure.code(), Failure::BAD_VERSION);
    EXPECT_NE(failure.message().find("speaks 1"), std::string::npos) << failure.message();
}

TEST_F(Hostile, AWrongPasswordAndAnUnknownUserLookTheSame)
{
    RawClient wrong(port());
    wrong.hello("anna", "Secret");
    RawClient unknown(port());
    unknown.hello("nobody", "secret");
    const auto first = wrong.failure();
    EXPECT_EQ(first.code(), Failure::BAD_LOGIN);
    EXPECT_EQ(first.SerializeAsString(), unknown.failure().SerializeAsString());
}

TEST(HostileSilence, WhoSaysNothingIsTooSlow)
{
    // A server of its own: time for a login this short is not enough for a password on a busy machine.
    const Folder folder;
    ServerProcess server(folder.path());
    server.start({"--login-seconds", "0.4"});
    RawClient raw(server.port());
    EXPECT_EQ(raw.failure().code(), Failure::TOO_SLOW);
}

TEST_F(Hostile, AFrameThatStopsHalfwayIsTooSlow)
{
    RawClient raw(port());
    raw.hello();
    ASSERT_TRUE(raw.receive()->has_welcome());
    raw.sendBytes(std::string_view("\0\0\1\0half", 8));
    const auto failure = raw.failure();
    EXPECT_EQ(failure.code(), Failure::TOO_SLOW);
    EXPECT_NE(failure.message().find("frame"), std::string::npos) << failure.message();
}

TEST_F(Hostile, WhoIsIdleTooLongIsTooSlow)
{
    RawClient raw(port());
    raw.hello();
    EXPECT_EQ(raw.failure().code(), Failure::TOO_SLOW);
}

TEST_F(Hostile, AStreamThatEndsInAFrameEndsThatSessionOnly)
{
    TestClient witness(port());
    ASSERT_TRUE(witness.until([&] { return witness.welcomes == 1; }));
    for (int i = 0; i < 20; ++i) {
        RawClient raw(port());
        raw.sendBytes(std::string_view("\0\0\0\x20truncated", 13));
        raw.hangUp();
    }
    EXPECT_FALSE(witness.ask(report("照常")).has_refusal());
    EXPECT_EQ(witness.welcomes, 1);
}

TEST_F(Hostile, AnAreaOutsideOfTheUsersIsNotAllowed)
{
    RawClient raw(port());
    raw.hello("north");
    raw.send(subscribeMessage(kSouth, 1));
    EXPECT_EQ(raw.failure().code(), Failure::NOT_ALLOWED);
}

TEST_F(Hostile, AnAreaOfWordsIsRefusedInAMessageThatCanBeRead)
{
    RawClient raw(port());
    raw.hello("north");
    raw.send(subscribeMessage("祖庙街道同济社区", 1)); // a cut inside a character would be no Protobuf text
    EXPECT_EQ(raw.failure().code(), Failure::NOT_ALLOWED);
}

TEST_F(Hostile, ASequenceNumberBehindTheEndIsNotAllowed)
{
    RawClient raw(port());
    raw.hello();
    raw.send(subscribeMessage("", 1'000'000));
    EXPECT_EQ(raw.failure().code(), Failure::NOT_ALLOWED);
}

TEST_F(Hostile, OnlyAServiceSendsPositions)
{
    RawClient raw(port());
    raw.hello();
    protocol::ClientMessage message;
    message.mutable_positions()->add_workers()->set_worker(0);
    raw.send(message);
    EXPECT_EQ(raw.failure().code(), Failure::NOT_ALLOWED);
}

TEST_F(Hostile, RandomBytesHurtNobody)
{
    Random random(7);
    for (int session = 0; session < 100; ++session) {
        RawClient raw(port());
        if (random.chance(0.5)) {
            raw.hello();
        }
        std::string body(random.below(200) + 1, '\0');
        for (char& byte : body) {
            byte = static_cast<char>(random.next());
        }
        raw.sendBytes(random.chance(0.5) ? framed(body) : body);
        raw.hangUp();
    }
}

TEST_F(Hostile, AWatcherWhoDoesNotReadIsCutOffAndNobodyElse)
{
    RawClient sleeper(port(), 4096);
    sleeper.hello();
    sleeper.send(subscribeMessage("", 1));
    TestClient anna(port(), "anna", [](auto& options) { options.subscribe = false; });
    const std::string longText(1'900, 'x');
    std::string last;
    // Beyond what the kernel's buffers on both sides and the outbox can hold together.
    for (int i = 0; i < 6'000; ++i) {
        last = anna.send(report(longText));
    }
    ASSERT_TRUE(anna.until([&] { return anna.result(last) != nullptr; }, std::chrono::seconds(60)));
    EXPECT_FALSE(anna.result(last)->has_refusal());
    std::uint64_t received = 0;
    while (const auto message = sleeper.receive()) {
        received = message->has_events() ? message->events().last_seq() : received;
    }
    EXPECT_LT(received, anna.result(last)->seq());
}
