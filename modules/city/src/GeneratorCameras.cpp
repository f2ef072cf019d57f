// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorKerb.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sandtable::city {

namespace {

/// "汾江中路·同济西路口" when another road ends near, else only the road.
std::string nameOf(const CityModel& model, const CityGround& ground, const KerbSpot& spot, std::uint32_t sequence)
{
    const GeneratorMesh& mesh = ground.plan.mesh;
    const auto roadName = [&](std::int32_t h) {
        const std::int32_t road = ground.roads.roadOf[static_cast<std::size_t>(h >> 1)];
        return road < 0 ? 0U : model.roads[static_cast<std::size_t>(road)].name;
    };
    const std::uint32_t own = roadName(spot.halfEdge);
    const auto& edge = mesh.edges[static_cast<std::size_t>(spot.halfEdge)];
    for (const std::int32_t other : {edge.next, edge.prev})
        if (const std::uint32_t name = roadName(other); name != 0 && name != own)
            return fmt::format("{}{}口{}号", model.strings[own], model.strings[name], sequence % 4 + 1);
    return fmt::format("{}监控{}号", model.strings[own], sequence);
}

} // namespace

void fillCameras(const CityGround& ground, CityModel& model)
{
    const Profile& profile = ground.plan.profile;
    const std::uint32_t total = ground.plan.scaled(profile.counts.cameras, 1);
    // Two thirds watch the larger roads, the rest the streets between; GB/T 28181 type 132 is a network camera.
    const std::uint32_t onLarge = total * 2 / 3;
    const Kerbs large(ground, model, RoadClass::Secondary);
    const Kerbs all(ground, model, RoadClass::Footway);
    Random random = ground.plan.random.fork(8);
    model.cameras.reserve(total);
    for (std::uint32_t i = 0; i < total; ++i) {
        const bool first = i < onLarge && large.count() > 0;
        const Kerbs& kerbs = first ? large : all;
        const double share =
            first ? (i + random.unit()) / onLarge : (i - onLarge + random.unit()) / std::max(1U, total - onLarge);
        const double metres = std::min(share, 1.0) * kerbs.lengthM();
        const KerbSpot spot = kerbs.spot(metres, kerbs.halfWidthM(metres) + 0.4);
        Camera camera;
        camera.code = fmt::format("{}00132{:07}", profile.cameraCentreCode, i + 1);
        camera.name = nameOf(model, ground, spot, i + 1);
        camera.at = spot.at;
        camera.grid = spot.grid;
        // Half look with the traffic, half against it; a touch towards the carriageway (to the right of the half-edge).
        const double along = spot.headingDeg + (random.chance(0.5) ? 8 : 172);
        camera.headingDeg = static_cast<float>(std::fmod(std::round(along * 10) / 10, 360));
        camera.viewAngleDeg = static_cast<float>(random.chance(0.7) ? 60 : random.chance(0.5) ? 90 : 40);
        camera.rangeM = static_cast<float>(first ? 120 : 60);
        camera.heightM = static_cast<float>(first ? 6.5 : 4);
        model.cameras.push_back(std::move(camera));
    }
}

} // namespace sandtable::city
