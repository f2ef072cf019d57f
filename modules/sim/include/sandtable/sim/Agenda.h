// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>

#include <queue>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace sandtable::sim {

/// What will happen, by time; what is put in for the same moment comes out in the order in which it was put in, so
/// that the same seed makes the same day.
template <class Action>
class Agenda
{
public:
    void put(EventTime when, Action action) { m_entries.push({when, m_serial++, std::move(action)}); }
    bool empty() const { return m_entries.empty(); }
    std::size_t size() const { return m_entries.size(); }
    std::optional<EventTime> next() const
    {
        return m_entries.empty() ? std::nullopt : std::optional(m_entries.top().when);
    }
    /// The earliest entry; the agenda must not be empty.
    std::pair<EventTime, Action> take()
    {
        std::pair<EventTime, Action> entry{m_entries.top().when, m_entries.top().action};
        m_entries.pop();
        return entry;
    }
    void clear() { m_entries = {}; }

private:
    struct Entry
    {
        EventTime when;
        std::uint64_t serial;
        Action action;
    };
    struct Later
    {
        bool operator()(const Entry& a, const Entry& b) const
        {
            return a.when != b.when ? a.when > b.when : a.serial > b.serial;
        }
    };
    std::priority_queue<Entry, std::vector<Entry>, Later> m_entries;
    std::uint64_t m_serial = 0;
};

/// A moment so many city seconds later.
inline EventTime later(EventTime from, double seconds)
{
    return from + std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1e6));
}
inline double secondsBetween(EventTime from, EventTime to)
{
    return static_cast<double>((to - from).count()) / 1e6;
}

} // namespace sandtable::sim
