#pragma once

#include "Asio.h"
#include "Frames.h"
#include "Turn.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sandtable::server {

class Session;

/// Hands committed events to the sessions that watch. Each batch is encoded once for all that watch the same area.
/// The newest events are kept in memory, so that a session that has caught up from the disk can step in between two
/// batches. A calm log is passed on at once; a busy one in turns of kTurn, because fifty sessions woken a thousand
/// times a second cost more than they are worth. On the desk's strand.
class EventFeed
{
public:
    static constexpr std::chrono::milliseconds kTurn{1};

    EventFeed(const Strand& strand, std::uint64_t lastSeq);

    void publish(std::vector<storage::StoredEvent> events);
    /// Sends what waits for its turn.
    void flush();
    /// From now on the session gets every event from nextSeq on. False: nextSeq is so old that it must be read from the
    /// disk first.
    bool join(const std::shared_ptr<Session>& session, const std::string& area, std::uint64_t nextSeq);
    void leave(const Session* session);
    std::uint64_t lastSeq() const { return m_lastSeq; }

private:
    struct Batch
    {
        std::vector<storage::StoredEvent> events;
        std::size_t bytes;
    };
    struct Watcher
    {
        std::string area;
        std::uint64_t toldSeq; ///< last_seq of what it was sent last
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
    std::unordered_map<std::shared_ptr<Session>, Watcher> m_watchers;
};

} // namespace sandtable::server
