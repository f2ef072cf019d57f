// SPDX-License-Identifier: GPL-3.0-or-later
#include "EventFeed.h"

#include <gtest/gtest.h>

using namespace sandtable;
using server::EventFeed;
using server::Frame;

namespace {
class Feed : public testing::Test
{
protected:
    void publish(std::uint64_t from, std::uint64_t to)
    {
        std::vector<storage::StoredEvent> events;
        for (std::uint64_t seq = from; seq <= to; ++seq) {
            protocol::Event event;
            event.set_seq(seq);
            events.push_back({seq, "", event.SerializeAsString()});
        }
        m_feed.publish(std::move(events));
        m_feed.flush();
    }
    bool join(std::uint64_t nextSeq)
    {
        return m_feed.join(
            this,
            [this](const std::vector<Frame>& frames) {
                for (const Frame& frame : frames) {
                    protocol::ServerMessage message;
                    ASSERT_TRUE(message.ParseFromString(frame->substr(4)));
                    for (const protocol::Event& event : message.events().events()) {
                        m_seen.push_back(event.seq());
                    }
                    EXPECT_GE(message.events().last_seq(), m_lastSeq) << "it never goes back";
                    m_lastSeq = message.events().last_seq();
                }
            },
            "", nextSeq);
    }

    boost::asio::io_context m_io;
    EventFeed m_feed{server::Strand(m_io.get_executor()), 10};
    std::vector<std::uint64_t> m_seen;
    std::uint64_t m_lastSeq = 0;
};
using Seqs = std::vector<std::uint64_t>;
} // namespace

TEST_F(Feed, WhoJoinsInTimeGetsWhatFollows)
{
    ASSERT_TRUE(join(11));
    EXPECT_EQ(m_lastSeq, 10);
    publish(11, 12);
    EXPECT_EQ(m_seen, (Seqs{11, 12}));
    EXPECT_EQ(m_lastSeq, 12);
}

TEST_F(Feed, WhoIsLateGetsWhatIsRememberedAndWhoIsTooLateReadsTheDisk)
{
    publish(11, 14);
    EXPECT_FALSE(join(10));
    ASSERT_TRUE(join(12));
    EXPECT_EQ(m_seen, (Seqs{12, 13, 14}));
    EXPECT_EQ(m_lastSeq, 14);
}

TEST_F(Feed, WhoHasReadFurtherOnDiskThanTheFeedHasHeardGetsNothingTwice)
{
    ASSERT_TRUE(join(14)); // 11 to 13 are on disk, but the feed has not been told
    EXPECT_EQ(m_lastSeq, 13);
    publish(11, 12);
    EXPECT_TRUE(m_seen.empty());
    publish(13, 15);
    EXPECT_EQ(m_seen, (Seqs{14, 15}));
    EXPECT_EQ(m_lastSeq, 15);
    publish(16, 16);
    EXPECT_EQ(m_seen, (Seqs{14, 15, 16}));
}
