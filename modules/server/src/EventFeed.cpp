// SPDX-License-Identifier: GPL-3.0-or-later
#include "EventFeed.h"

#include <algorithm>
#include <iterator>

namespace sandtable::server {

namespace {
/// What a session that steps in gets at once must fit its outbox several times over.
constexpr std::size_t kRememberedBytes = 2 * 1024 * 1024;
/// A watcher in whose area nothing happens still hears how far the log is, this often.
constexpr std::uint64_t kTellAfterEvents = 256;

/// Frames of the events from `seq` on that touch the area. Nothing touches: no frame.
std::vector<Frame> encode(const std::vector<storage::StoredEvent>& events, std::uint64_t seq, const std::string& area)
{
    std::vector<Frame> frames;
    EventsFrame builder;
    for (const storage::StoredEvent& event : events) {
        if (event.seq >= seq && touches(event.area, area)) {
            builder.add(event);
            if (builder.full()) {
                frames.push_back(builder.finish(event.seq));
            }
        }
    }
    if (!builder.empty()) {
        frames.push_back(builder.finish(events.back().seq));
    }
    return frames;
}
} // namespace

EventFeed::EventFeed(const Strand& strand, std::uint64_t lastSeq)
    : m_turn(strand, kTurn, [this] { handOut(); }), m_lastSeq(lastSeq)
{
}

void EventFeed::publish(std::vector<storage::StoredEvent> events)
{
    if (m_pending.empty()) {
        m_pending = std::move(events);
    } else {
        std::move(events.begin(), events.end(), std::back_inserter(m_pending));
    }
    m_turn.ask();
}

void EventFeed::flush()
{
    m_turn.run();
}

void EventFeed::handOut()
{
    if (m_pending.empty()) {
        return;
    }
    std::vector<storage::StoredEvent> events = std::move(m_pending);
    m_pending.clear();
    m_lastSeq = events.back().seq;
    std::unordered_map<std::string, std::vector<Frame>> encoded;
    for (auto& [who, watcher] : m_watchers) {
        std::vector<Frame> own;
        const std::vector<Frame>* frames = &own;
        if (watcher.toldSeq >= events.front().seq) {
            own = encode(events, watcher.toldSeq + 1, watcher.area); // the disk told it before we did
        } else {
            auto [shared, isNew] = encoded.try_emplace(watcher.area);
            if (isNew) {
                shared->second = encode(events, 0, watcher.area);
            }
            frames = &shared->second;
        }
        if (!frames->empty()) {
            watcher.deliver(*frames);
            watcher.toldSeq = m_lastSeq;
        } else if (m_lastSeq >= watcher.toldSeq + kTellAfterEvents) {
            watcher.deliver({EventsFrame().finish(m_lastSeq)});
            watcher.toldSeq = m_lastSeq;
        }
    }
    remember(std::move(events));
}

bool EventFeed::join(const void* who, Deliver deliver, const std::string& area, std::uint64_t nextSeq)
{
    handOut(); // what waits belongs to those who were here before
    const std::uint64_t oldest = m_recent.empty() ? m_lastSeq + 1 : m_recent.front().events.front().seq;
    if (nextSeq < oldest) {
        return false;
    }
    std::vector<Frame> frames = framesFrom(nextSeq, area);
    // Also when nothing is missing: the subscriber learns that it is up to date.
    const std::uint64_t told = std::max(m_lastSeq, nextSeq - 1);
    frames.push_back(EventsFrame().finish(told));
    deliver(std::move(frames));
    m_watchers.emplace(who, Watcher{std::move(deliver), area, told});
    return true;
}

void EventFeed::leave(const void* who)
{
    m_watchers.erase(who);
}

std::vector<Frame> EventFeed::framesFrom(std::uint64_t seq, const std::string& area) const
{
    std::vector<Frame> frames;
    for (const auto& batch : m_recent) {
        if (batch.events.back().seq >= seq) {
            auto more = encode(batch.events, seq, area);
            std::move(more.begin(), more.end(), std::back_inserter(frames));
        }
    }
    return frames;
}

void EventFeed::remember(std::vector<storage::StoredEvent> events)
{
    Batch batch{std::move(events), 0};
    for (const storage::StoredEvent& event : batch.events) {
        batch.bytes += event.body.size();
    }
    m_recentBytes += batch.bytes;
    m_recent.push_back(std::move(batch));
    while (!m_recent.empty() && m_recentBytes > kRememberedBytes) {
        m_recentBytes -= m_recent.front().bytes;
        m_recent.pop_front();
    }
}

} // namespace sandtable::server
