// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/DayRhythm.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace sandtable::sim {
namespace {

constexpr std::int64_t kHourUs = 3'600'000'000;

/// Local time may be before 1970, where division rounds the other way.
std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

const DayRhythm::Weights& DayRhythm::usual()
{
    static const Weights weights{1.0, 0.6, 0.4, 0.3, 0.4, 0.8, 2.2, 4.2, 6.6, 8.0, 7.8, 6.4,
                                 4.4, 4.8, 6.6, 7.2, 6.8, 6.0, 5.6, 5.8, 5.4, 4.4, 2.8, 1.6};
    return weights;
}

DayRhythm::DayRhythm(double perDay, const Weights& weights, std::chrono::minutes utcOffset) : m_utcOffset(utcOffset)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t hour = 0; hour < weights.size(); ++hour) {
        m_perSecond[hour] = perDay * weights[hour] / sum / 3600.0;
    }
}

int DayRhythm::localHour(EventTime when) const
{
    const std::int64_t local = toMicros(when + std::chrono::microseconds(m_utcOffset));
    const std::int64_t hours = floorDiv(local, kHourUs);
    return static_cast<int>(hours - floorDiv(hours, 24) * 24);
}

double DayRhythm::rateAt(EventTime when) const
{
    return m_perSecond[static_cast<std::size_t>(localHour(when))];
}

EventTime DayRhythm::next(EventTime from, Random& random) const
{
    // Time change: a unit-rate process is stretched by the integral of the rate, hour by hour.
    double wanted = -std::log1p(-random.unit());
    const std::int64_t offset = std::chrono::microseconds(m_utcOffset).count();
    std::int64_t at = toMicros(from);
    for (;;) {
        const double rate = rateAt(fromMicros(at));
        const std::int64_t hourEnd = (floorDiv(at + offset, kHourUs) + 1) * kHourUs - offset;
        const double available = rate * static_cast<double>(hourEnd - at) / 1e6;
        if (wanted < available) {
            return fromMicros(std::min(at + static_cast<std::int64_t>(wanted / rate * 1e6), hourEnd - 1));
        }
        wanted -= available;
        at = hourEnd;
    }
}

} // namespace sandtable::sim
