// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/base/Result.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <set>
#include <vector>

namespace sandtable::catalogue {

/// Deadline units of CJJ/T 106: urgent hours (紧急工作时) and natural days run round the clock, work hours (工作时) and
/// work days (工作日, eight work hours) count only working time.
enum class DeadlineUnit : std::uint8_t
{
    UrgentHour = 1,
    WorkHour,
    WorkDay,
    NaturalDay
};

struct Deadline
{
    double amount = 0; ///< > 0
    DeadlineUnit unit = DeadlineUnit::WorkDay;
};

/// Working time: by default 08–12 and 14–18 on Monday to Friday, without holidays, with make-up workdays (调休).
/// Local time is UTC + 8 h unless the file says otherwise. Immutable after loading.
class WorkCalendar
{
public:
    /// A span of a working day, in minutes after local midnight.
    struct Span
    {
        int fromMinute;
        int toMinute;
    };

    WorkCalendar();
    /// Reads data/catalogue/calendar.toml (docs/catalogue.md). Fails with NotFound, Unreadable or Malformed; the
    /// message names file, line, column and key.
    static Result<WorkCalendar> load(const std::filesystem::path& file);

    /// When a clock started at `start` falls due, in wall time: a working-time clock that starts outside working time
    /// begins at the next working minute.
    EventTime due(EventTime start, Deadline deadline) const { return after(start, length(deadline), deadline.unit); }
    /// The limit as a span of the time that its unit counts; a work day is eight hours of working time.
    static std::chrono::microseconds length(Deadline deadline);
    /// The moment when `span` has passed since `start`, as the unit counts.
    EventTime after(EventTime start, std::chrono::microseconds span, DeadlineUnit unit) const;
    /// The span between two moments as the unit counts it: all of it for urgent hours and natural days, working time
    /// for the others. 0 when `to` is not after `from`.
    std::chrono::microseconds elapsed(EventTime from, EventTime to, DeadlineUnit unit) const;
    bool isWorkday(std::chrono::sys_days localDay) const;
    bool isWorkingTime(EventTime at) const;
    /// Minutes after local midnight, 0 … 1439.
    int localMinute(EventTime at) const;
    std::chrono::minutes utcOffset() const { return m_utcOffset; }

private:
    EventTime afterWorkingTime(EventTime start, std::chrono::microseconds remaining) const;

    std::vector<Span> m_spans;
    std::set<std::chrono::sys_days> m_holidays;
    std::set<std::chrono::sys_days> m_makeUpDays;
    std::chrono::minutes m_utcOffset{480};
};

} // namespace sandtable::catalogue
