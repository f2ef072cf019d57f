// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace sandtable::console {

/// The city's clock between two words from the server: city microseconds UTC, running `speed` city seconds a wall
/// second. The steady time comes in, so that tests need no clock.
class CityTime
{
public:
    using Steady = std::chrono::steady_clock::time_point;

    void set(std::int64_t cityUs, double speed, Steady at)
    {
        m_cityUs = cityUs;
        m_speed = speed > 0 ? speed : 1;
        m_at = at;
        m_known = true;
    }
    bool known() const { return m_known; }
    double speed() const { return m_speed; }
    /// City time at a steady moment; 0 before the server has told its clock.
    std::int64_t at(Steady now) const
    {
        if (!m_known)
            return 0;
        const auto wallUs = std::chrono::duration_cast<std::chrono::microseconds>(now - m_at).count();
        return m_cityUs + static_cast<std::int64_t>(static_cast<double>(wallUs) * m_speed);
    }

private:
    std::int64_t m_cityUs = 0;
    double m_speed = 1;
    Steady m_at{};
    bool m_known = false;
};

} // namespace sandtable::console
