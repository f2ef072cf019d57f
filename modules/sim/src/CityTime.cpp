// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/CityTime.h>

#include <algorithm>
#include <cmath>

namespace sandtable::sim {

void CityTime::set(const protocol::CityClock& clock, Wall at)
{
    if (!std::isfinite(clock.speed()) || clock.speed() <= 0) {
        return; // a clock that stands tells nothing about the moments to come
    }
    m_cityAnchor = fromMicros(clock.time_us());
    m_wallAnchor = at;
    m_speed = clock.speed();
}

EventTime CityTime::now(Wall at)
{
    const double wallUs = std::chrono::duration<double, std::micro>(at - m_wallAnchor).count();
    const EventTime reading = m_cityAnchor + std::chrono::microseconds(static_cast<std::int64_t>(wallUs * m_speed));
    m_latest = std::max(m_latest, reading);
    return m_latest;
}

std::chrono::microseconds CityTime::until(EventTime when, Wall at)
{
    const auto wait = static_cast<double>((when - now(at)).count()) / m_speed;
    constexpr double kDayUs = 86'400e6;
    return std::chrono::microseconds(static_cast<std::int64_t>(std::clamp(wait, 0.0, kDayUs)));
}

} // namespace sandtable::sim
