#pragma once

#include "Frames.h"

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
/// batches. On the desk's strand.
class EventFeed
{
public:
    explicit EventFeed(std::uint64_t lastSeq) : m_lastSeq(lastSeq) {}

    void publish(std::vector<storage::StoredEvent> events);
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

    std::vector<Frame> framesFrom(std::uint64_t seq, const std::string& area) const;
    void remember(std::vector<storage::StoredEvent> events);

    std::uint64_t m_lastSeq;
    std::deque<Batch> m_recent;
    std::size_t m_recentBytes = 0;
    std::unordered_map<std::shared_ptr<Session>, Watcher> m_watchers;
};

} // namespace sandtable::server
