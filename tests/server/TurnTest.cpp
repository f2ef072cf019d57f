// SPDX-License-Identifier: GPL-3.0-or-later
#include "Turn.h"

#include <gtest/gtest.h>

namespace sandtable::server {
namespace {

using namespace std::chrono_literals;

class TurnTest : public testing::Test
{
protected:
    asio::io_context m_io;
    Strand m_strand{m_io.get_executor()};
    int m_done = 0;
    Turn turnOf(std::chrono::milliseconds length)
    {
        return {m_strand, length, [this] { ++m_done; }};
    }
};

TEST_F(TurnTest, ACalmOneActsAtOnce)
{
    Turn turn = turnOf(1h);
    turn.ask();
    EXPECT_EQ(m_done, 1);
}

TEST_F(TurnTest, ABusyOneActsOnceForAllWhenTheTurnIsOver)
{
    Turn turn = turnOf(50ms);
    turn.ask();
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 100; ++i) {
        turn.ask();
    }
    EXPECT_EQ(m_done, 1);
    m_io.run();
    EXPECT_EQ(m_done, 2);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 40ms);
}

TEST_F(TurnTest, WhoCannotWaitEndsTheTurnAndNothingIsDoneTwice)
{
    Turn turn = turnOf(1h);
    turn.ask();
    turn.ask();
    turn.run();
    EXPECT_EQ(m_done, 2);
    m_io.run(); // returns: no timer is left
    EXPECT_EQ(m_done, 2);
    turn.ask();
    EXPECT_EQ(m_done, 2) << "a turn begins with what was done last";
}

} // namespace
} // namespace sandtable::server
