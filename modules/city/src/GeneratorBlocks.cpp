// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorPlan.h"
#include "GeneratorShapes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

constexpr std::int32_t kNoSide = GeneratorMesh::kNone;

struct BlockStyle
{
    double blockM2; ///< stop cutting below about 1.4 times this
    float laneM;    ///< width of the lanes between blocks
    double bendM;   ///< how crooked they are
    double tiltRad;
};

BlockStyle styleOf(LandUse use)
{
    switch (use) {
    case LandUse::OldTown:
        return {3000, 4.5F, 5, 0.35};
    case LandUse::Village:
        return {4200, 5, 4, 0.22};
    case LandUse::MidRise:
        return {11000, 8, 0, 0.03};
    case LandUse::Towers:
        return {24000, 12, 0, 0.02};
    case LandUse::Commercial:
        return {13000, 12, 0, 0.02};
    case LandUse::Industrial:
        return {19000, 12, 0, 0.05};
    case LandUse::Public:
        return {22000, 9, 0, 0.04};
    case LandUse::Ponds:
    case LandUse::Farmland:
        return {52000, 5, 4, 0.1};
    case LandUse::Park:
    case LandUse::Wood:
    default:
        return {90000, 4, 8, 0.1};
    }
}

/// A draw that is the same all over a patch of some hundred metres, so that uses come in quarters, not in confetti.
Random patchRandom(const CityPlan& plan, LocalMetres p)
{
    const double size = 520;
    std::int64_t bestX = 0, bestY = 0;
    double nearest = 1e300;
    const auto cx = static_cast<std::int64_t>(std::floor(p.x / size));
    const auto cy = static_cast<std::int64_t>(std::floor(p.y / size));
    for (std::int64_t y = cy - 1; y <= cy + 1; ++y)
        for (std::int64_t x = cx - 1; x <= cx + 1; ++x) {
            Random site = plan.random.fork(static_cast<std::uint64_t>((x + 100000) * 1000003 + y + 100000));
            const LocalMetres s{(static_cast<double>(x) + site.unit()) * size,
                                (static_cast<double>(y) + site.unit()) * size};
            const double far = geo::distance(s, p);
            if (far < nearest)
                nearest = far, bestX = x, bestY = y;
        }
    return plan.random.fork(static_cast<std::uint64_t>((bestX + 300000) * 1000003 + bestY + 100000));
}

LandUse mixed(const Profile::LandMix& mix, double draw)
{
    const std::array<std::pair<double, LandUse>, 10> parts{{{mix.village, LandUse::Village},
                                                            {mix.midRise, LandUse::MidRise},
                                                            {mix.towers, LandUse::Towers},
                                                            {mix.commercial, LandUse::Commercial},
                                                            {mix.industrial, LandUse::Industrial},
                                                            {mix.publicUse, LandUse::Public},
                                                            {mix.park, LandUse::Park},
                                                            {mix.ponds, LandUse::Ponds},
                                                            {mix.farmland, LandUse::Farmland},
                                                            {mix.wood, LandUse::Wood}}};
    double sum = 0;
    for (const auto& part : parts)
        sum += part.first;
    draw *= sum;
    for (const auto& [weight, use] : parts) {
        if (draw < weight)
            return use;
        draw -= weight;
    }
    return LandUse::Village;
}

LandUse chooseUse(const CityPlan& plan, const geo::Ring& ring, std::int32_t street, Random& random)
{
    const LocalMetres p = geo::centroid(ring);
    // The strip between a river's bank road and the border is a green dyke.
    if (orientedBox(ring).widthM < 75 && plan.toWater(p) < 130)
        return random.chance(0.5) ? LandUse::Wood : LandUse::Park;
    for (const Profile::KnownPlace& known : plan.profile.places)
        if (known.kind == PlaceKind::Park && geo::distance(plan.place(known.at), p) < 210 * plan.shrink)
            return LandUse::Park;
    if (random.chance(std::min(0.96, 1.5 * plan.pull(Profile::CentreKind::OldTown, p)))) {
        const double draw = random.unit();
        return draw < 0.8    ? LandUse::OldTown
               : draw < 0.9  ? LandUse::Commercial
               : draw < 0.95 ? LandUse::MidRise
                             : LandUse::Public;
    }
    if (random.chance(0.85 * plan.pull(Profile::CentreKind::Towers, p))) {
        const double draw = random.unit();
        return draw < 0.56   ? LandUse::Towers
               : draw < 0.84 ? LandUse::Commercial
               : draw < 0.93 ? LandUse::Public
                             : LandUse::Park;
    }
    if (random.chance(0.8 * plan.pull(Profile::CentreKind::Industrial, p)))
        return LandUse::Industrial;
    Random patch = patchRandom(plan, p);
    return mixed(plan.profile.streets[at(street)].mix, random.chance(0.8) ? patch.unit() : random.unit());
}

void cutBanks(CityPlan& plan)
{
    for (std::size_t r = 0; r < plan.rivers.size(); ++r)
        for (const double side : {1.0, -1.0}) {
            const bool broad = plan.rivers[r].halfWidthM > 15;
            plan.cuts.push_back({broad ? RoadClass::Branch : RoadClass::Lane, broad ? 11.0F : 6.0F, true, false, false,
                                 -1, static_cast<std::int32_t>(r), -1, LandUse::None});
            cutAlong(plan.mesh, offsetLine(plan.rivers[r].line, side * plan.rivers[r].bankM),
                     static_cast<std::uint32_t>(plan.cuts.size()) - 1);
        }
    for (std::size_t f = 0; f < plan.mesh.faces.size(); ++f) {
        const LocalMetres inside = geo::labelPoint(plan.mesh.ring(static_cast<std::int32_t>(f)));
        for (const PlanRiver& river : plan.rivers)
            if (river.reach.contains(inside) && distanceToLine(river.line, inside) < river.bankM)
                plan.mesh.faces[f].water = true;
        if (plan.mesh.faces[f].water)
            plan.mesh.faces[f].use = LandUse::Water;
    }
}

/// Ground that one building takes, roads and yards included, as these quarters come out (measured on whole cities).
double groundPerBuildingM2(LandUse use)
{
    switch (use) {
    case LandUse::OldTown:
    case LandUse::Village:
        return 131;
    case LandUse::MidRise:
        return 410;
    case LandUse::Towers:
        return 2740;
    case LandUse::Commercial:
        return 2640;
    case LandUse::Industrial:
        return 3130;
    case LandUse::Public:
        return 2370;
    default:
        return 1e12;
    }
}

/// A cell is ground of one use, about nine hectares, smaller where the town is fine-grained.
double cellM2(const CityPlan& plan, double old)
{
    return (old > 0.4 ? 30000 : 85000) * (plan.options.scale < 0.5 ? 0.5 : 1.0);
}

void cutFurther(CityPlan& plan, std::int32_t face, const PlanCut& cut, double tilt, double bend, Random& random,
                std::vector<std::int32_t>& waiting)
{
    plan.cuts.push_back(cut);
    const auto id = static_cast<std::uint32_t>(plan.cuts.size()) - 1;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const double share = 0.5 + (random.unit() - 0.5) * 0.16;
        const double tiltRad = (random.unit() - 0.5) * (tilt + 0.1 * attempt);
        const std::int32_t created = cutFace(plan.mesh, face, share, tiltRad, (random.unit() - 0.5) * 2 * bend, id);
        if (created != kNoSide) {
            waiting.push_back(created);
            waiting.push_back(face);
            return;
        }
    }
}

void cutCells(CityPlan& plan, std::int32_t start, Random random)
{
    std::vector<std::int32_t> waiting{start};
    while (!waiting.empty()) {
        const std::int32_t now = waiting.back();
        waiting.pop_back();
        const geo::Ring ring = plan.mesh.ring(now);
        const LocalMetres centre = geo::centroid(ring);
        const double old = plan.pull(Profile::CentreKind::OldTown, centre);
        // Set before the cut, so that a piece that cannot be cut any more has a use, too.
        plan.mesh.faces[at(now)].use = chooseUse(plan, ring, plan.mesh.faces[at(now)].street, random);
        if (geo::signedArea(ring) <= 1.4 * cellM2(plan, old))
            continue;
        const float width = old > 0.4 ? 8 : 12;
        cutFurther(plan, now, {RoadClass::Branch, width, true, false, false, -1, -1, -1, LandUse::None},
                   0.08 + 0.3 * old, 6 + 20 * old, random, waiting);
    }
}

void cutBlocks(CityPlan& plan, std::int32_t start, Random random)
{
    std::vector<std::int32_t> waiting{start};
    while (!waiting.empty()) {
        const std::int32_t now = waiting.back();
        waiting.pop_back();
        const geo::Ring ring = plan.mesh.ring(now);
        const LandUse use = plan.mesh.faces[at(now)].use;
        const BlockStyle style = styleOf(use);
        if (geo::signedArea(ring) <= 1.4 * style.blockM2 || orientedBox(ring).lengthM < 40)
            continue;
        const RoadClass roadClass = style.laneM <= 5 ? RoadClass::Lane : RoadClass::Branch;
        cutFurther(plan, now, {roadClass, static_cast<float>(style.laneM), true, false, false, -1, -1, -1, use},
                   style.tiltRad, style.bendM, random, waiting);
    }
}

/// Turns quarters into villages, those first that lie farthest from what they are about, until the houses fit.
void makeRoom(CityPlan& plan, double demand)
{
    struct Cell
    {
        double rank;
        std::int32_t face;
    };
    std::vector<Cell> cells;
    double fits = 0;
    Random random = plan.random.fork(4);
    for (std::size_t f = 0; f < plan.mesh.faces.size(); ++f) {
        const LandUse use = plan.mesh.faces[f].use;
        const auto face = static_cast<std::int32_t>(f);
        const double draw = random.unit();
        if (plan.mesh.faces[f].water || use == LandUse::None)
            continue;
        const LocalMetres p = geo::centroid(plan.mesh.ring(face));
        fits += plan.mesh.faceArea(face) / groundPerBuildingM2(use);
        const double pull = use == LandUse::Industrial ? plan.pull(Profile::CentreKind::Industrial, p)
                                                       : plan.pull(Profile::CentreKind::Towers, p);
        const bool rural = use == LandUse::Ponds || use == LandUse::Farmland;
        if (use != LandUse::OldTown && use != LandUse::Village && use != LandUse::Park && use != LandUse::Wood)
            cells.push_back({pull + draw * 0.5 + (rural ? 0.3 : 0), face});
    }
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.rank < b.rank; });
    const double wanted = demand * plan.scaled(plan.profile.counts.buildings, 1);
    for (const Cell& cell : cells) {
        if (fits >= wanted)
            break;
        LandUse& use = plan.mesh.faces[at(cell.face)].use;
        const double area = plan.mesh.faceArea(cell.face);
        fits += area / groundPerBuildingM2(LandUse::Village) - area / groundPerBuildingM2(use);
        use = LandUse::Village;
    }
}

} // namespace

void planBlocks(CityPlan& plan, double demand)
{
    cutBanks(plan);
    const std::size_t grounds = plan.mesh.faces.size();
    for (std::size_t f = 0; f < grounds; ++f)
        if (!plan.mesh.faces[f].water)
            cutCells(plan, static_cast<std::int32_t>(f), plan.random.fork(1000 + f));
    makeRoom(plan, demand);
    const std::size_t cells = plan.mesh.faces.size();
    for (std::size_t f = 0; f < cells; ++f)
        if (!plan.mesh.faces[f].water)
            cutBlocks(plan, static_cast<std::int32_t>(f), plan.random.fork(1000000 + f));
}

} // namespace sandtable::city
