// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/base/Random.h>

#include <array>
#include <chrono>

namespace sandtable::sim {

/// How many reports come at which hour of the local day: a Poisson process whose rate changes by the hour and whose
/// integral over a day is `perDay`.
class DayRhythm
{
public:
    using Weights = std::array<double, 24>;

    /// Two humps, before noon and in the early evening, and a quiet night.
    static const Weights& usual();

    /// Weights are ≥ 0, with at least one > 0; perDay > 0.
    DayRhythm(double perDay, const Weights& weights, std::chrono::minutes utcOffset);

    /// Reports a second at a moment.
    double rateAt(EventTime when) const;
    /// When the next report comes after `from`.
    EventTime next(EventTime from, Random& random) const;
    /// Hour of the local day, 0 … 23.
    int localHour(EventTime when) const;

private:
    Weights m_perSecond{};
    std::chrono::minutes m_utcOffset;
};

} // namespace sandtable::sim
