// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sandtable {

/// Splitmix64 (Steele, Lea, Flood 2014). Used instead of <random>'s distributions because those differ between
/// standard libraries, and the same seed must give the same city and the same day everywhere.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// Uniform in [0, 1).
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// Uniform in [low, high).
    double between(double low, double high) { return low + (high - low) * unit(); }
    /// Uniform in [0, count); count must be positive.
    std::uint32_t below(std::uint32_t count)
    {
        // The high half of 32 random bits times count: the same draw on every machine, without a 128-bit type.
        return static_cast<std::uint32_t>((next() >> 32) * count >> 32);
    }
    /// True with the given probability.
    bool chance(double probability) { return unit() < probability; }
    /// A generator of its own for a named part, so that one part's draws do not shift another's.
    Random fork(std::uint64_t salt) const
    {
        Random child(m_state ^ (salt * 0xd1342543de82ef95ULL));
        child.next();
        return child;
    }

private:
    std::uint64_t m_state;
};

} // namespace sandtable
