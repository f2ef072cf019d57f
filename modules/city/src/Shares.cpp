// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shares.h"

#include <algorithm>
#include <numeric>

namespace sandtable::city {

std::vector<std::uint32_t> shareOut(std::span<const double> weights, std::uint32_t total, std::uint32_t most)
{
    const std::size_t parts = weights.size();
    std::vector<std::uint32_t> shares(parts, 1);
    if (total <= parts)
        return shares;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const double spare = static_cast<double>(total) - static_cast<double>(parts);
    std::vector<std::pair<double, std::size_t>> rest;
    std::uint64_t given = 0;
    for (std::size_t i = 0; i < parts; ++i) {
        const double exact = sum > 0 ? spare * weights[i] / sum : spare / static_cast<double>(parts);
        const auto whole = static_cast<std::uint32_t>(exact);
        shares[i] = std::min(1 + whole, most);
        given += shares[i];
        rest.emplace_back(whole - exact, i);
    }
    std::sort(rest.begin(), rest.end());
    for (bool room = true; room && given < total;) {
        room = false;
        for (std::size_t i = 0; i < parts && given < total; ++i)
            if (std::uint32_t& share = shares[rest[i].second]; share < most) {
                ++share;
                ++given;
                room = true;
            }
    }
    return shares;
}

} // namespace sandtable::city
