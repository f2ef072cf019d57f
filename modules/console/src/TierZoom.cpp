// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/TierZoom.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace sandtable::console {

namespace {

/// Pixels that a typical region must span before its tier comes: a street fills much of the map by then, of
/// communities and micro-grids there are a dozen or two.
constexpr std::array<double, 5> kLeastSpanPx{0, 0, 520, 130, 185};

} // namespace

TierZoom::TierZoom(std::span<const city::Region> regions)
{
    std::array<std::vector<double>, 5> areas;
    for (const city::Region& region : regions)
        areas[static_cast<std::size_t>(region.tier)].push_back(std::abs(geo::signedArea(region.outer)));
    for (std::size_t tier = 1; tier < areas.size(); ++tier) {
        auto& sorted = areas[tier];
        if (sorted.empty())
            continue;
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
        std::nth_element(sorted.begin(), middle, sorted.end());
        m_typicalM[tier] = std::sqrt(*middle);
    }
}

int TierZoom::tierAt(double metresPerPixel, int tier) const
{
    int best = 1;
    for (int lower = 2; lower <= 4; ++lower) {
        const auto index = static_cast<std::size_t>(lower);
        const double least = kLeastSpanPx[index] / (tier >= lower ? kHold : 1);
        if (m_typicalM[index] > 0 && m_typicalM[index] >= least * metresPerPixel)
            best = lower;
    }
    return best;
}

} // namespace sandtable::console
