// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorContents.h"

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::city {

void fillWorkers(const CityGround& ground, CityModel& model)
{
    const Profile& profile = ground.plan.profile;
    const auto [first, count] = model.tierRange(Tier::MicroGrid);
    const std::uint32_t total = std::max(count, ground.plan.scaled(profile.counts.workers, 1));
    std::vector<std::vector<std::uint32_t>> homes(count);
    for (std::uint32_t b = 0; b < model.buildings.size(); ++b)
        if (model.buildings[b].use != BuildingUse::Industrial)
            homes[model.buildings[b].grid - first].push_back(b);
    std::vector<std::uint32_t> crowded(count);
    for (std::uint32_t g = 0; g < count; ++g)
        crowded[g] = g;
    std::stable_sort(crowded.begin(), crowded.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return homes[a].size() > homes[b].size(); });

    Random random = ground.plan.random.fork(10);
    const auto pick = [&](const std::vector<std::string>& words) -> const std::string& {
        return words[random.below(static_cast<std::uint32_t>(words.size()))];
    };
    for (std::uint32_t i = 0; i < total; ++i) {
        const std::uint32_t grid = i < count ? i : crowded[(i - count) % count];
        std::string name = pick(profile.surnames) + pick(profile.givenNames);
        if (random.chance(0.75))
            name += pick(profile.givenNames);
        // A grid of ponds or river has no house: its worker starts from the label point.
        const auto& near = homes[grid];
        const geo::LocalMetres home =
            near.empty() ? model.regions[first + grid].label
                         : ground.buildings.centre[near[random.below(static_cast<std::uint32_t>(near.size()))]];
        model.workers.push_back({fmt::format("W{:04}", i + 1), std::move(name), first + grid, home});
    }
}

} // namespace sandtable::city
