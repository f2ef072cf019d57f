// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <array>
#include <span>

namespace sandtable::console {

/// Which tier belongs to a scale: the lowest whose typical region is large enough on the screen to bear its name and
/// figures. It holds on to the tier in work, so that a scale on the edge does not flicker between two. Pure.
class TierZoom
{
public:
    TierZoom() = default;
    explicit TierZoom(std::span<const city::Region> regions);

    /// `metresPerPixel` at the middle of the map; `tier` is the one in work, 1 … 4. Gives 1 … 4.
    int tierAt(double metresPerPixel, int tier) const;
    /// Square root of the median area of a tier's regions, metres; 0 where the city has none.
    double typicalM(int tier) const { return tier >= 1 && tier <= 4 ? m_typicalM[static_cast<std::size_t>(tier)] : 0; }

    /// How much further away than it came a tier goes.
    static constexpr double kHold = 1.2;

private:
    std::array<double, 5> m_typicalM{};
};

} // namespace sandtable::console
