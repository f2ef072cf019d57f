// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorContents.h"
#include "GeneratorShapes.h"

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

/// Where a building meets the road that its address names.
struct Frontage
{
    std::uint32_t name = 0;
    bool left = false;
    double along = 0;
    std::uint32_t building = 0;
    double rank = 0;
};

/// Whether numbers run along x or y, by road name.
std::vector<bool> runsAlongX(const CityModel& model)
{
    std::vector<geo::Bounds> reach(model.strings.size());
    for (const Road& road : model.roads)
        reach[road.name].add(road.line);
    std::vector<bool> result;
    result.reserve(reach.size());
    for (const geo::Bounds& b : reach)
        result.push_back(b.max.x - b.min.x >= b.max.y - b.min.y);
    return result;
}

} // namespace

Result<void> fillAddresses(const CityGround& ground, CityModel& model)
{
    const GeneratorMesh& mesh = ground.plan.mesh;
    const std::vector<bool> alongX = runsAlongX(model);
    Random random = ground.plan.random.fork(5);
    std::vector<Frontage> frontages;
    frontages.reserve(model.buildings.size());
    std::vector<std::int32_t> edges;
    for (std::uint32_t b = 0; b < model.buildings.size(); ++b) {
        const LocalMetres p = ground.buildings.centre[b];
        const double rank = random.unit();
        mesh.edgesOf(ground.buildings.faceOf[b], edges);
        double nearest = 1e300;
        std::int32_t best = -1;
        for (const std::int32_t h : edges)
            if (ground.roads.roadOf[at(h >> 1)] >= 0)
                if (const double far = geo::distanceToSegment(p, mesh.from(h), mesh.to(h)); far < nearest)
                    nearest = far, best = h;
        if (best < 0)
            continue;
        const std::uint32_t name = model.roads[at(ground.roads.roadOf[at(best >> 1)])].name;
        const LocalMetres from = mesh.from(best);
        const LocalMetres to = mesh.to(best);
        const bool forward = alongX[name] ? to.x >= from.x : to.y >= from.y;
        // Homes at the back of a block are the ones that have no number of their own.
        const double keep =
            rank + (model.buildings[b].use == BuildingUse::Village ? 0.0 : 1.0) - std::min(0.9, nearest * 0.01);
        frontages.push_back({name, forward, alongX[name] ? p.x : p.y, b, keep});
    }
    const std::size_t wanted = ground.plan.scaled(ground.plan.profile.counts.addresses, 1);
    if (frontages.size() < wanted)
        return failure(
            ErrorCode::OutOfRange,
            fmt::format("profile: counts.addresses: {} wanted, {} buildings lie at a road", wanted, frontages.size()));
    const auto byRank = [](const Frontage& a, const Frontage& b) {
        return a.rank != b.rank ? a.rank > b.rank : a.building < b.building;
    };
    std::nth_element(frontages.begin(), frontages.begin() + static_cast<std::ptrdiff_t>(wanted) - 1, frontages.end(),
                     byRank);
    frontages.resize(wanted);
    std::sort(frontages.begin(), frontages.end(), [](const Frontage& a, const Frontage& b) {
        return a.name != b.name     ? a.name < b.name
               : a.left != b.left   ? a.left < b.left
               : a.along != b.along ? a.along < b.along
                                    : a.building < b.building;
    });
    model.addresses.reserve(wanted);
    std::uint32_t sequence = 0;
    for (std::size_t i = 0; i < frontages.size(); ++i) {
        const Frontage& f = frontages[i];
        const bool same = i > 0 && frontages[i - 1].name == f.name && frontages[i - 1].left == f.left;
        sequence = same ? sequence + 1 : 0;
        const std::uint32_t number = 2 * sequence + (f.left ? 1 : 2);
        model.addresses.push_back({ground.buildings.centre[f.building], f.name, fmt::format("{}号", number), f.building,
                                   model.buildings[f.building].grid});
    }
    return {};
}

} // namespace sandtable::city
