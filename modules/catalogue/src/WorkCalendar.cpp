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

microseconds WorkCalendar::length(Deadline deadline)
{
    switch (deadline.unit) {
    case DeadlineUnit::NaturalDay:
        return hours(deadline.amount * 24);
    case DeadlineUnit::WorkDay:
        return hours(deadline.amount * kHoursAWorkDay);
    case DeadlineUnit::UrgentHour:
    case DeadlineUnit::WorkHour:
        break;
    }
    return hours(deadline.amount);
}

EventTime WorkCalendar::after(EventTime start, microseconds span, DeadlineUnit unit) const
{
    const bool roundTheClock = unit == DeadlineUnit::UrgentHour || unit == DeadlineUnit::NaturalDay;
    return roundTheClock ? start + span : afterWorkingTime(start, span);
}

bool WorkCalendar::isWorkingTime(EventTime at) const
{
    const LocalMicros local(at.time_since_epoch() + m_utcOffset);
    const sys_days day = std::chrono::floor<days>(local);
    return isWorkday(day) && std::ranges::any_of(m_spans, [&](const Span& span) {
               return day + minutes(span.fromMinute) <= local && local < day + minutes(span.toMinute);
           });
}

int WorkCalendar::localMinute(EventTime at) const
{
    const LocalMicros local(at.time_since_epoch() + m_utcOffset);
    return static_cast<int>(std::chrono::floor<minutes>(local - std::chrono::floor<days>(local)).count());
}

microseconds WorkCalendar::elapsed(EventTime from, EventTime to, DeadlineUnit unit) const
{
    if (to <= from) {
        return microseconds(0);
    }
    if (unit == DeadlineUnit::UrgentHour || unit == DeadlineUnit::NaturalDay) {
        return to - from;
    }
    const LocalMicros begin(from.time_since_epoch() + m_utcOffset);
    const LocalMicros end(to.time_since_epoch() + m_utcOffset);
    microseconds sum(0);
    for (sys_days day = std::chrono::floor<days>(begin); day <= end; day += days(1)) {
        if (!isWorkday(day)) {
            continue;
        }
        for (const Span& span : m_spans) {
            const LocalMicros first = std::max(LocalMicros(day + minutes(span.fromMinute)), begin);
            const LocalMicros last = std::min(LocalMicros(day + minutes(span.toMinute)), end);
            sum += std::max(last - first, microseconds(0));
        }
    }
    return sum;
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
