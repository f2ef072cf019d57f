// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorPipeSites.h"

#include "GeneratorShapes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

/// A junction on dry land with a street that has this kind of pipe.
bool fits(const CityModel& model, std::span<const std::uint32_t> roads, PipeKind kind)
{
    return std::any_of(roads.begin(), roads.end(), [&](std::uint32_t r) {
        const Road& road = model.roads[r];
        return !road.bridge && isServed(kind, road) && road.roadClass <= RoadClass::Branch &&
               road.roadClass != RoadClass::Expressway;
    });
}

LocalMetres nearestOn(std::span<const LocalMetres> line, LocalMetres p)
{
    LocalMetres best = p;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const LocalMetres a = line[i];
        const LocalMetres d{line[i + 1].x - a.x, line[i + 1].y - a.y};
        const double square = d.x * d.x + d.y * d.y;
        const double t = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0) : 0;
        const LocalMetres q{a.x + t * d.x, a.y + t * d.y};
        if (const double far = geo::distance(p, q); far < least) {
            least = far;
            best = q;
        }
    }
    return best;
}

std::vector<PipeSite> outfalls(const CityPlan& plan, const CityModel& model, const RoadsAt& roadsAt)
{
    constexpr double kReachM = 45;
    constexpr double kApartM = 180;
    constexpr double kIntoWaterM = 1;
    std::vector<PipeSite> sites;
    for (std::uint32_t v = 0; v < model.roadNodes.size(); ++v) {
        const LocalMetres p = model.roadNodes[v];
        if (const double far = plan.toWater(p); far < 1 || far > kReachM || !fits(model, roadsAt[v], PipeKind::Drain)) {
            continue;
        }
        if (std::any_of(sites.begin(), sites.end(), [&](const PipeSite& other) {
                return geo::distance(model.roadNodes[other.roadNode], p) < kApartM;
            })) {
            continue;
        }
        for (const PlanRiver& river : plan.rivers) {
            const LocalMetres middle = nearestOn(river.line, p);
            const double far = geo::distance(p, middle);
            if (const double bank = far - river.halfWidthM; bank > 0 && bank <= kReachM) {
                const double t = (bank + kIntoWaterM) / far;
                sites.push_back(
                    {v, PipeNodeKind::Outfall, {}, {p.x + (middle.x - p.x) * t, p.y + (middle.y - p.y) * t}});
                break;
            }
        }
    }
    return sites;
}

} // namespace

std::vector<PipeSite> pipeSites(const CityPlan& plan, const CityModel& model, const RoadsAt& roadsAt,
                                const Profile::PipeNetwork& network)
{
    if (network.kind == PipeKind::Drain) {
        return outfalls(plan, model, roadsAt);
    }
    std::vector<PipeSite> sites;
    for (const Profile::PipeSite& wanted : network.sites) {
        const LocalMetres at = plan.place(wanted.at);
        PipeSite site{kNone, network.kind == PipeKind::Sewage ? PipeNodeKind::Works : PipeNodeKind::Source, wanted.name,
                      at};
        double least = std::numeric_limits<double>::max();
        for (std::uint32_t v = 0; v < model.roadNodes.size(); ++v) {
            if (const double far = geo::distance(model.roadNodes[v], at);
                far < least && fits(model, roadsAt[v], network.kind)) {
                least = far;
                site.roadNode = v;
            }
        }
        const bool taken = std::any_of(sites.begin(), sites.end(),
                                       [&](const PipeSite& other) { return other.roadNode == site.roadNode; });
        if (site.roadNode != kNone && !taken) {
            sites.push_back(std::move(site));
        }
    }
    return sites;
}

} // namespace sandtable::city
