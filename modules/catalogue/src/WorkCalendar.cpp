// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/WorkCalendar.h>

#include <algorithm>

namespace sandtable::catalogue {

namespace {

using std::chrono::days;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::sys_days;
using LocalMicros = std::chrono::sys_time<microseconds>;

constexpr double kMicrosAnHour = 3.6e9;
constexpr double kHoursAWorkDay = 8;
/// A calendar whose years are all holidays must not loop for ever.
constexpr int kMaxDaysAhead = 366 * 20;

microseconds hours(double amount)
{
    return microseconds(static_cast<std::int64_t>(amount * kMicrosAnHour + 0.5));
}

} // namespace

WorkCalendar::WorkCalendar() : m_spans{{8 * 60, 12 * 60}, {14 * 60, 18 * 60}} {}

bool WorkCalendar::isWorkday(sys_days localDay) const
{
    if (m_makeUpDays.contains(localDay)) {
        return true;
    }
    const unsigned weekday = std::chrono::weekday(localDay).iso_encoding();
    return weekday <= 5 && !m_holidays.contains(localDay);
}

EventTime WorkCalendar::due(EventTime start, Deadline deadline) const
{
    switch (deadline.unit) {
    case DeadlineUnit::UrgentHour:
        return start + hours(deadline.amount);
    case DeadlineUnit::NaturalDay:
        return start + hours(deadline.amount * 24);
    case DeadlineUnit::WorkHour:
        return afterWorkingTime(start, hours(deadline.amount));
    case DeadlineUnit::WorkDay:
        return afterWorkingTime(start, hours(deadline.amount * kHoursAWorkDay));
    }
    return start;
}

EventTime WorkCalendar::afterWorkingTime(EventTime start, microseconds remaining) const
{
    const LocalMicros local(start.time_since_epoch() + m_utcOffset);
    sys_days day = std::chrono::floor<days>(local);
    for (int ahead = 0; ahead < kMaxDaysAhead; ++ahead, day += days(1)) {
        if (!isWorkday(day)) {
            continue;
        }
        for (const Span& span : m_spans) {
            const LocalMicros from = std::max(LocalMicros(day + minutes(span.fromMinute)), local);
            const LocalMicros to = day + minutes(span.toMinute);
            if (from >= to) {
                continue;
            }
            if (remaining <= to - from) {
                return EventTime((from + remaining).time_since_epoch() - m_utcOffset);
            }
            remaining -= to - from;
        }
    }
    return EventTime((LocalMicros(day).time_since_epoch()) - m_utcOffset);
}

} // namespace sandtable::catalogue
