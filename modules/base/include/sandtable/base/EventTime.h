// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace sandtable {

/// When something happened in the city: UTC, whole microseconds since 1970-01-01.
/// Under a simulated day this runs faster than the wall clock; it never converts to frame time silently.
struct CityClockTag
{
    using duration = std::chrono::microseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<CityClockTag, duration>;
    static constexpr bool is_steady = false;
};
using EventTime = CityClockTag::time_point;

inline std::int64_t toMicros(EventTime t)
{
    return t.time_since_epoch().count();
}
inline EventTime fromMicros(std::int64_t us)
{
    return EventTime(std::chrono::microseconds(us));
}

} // namespace sandtable
