// SPDX-License-Identifier: GPL-3.0-or-later
#include "Mailbox.h"

#include <gtest/gtest.h>

using namespace sandtable;
using client::Mailbox;

namespace {
protocol::Events eventsUpTo(std::uint64_t seq)
{
    protocol::Events events;
    events.set_last_seq(seq);
    return events;
}

protocol::Positions positionsAt(std::int64_t time)
{
    protocol::Positions positions;
    positions.set_time_us(time);
    return positions;
}
} // namespace

TEST(Mailbox, WakesOnlyWhenItTurnsFromEmptyToFilled)
{
    int wakes = 0;
    Mailbox mailbox(1'000, [&] { ++wakes; });
    mailbox.put(eventsUpTo(1), 10);
    mailbox.put(eventsUpTo(2), 10);
    mailbox.putPositions(positionsAt(1));
    EXPECT_EQ(wakes, 1);
    while (mailbox.take().item) {
    }
    mailbox.putPositions(positionsAt(2));
    EXPECT_EQ(wakes, 2);
}

TEST(Mailbox, HandsOverInOrder)
{
    Mailbox mailbox(1'000, [] {});
    for (std::uint64_t seq = 1; seq <= 3; ++seq) {
        mailbox.put(eventsUpTo(seq), 1);
    }
    for (std::uint64_t seq = 1; seq <= 3; ++seq) {
        const auto taken = mailbox.take();
        ASSERT_TRUE(taken.item);
        EXPECT_EQ(std::get<protocol::Events>(*taken.item).last_seq(), seq);
    }
    EXPECT_FALSE(mailbox.take().item);
    EXPECT_TRUE(mailbox.empty());
}

TEST(Mailbox, OnlyTheNewestPositionsAreKept)
{
    Mailbox mailbox(1'000, [] {});
    mailbox.putPositions(positionsAt(1));
    mailbox.putPositions(positionsAt(2));
    const auto taken = mailbox.take();
    ASSERT_TRUE(taken.item);
    EXPECT_EQ(std::get<protocol::Positions>(*taken.item).time_us(), 2);
    EXPECT_FALSE(mailbox.take().item);
}

TEST(Mailbox, SaysOnceThatThereIsRoomAgain)
{
    Mailbox mailbox(100, [] {});
    for (int i = 0; i < 3; ++i) {
        mailbox.put(eventsUpTo(1), 60);
    }
    EXPECT_TRUE(mailbox.full());
    EXPECT_FALSE(mailbox.take().hasRoomAgain); // 120 bytes are still too many
    EXPECT_TRUE(mailbox.take().hasRoomAgain);
    EXPECT_FALSE(mailbox.take().hasRoomAgain);
}

TEST(Mailbox, PositionsDoNotFillIt)
{
    Mailbox mailbox(10, [] {});
    mailbox.putPositions(positionsAt(1));
    EXPECT_FALSE(mailbox.full());
}
