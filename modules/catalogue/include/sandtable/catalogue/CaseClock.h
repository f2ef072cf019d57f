// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/WorkCalendar.h>

#include <optional>

namespace sandtable::catalogue {

/// The clock of one limit of a case: it starts once, can be paused (挂账) and resumed, and its limit can be extended
/// (延期). It counts in the limit's own unit: an hour's pause at night takes nothing off a limit in work hours. A plain
/// value; times must not run backwards.
class CaseClock
{
public:
    CaseClock(EventTime start, Deadline limit) : m_limit(limit), m_since(start) {}
    /// As it was kept: so much counted already, and running since then, or paused.
    CaseClock(Deadline limit, std::chrono::microseconds used, std::optional<EventTime> since)
        : m_limit(limit), m_used(used), m_since(since)
    {
    }

    /// Pausing a paused clock, or resuming a running one, changes nothing.
    void pause(EventTime now, const WorkCalendar& calendar);
    void resume(EventTime now);
    /// Counted in the limit's unit.
    void extend(double amount) { m_limit.amount += amount; }

    bool paused() const { return !m_since; }
    /// Counted so far, pauses left out.
    std::chrono::microseconds used(EventTime now, const WorkCalendar& calendar) const;
    /// When it falls due in wall time; nothing while it is paused.
    std::optional<EventTime> due(const WorkCalendar& calendar) const;
    const Deadline& limit() const { return m_limit; }

private:
    Deadline m_limit;
    std::chrono::microseconds m_used{0}; ///< up to the last pause
    std::optional<EventTime> m_since;    ///< running since then
};

} // namespace sandtable::catalogue
