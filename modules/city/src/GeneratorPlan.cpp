// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorPlan.h"

#include "GeneratorShapes.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

struct Placement
{
    geo::Ring outline;
    LocalMetres centre;
    double stretch = 1;
};

Placement placeOutline(const Profile& profile, const geo::Frame& frame, double scale)
{
    Placement result;
    for (const geo::Wgs84 p : profile.outline)
        result.outline.push_back(frame.toLocal(p));
    if (geo::signedArea(result.outline) < 0)
        std::reverse(result.outline.begin(), result.outline.end());
    result.centre = geo::centroid(result.outline);
    result.stretch = std::sqrt(profile.areaKm2 * 1e6 * scale / geo::signedArea(result.outline));
    for (LocalMetres& p : result.outline)
        p = {result.centre.x + (p.x - result.centre.x) * result.stretch,
             result.centre.y + (p.y - result.centre.y) * result.stretch};
    return result;
}

} // namespace

CityPlan::CityPlan(const Profile& p, GenerateOptions o)
    : profile(p), options(o), random(o.seed), frame(p.origin), mesh(placeOutline(p, frame, o.scale).outline)
{
    const Placement placement = placeOutline(p, frame, o.scale);
    centre = placement.centre;
    stretch = placement.stretch;
    shrink = std::sqrt(o.scale);
    cuts.push_back({RoadClass::Branch, 0, false, false, false, -1, -1, -1, LandUse::None});
    for (const Profile::River& r : p.rivers) {
        PlanRiver river;
        river.name = r.name;
        river.halfWidthM = std::max(r.widthM * shrink, 8.0) / 2;
        river.bankM = river.halfWidthM + 7 + std::min(12.0, r.widthM * 0.09);
        river.line = smoothed(place(r.line), 2);
        river.reach.add(river.line);
        river.reach.min = {river.reach.min.x - river.bankM - 60, river.reach.min.y - river.bankM - 60};
        river.reach.max = {river.reach.max.x + river.bankM + 60, river.reach.max.y + river.bankM + 60};
        rivers.push_back(std::move(river));
    }
    for (const Profile::Centre& c : p.centres)
        centres.push_back({place(c.at), c.radiusM * shrink, c.storeys, c.kind});
}

LocalMetres CityPlan::place(geo::Wgs84 at) const
{
    const LocalMetres p = frame.toLocal(at);
    return {centre.x + (p.x - centre.x) * stretch, centre.y + (p.y - centre.y) * stretch};
}

geo::Line CityPlan::place(const std::vector<geo::Wgs84>& line) const
{
    geo::Line placed;
    for (const geo::Wgs84 p : line)
        placed.push_back(place(p));
    return placed;
}

std::uint32_t CityPlan::scaled(std::uint32_t count, std::uint32_t least) const
{
    const auto share = static_cast<std::uint32_t>(std::lround(count * options.scale));
    return options.scale > 1 ? share : std::min(count, std::max(least, share));
}

double CityPlan::toWater(LocalMetres p) const
{
    double best = 1e9;
    for (const PlanRiver& river : rivers)
        if (river.reach.contains(p))
            best = std::min(best, distanceToLine(river.line, p) - river.halfWidthM);
    return best;
}

double CityPlan::storeysAt(LocalMetres p) const
{
    double best = 11;
    for (const PlanCentre& c : centres) {
        const double far = geo::distance(c.at, p) / c.radiusM;
        if (c.kind == Profile::CentreKind::Towers)
            best = std::max(best, 11 + (c.storeys - 11) * std::exp(-0.9 * far * far));
    }
    return best;
}

double CityPlan::pull(Profile::CentreKind kind, LocalMetres p) const
{
    double best = 0;
    for (const PlanCentre& c : centres) {
        const double far = geo::distance(c.at, p) / c.radiusM;
        if (c.kind == kind)
            best = std::max(best, std::exp(-1.2 * far * far));
    }
    return best;
}

void planFrame(CityPlan& plan)
{
    // A smaller city keeps fewer of its main roads: 1/20 has room for the first two ranks.
    std::uint32_t highest = 0;
    for (const Profile::MainRoad& road : plan.profile.roads)
        highest = std::max(highest, road.rank);
    const auto kept = static_cast<std::uint32_t>(std::ceil(1 + (highest - 1.0) * std::min(1.0, plan.shrink * 1.05)));
    std::vector<std::pair<geo::Line, std::uint32_t>> lines;
    const auto add = [&](const std::vector<geo::Wgs84>& line, const PlanCut& cut) {
        lines.emplace_back(smoothed(plan.place(line), 2), static_cast<std::uint32_t>(plan.cuts.size()));
        plan.cuts.push_back(cut);
    };
    for (const std::vector<geo::Wgs84>& border : plan.profile.borders)
        add(border, {RoadClass::Branch, 0, false, false, true, -1, -1, -1, LandUse::None});
    for (std::size_t i = 0; i < plan.profile.roads.size(); ++i)
        if (const Profile::MainRoad& road = plan.profile.roads[i]; road.rank <= kept)
            add(road.line, {road.roadClass, static_cast<float>(road.widthM), true, true, road.streetBorder,
                            static_cast<std::int32_t>(i), -1, -1, LandUse::None});
    // A road may end on one that comes later in the list: until then its last stretch has nothing to reach.
    for (bool grown = true; grown;) {
        grown = false;
        for (const auto& [line, cut] : lines)
            grown = cutAlong(plan.mesh, line, cut) || grown;
    }
}

} // namespace sandtable::city
