// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <chrono>

namespace sandtable::server {

/// The city clock: starts somewhere and runs at so many city seconds a wall second. It follows the steady clock, so
/// that no correction of the computer's time makes it jump; whoever makes it sees to it that it starts no earlier than
/// the log's last event. Immutable: any thread.
class CityTime
{
public:
    /// speed: city seconds a wall second, > 0.
    CityTime(EventTime start, double speed, std::chrono::steady_clock::time_point startedAt)
        : m_start(start), m_speed(speed), m_startedAt(startedAt)
    {
    }

    EventTime at(std::chrono::steady_clock::time_point when) const
    {
        const std::chrono::duration<double, std::micro> wall = when - m_startedAt;
        return m_start + std::chrono::microseconds(static_cast<std::int64_t>(wall.count() * m_speed));
    }
    EventTime now() const { return at(std::chrono::steady_clock::now()); }
    double speed() const { return m_speed; }
    protocol::CityClock clock() const
    {
        protocol::CityClock clock;
        clock.set_time_us(toMicros(now()));
        clock.set_speed(m_speed);
        return clock;
    }

private:
    EventTime m_start;
    double m_speed;
    std::chrono::steady_clock::time_point m_startedAt;
};

} // namespace sandtable::server
