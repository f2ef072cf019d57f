// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/client/Link.h>

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace sandtable::client {

/// What waits for the owner, bounded in bytes: the link's thread puts in and stops reading the socket while it is
/// full(); the owner's thread takes out. Positions have one slot of their own where the newest replaces the old.
class Mailbox
{
public:
    struct Taken
    {
        std::optional<Incoming> item; ///< nothing: the mailbox was empty
        bool hasRoomAgain = false;    ///< this take brought it below the bound
    };

    Mailbox(std::size_t maxBytes, std::function<void()> wake) : m_maxBytes(maxBytes), m_wake(std::move(wake)) {}

    /// bytes: what the item is counted as; calls wake when the mailbox was empty.
    void put(Incoming item, std::size_t bytes);
    void putPositions(protocol::Positions positions);
    Taken take();
    bool full() const;
    bool empty() const;

private:
    struct Entry
    {
        Incoming item;
        std::size_t bytes;
    };

    bool emptyLocked() const { return m_entries.empty() && !m_positions; }

    const std::size_t m_maxBytes;
    const std::function<void()> m_wake;
    mutable std::mutex m_mutex;
    std::deque<Entry> m_entries;
    std::optional<protocol::Positions> m_positions;
    std::size_t m_bytes = 0;
};

} // namespace sandtable::client
