// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorKerb.h"

#include <sandtable/city/MicroGrids.h>
#include <sandtable/geo/RegionIndex.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

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

/// Stands covers over the shafts of one network and gives the shafts their codes; returns how many it stood.
std::uint32_t coverShafts(const geo::RegionIndex& grids, PipeKind network, std::uint64_t firstCode, std::uint32_t count,
                          CityModel& model)
{
    const std::uint32_t firstGrid = model.tierRange(Tier::MicroGrid).first;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> shafts; // node, micro-grid
    for (std::uint32_t i = 0; i < model.pipeNodes.size(); ++i) {
        const PipeNode& node = model.pipeNodes[i];
        if (node.network != network || node.kind == PipeNodeKind::Outfall)
            continue;
        if (const std::uint32_t grid = grids.find(node.at); grid != geo::RegionIndex::kNone)
            shafts.emplace_back(i, grid + firstGrid);
    }
    // Nobody buries what has to be reached; the others share the remaining covers evenly.
    const auto opened = [&model](const std::pair<std::uint32_t, std::uint32_t>& shaft) {
        const PipeNodeKind kind = model.pipeNodes[shaft.first].kind;
        return kind == PipeNodeKind::Valve || kind == PipeNodeKind::Pump || kind == PipeNodeKind::Works ||
               kind == PipeNodeKind::Source;
    };
    const auto stood = std::min<std::uint64_t>(count, shafts.size());
    const auto must = static_cast<std::uint64_t>(std::count_if(shafts.begin(), shafts.end(), opened));
    const std::uint64_t others = shafts.size() - must;
    const std::uint64_t left = stood - std::min(stood, must);
    std::uint32_t placed = 0;
    for (std::uint64_t passed = 0; const auto& shaft : shafts) {
        bool covered = opened(shaft);
        if (!covered) {
            covered = (passed + 1) * left / others > passed * left / others;
            ++passed;
        }
        if (covered && placed < stood) {
            PipeNode& node = model.pipeNodes[shaft.first];
            node.component = firstCode + placed++;
            model.components.push_back({node.component, node.at, shaft.second});
        }
    }
    // A junction of mains without a cover lies in the ground.
    if (!isGravity(network))
        for (PipeNode& node : model.pipeNodes)
            if (node.network == network && node.component == 0 &&
                (node.kind == PipeNodeKind::Manhole || node.kind == PipeNodeKind::Valve))
                node.kind = PipeNodeKind::Joint;
    return placed;
}

} // namespace

std::vector<std::uint32_t> componentCounts(const Profile& profile, std::uint32_t total)
{
    const std::vector<Profile::ComponentKind>& kinds = profile.components;
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

void fillComponents(const CityGround& ground, CityModel& model)
{
    const Profile& profile = ground.plan.profile;
    const Kerbs all(ground, model, RoadClass::Footway);
    const Kerbs larger(ground, model, RoadClass::Branch);
    std::uint64_t district = 0;
    std::from_chars(profile.code.data(), profile.code.data() + profile.code.size(), district);
    const std::uint32_t total = ground.plan.scaled(profile.counts.components, 1);
    const std::vector<std::uint32_t> counts = componentCounts(profile, total);
    const geo::RegionIndex grids(microGridRings(model));
    model.components.reserve(total);
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const Profile::ComponentKind& kind = profile.components[k];
        Random random = ground.plan.random.fork(7000 + kind.code);
        const bool junction = kind.stand == Profile::Stand::Junction;
        const Kerbs& kerbs = junction && larger.count() > 0 ? larger : all;
        const double phase = random.unit();
        const std::uint64_t firstCode = (district * 10000 + kind.code) * 1000000 + 1;
        std::uint32_t stood = 0;
        for (const Profile::PipeNetwork& network : profile.pipeNetworks)
            if (network.cover == kind.code && stood == 0)
                stood = coverShafts(grids, network.kind, firstCode, counts[k], model);
        for (std::uint32_t i = stood; i < counts[k]; ++i) {
            // One kind keeps its distance along the kerb, with a little play.
            const double metres = (i + phase * 0.8 + random.unit() * 0.2) / counts[k] * kerbs.lengthM();
            const KerbSpot spot = kerbs.spot(metres, sideOf(kind.stand, kerbs.halfWidthM(metres), random));
            model.components.push_back({firstCode + i, spot.at, spot.grid});
        }
    }
}

} // namespace sandtable::city
