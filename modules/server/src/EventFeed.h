// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "Frames.h"
#include "Turn.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sandtable::server {

/// Hands committed events to the sessions that watch. Each batch is encoded once for all that watch the same area.
/// The newest events are kept in memory, so that a session that has caught up from the disk can step in between two
/// batches. A calm log is passed on at once; a busy one in turns of kTurn, because fifty sessions woken a thousand
/// times a second cost more than they are worth. On the desk's strand.
class EventFeed
{
public:
    static constexpr std::chrono::milliseconds kTurn{1};

    using Deliver = std::function<void(std::vector<Frame>)>;

    EventFeed(const Strand& strand, std::uint64_t lastSeq);

    void publish(std::vector<storage::StoredEvent> events);
    /// Sends what waits for its turn.
    void flush();
    /// From now on `who` gets every event from nextSeq on, each once. nextSeq may lie behind what was published: the
    /// disk is ahead of the feed when a commit has not been told here yet. False: nextSeq is so old that it must be
    /// read from the disk first.
    bool join(const void* who, Deliver deliver, const std::string& area, std::uint64_t nextSeq);
    void leave(const void* who);
    std::uint64_t lastSeq() const { return m_lastSeq; }

private:
    struct Batch
    {
        std::vector<storage::StoredEvent> events;
        std::size_t bytes;
    };
    struct Watcher
    {
        Deliver deliver;
        std::string area;
        std::uint64_t toldSeq; ///< last_seq of what it was sent last; may be ahead of the feed
    };

    void handOut();
    std::vector<Frame> framesFrom(std::uint64_t seq, const std::string& area) const;
    void remember(std::vector<storage::StoredEvent> events);

    Turn m_turn;
    /// Published, but still waiting for the turn.
    std::vector<storage::StoredEvent> m_pending;
    /// The last event that was handed to the sessions.
    std::uint64_t m_lastSeq;
    std::deque<Batch> m_recent;
    std::size_t m_recentBytes = 0;
    std::unordered_map<const void*, Watcher> m_watchers;
};

} // namespace sandtable::server
