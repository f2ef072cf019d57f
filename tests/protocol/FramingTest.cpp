// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/protocol/Framing.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

using namespace sandtable;
using protocol::FrameReader;

namespace {
protocol::ClientMessage pingWith(std::uint64_t token)
{
    protocol::ClientMessage message;
    message.mutable_ping()->set_token(token);
    return message;
}
} // namespace

TEST(Framing, AFrameIsTheLengthInBigEndianAndTheBody)
{
    std::string out = "before";
    protocol::appendFrame(pingWith(1), out);
    const std::string body = pingWith(1).SerializeAsString();
    EXPECT_EQ(out, "before" + std::string("\0\0\0", 3) + static_cast<char>(body.size()) + body);
}

TEST(Framing, FramesComeOutWholeHoweverTheStreamIsCut)
{
    std::string stream;
    for (std::uint64_t token = 1; token <= 200; ++token) {
        protocol::appendFrame(pingWith(token << (token % 50)), stream);
    }
    Random random(1);
    for (int round = 0; round < 20; ++round) {
        FrameReader reader(1'000);
        std::uint64_t next = 1;
        for (std::size_t at = 0; at < stream.size();) {
            const std::size_t piece =
                std::min<std::size_t>(random.below(1 + 8u * static_cast<unsigned>(round)) + 1, stream.size() - at);
            reader.add(std::string_view(stream).substr(at, piece));
            at += piece;
            for (;;) {
                const auto body = reader.next();
                ASSERT_TRUE(body);
                if (!*body) {
                    break;
                }
                protocol::ClientMessage message;
                ASSERT_TRUE(message.ParseFromArray((*body)->data(), static_cast<int>((*body)->size())));
                ASSERT_EQ(message.ping().token(), next << (next % 50));
                ++next;
            }
        }
        EXPECT_EQ(next, 201);
        EXPECT_TRUE(reader.empty());
    }
}

TEST(Framing, AHalfFrameIsNotBetweenFrames)
{
    FrameReader reader(100);
    EXPECT_TRUE(reader.empty());
    reader.add(std::string_view("\0\0\0\2a", 5));
    ASSERT_TRUE(reader.next());
    EXPECT_FALSE(reader.empty());
    reader.add("b");
    EXPECT_EQ(**reader.next(), "ab");
    EXPECT_TRUE(reader.empty());
}

TEST(Framing, LengthsOutsideOfTheBoundAreRefusedFromTheHeaderAlone)
{
    FrameReader empty(100);
    empty.add(std::string_view("\0\0\0\0", 4));
    EXPECT_FALSE(empty.next());
    FrameReader large(100);
    large.add(std::string_view("\0\0\0\x65", 4));
    const auto refused = large.next();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::OutOfRange);
    EXPECT_NE(refused.error().message.find("101"), std::string::npos) << refused.error().message;
    FrameReader fits(100);
    fits.add(std::string_view("\0\0\0\x64", 4));
    EXPECT_TRUE(fits.next());
}

TEST(Framing, RandomBytesNeverCrashOrRunBeyondTheBound)
{
    Random random(2);
    for (int stream = 0; stream < 2'000; ++stream) {
        FrameReader reader(64);
        for (int piece = 0; piece < 20; ++piece) {
            std::string bytes(random.below(40), '\0');
            for (char& byte : bytes) {
                // Mostly small values, so that many lengths are plausible.
                byte = static_cast<char>(random.chance(0.7) ? random.below(3) : random.next());
            }
            reader.add(bytes);
            bool broken = false;
            for (;;) {
                const auto body = reader.next();
                broken = !body;
                if (broken || !*body) {
                    break;
                }
                ASSERT_GE((*body)->size(), 1);
                ASSERT_LE((*body)->size(), 64);
                protocol::ClientMessage message;
                // Whether it parses is the bytes' luck; that it returns is what counts.
                static_cast<void>(message.ParseFromArray((*body)->data(), static_cast<int>((*body)->size())));
            }
            if (broken) {
                break;
            }
        }
    }
}
