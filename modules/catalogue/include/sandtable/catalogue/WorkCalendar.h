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
    EventTime due(EventTime start, Deadline deadline) const;
    bool isWorkday(std::chrono::sys_days localDay) const;
    std::chrono::minutes utcOffset() const { return m_utcOffset; }

private:
    EventTime afterWorkingTime(EventTime start, std::chrono::microseconds remaining) const;

    std::vector<Span> m_spans;
    std::set<std::chrono::sys_days> m_holidays;
    std::set<std::chrono::sys_days> m_makeUpDays;
    std::chrono::minutes m_utcOffset{480};
};

} // namespace sandtable::catalogue
