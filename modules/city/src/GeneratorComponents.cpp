// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorKerb.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

/// How many of each kind, adding up to the total.
std::vector<std::uint32_t> countsOf(const std::vector<Profile::ComponentKind>& kinds, std::uint32_t total)
{
    double shares = 0;
    for (const Profile::ComponentKind& kind : kinds)
        shares += kind.share;
    std::vector<std::uint32_t> counts;
    double passed = 0;
    std::uint32_t given = 0;
    for (const Profile::ComponentKind& kind : kinds) {
        passed += kind.share;
        const auto upTo = static_cast<std::uint32_t>(std::lround(passed / shares * total));
        counts.push_back(upTo - given);
        given = upTo;
    }
    return counts;
}

double sideOf(Profile::Stand stand, double halfWidthM, Random& random)
{
    switch (stand) {
    case Profile::Stand::Carriageway:
        return std::max(0.3, halfWidthM * random.between(0.15, 0.9));
    case Profile::Stand::Kerb:
        return halfWidthM + 0.3;
    case Profile::Stand::Junction:
        return halfWidthM + 0.5;
    case Profile::Stand::Footway:
    default:
        return halfWidthM + (halfWidthM > 5 ? random.between(0.8, 1.6) : 0.45);
    }
}

} // namespace

void fillComponents(const CityGround& ground, CityModel& model)
{
    const Profile& profile = ground.plan.profile;
    const Kerbs all(ground, model, RoadClass::Footway);
    const Kerbs larger(ground, model, RoadClass::Branch);
    std::uint64_t district = 0;
    std::from_chars(profile.code.data(), profile.code.data() + profile.code.size(), district);
    const std::uint32_t total = ground.plan.scaled(profile.counts.components, 1);
    const std::vector<std::uint32_t> counts = countsOf(profile.components, total);
    model.components.reserve(total);
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const Profile::ComponentKind& kind = profile.components[k];
        Random random = ground.plan.random.fork(7000 + kind.code);
        const bool junction = kind.stand == Profile::Stand::Junction;
        const Kerbs& kerbs = junction && larger.count() > 0 ? larger : all;
        const double phase = random.unit();
        for (std::uint32_t i = 0; i < counts[k]; ++i) {
            // One kind keeps its distance along the kerb, with a little play.
            const double metres = (i + phase * 0.8 + random.unit() * 0.2) / counts[k] * kerbs.lengthM();
            const KerbSpot spot = kerbs.spot(metres, sideOf(kind.stand, kerbs.halfWidthM(metres), random));
            model.components.push_back({(district * 10000 + kind.code) * 1000000 + i + 1, spot.at, spot.grid});
        }
    }
}

} // namespace sandtable::city
