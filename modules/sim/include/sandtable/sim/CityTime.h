// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <chrono>
#include <optional>

namespace sandtable::sim {

/// The server's city clock, carried on by the wall clock between two readings. Never runs backwards.
class CityTime
{
public:
    using Wall = std::chrono::steady_clock::time_point;

    /// A reading of the server's clock that was right at the wall time `at`.
    void set(const protocol::CityClock& clock, Wall at);
    bool known() const { return m_speed > 0; }
    /// City seconds a wall second; 0 before the first reading.
    double speed() const { return m_speed; }
    /// City time at a wall time; only when known.
    EventTime now(Wall at);
    /// Wall time until the city's clock shows `when`; zero if it already does.
    std::chrono::microseconds until(EventTime when, Wall at);

private:
    EventTime m_cityAnchor;
    Wall m_wallAnchor;
    EventTime m_latest;
    double m_speed = 0;
};

} // namespace sandtable::sim
