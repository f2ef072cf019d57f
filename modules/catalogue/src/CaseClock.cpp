// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/CaseClock.h>

namespace sandtable::catalogue {

void CaseClock::pause(EventTime now, const WorkCalendar& calendar)
{
    m_used = used(now, calendar);
    m_since.reset();
}

void CaseClock::resume(EventTime now)
{
    m_since = m_since.value_or(now);
}

std::chrono::microseconds CaseClock::used(EventTime now, const WorkCalendar& calendar) const
{
    return m_since ? m_used + calendar.elapsed(*m_since, now, m_limit.unit) : m_used;
}

std::optional<EventTime> CaseClock::due(const WorkCalendar& calendar) const
{
    if (!m_since) {
        return std::nullopt;
    }
    const auto left = calendar.length(m_limit) - m_used;
    // What was used up before the last pause is overdue from the moment it goes on.
    return left.count() <= 0 ? *m_since : calendar.after(*m_since, left, m_limit.unit);
}

} // namespace sandtable::catalogue
