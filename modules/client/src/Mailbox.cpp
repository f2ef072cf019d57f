// SPDX-License-Identifier: GPL-3.0-or-later
#include "Mailbox.h"

#include <utility>

namespace sandtable::client {

void Mailbox::put(Incoming item, std::size_t bytes)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = emptyLocked();
        m_entries.push_back({std::move(item), bytes});
        m_bytes += bytes;
    }
    if (wasEmpty) {
        m_wake();
    }
}

void Mailbox::putPositions(protocol::Positions positions)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = emptyLocked();
        m_positions = std::move(positions);
    }
    if (wasEmpty) {
        m_wake();
    }
}

Mailbox::Taken Mailbox::take()
{
    const std::lock_guard lock(m_mutex);
    Taken taken;
    if (!m_entries.empty()) {
        Entry entry = std::move(m_entries.front());
        m_entries.pop_front();
        const bool wasFull = m_bytes >= m_maxBytes;
        m_bytes -= entry.bytes;
        taken.hasRoomAgain = wasFull && m_bytes < m_maxBytes;
        taken.item = std::move(entry.item);
    } else if (m_positions) {
        taken.item = std::move(*m_positions);
        m_positions.reset();
    }
    return taken;
}

bool Mailbox::full() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes >= m_maxBytes;
}

bool Mailbox::empty() const
{
    const std::lock_guard lock(m_mutex);
    return emptyLocked();
}

} // namespace sandtable::client
