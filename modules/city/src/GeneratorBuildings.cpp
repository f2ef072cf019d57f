// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorGround.h"
#include "GeneratorLots.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

struct Candidate
{
    geo::Ring ring;
    std::int32_t face = 0;
    BuildingUse use = BuildingUse::Other;
    std::uint16_t storeys = 1;
    float heightM = 3;
    bool spare = false; ///< one of many like it, may be left out to meet the count
    double rank = 0;
};

constexpr double kUsualFineness = 0.92;
constexpr double kFinest = 0.8;
constexpr double kCoarsest = 1.3;

/// fineness scales the lots of the small-grained quarters so that the count comes out.
LotStyle styleOf(LandUse use, double fineness)
{
    LotStyle s;
    switch (use) {
    case LandUse::OldTown:
        s.frontM = 7.5 * fineness, s.depthM = 13 * fineness, s.setbackM = 0.3, s.gapM = 0.25, s.alleyM = 1.8,
        s.groupM2 = 900;
        s.wobble = 0.45, s.tiltRad = 0.16, s.leastM2 = 22, s.leastWidthM = 3.2;
        break;
    case LandUse::MidRise:
        s.frontM = 18 * fineness, s.depthM = 17 * fineness, s.setbackM = 2, s.gapM = 4, s.alleyM = 7, s.groupM2 = 2200;
        s.leastM2 = 70, s.leastWidthM = 7, s.wobble = 0.15;
        break;
    case LandUse::Towers:
        s.frontM = 44, s.depthM = 44, s.setbackM = 7, s.gapM = 16, s.alleyM = 22, s.groupM2 = 8000;
        s.leastM2 = 180, s.leastWidthM = 11, s.largestLengthM = 34, s.largestWidthM = 20, s.wobble = 0.1;
        break;
    case LandUse::Commercial:
        s.frontM = 40, s.depthM = 44, s.setbackM = 4, s.gapM = 8, s.alleyM = 12, s.groupM2 = 9000;
        s.leastM2 = 150, s.leastWidthM = 10, s.largestLengthM = 70, s.largestWidthM = 46, s.wobble = 0.3;
        break;
    case LandUse::Industrial:
        s.frontM = 36, s.depthM = 58, s.setbackM = 3, s.gapM = 7, s.alleyM = 12, s.groupM2 = 9000;
        s.leastM2 = 160, s.leastWidthM = 9, s.largestLengthM = 150, s.largestWidthM = 80, s.wobble = 0.4;
        break;
    case LandUse::Public:
        s.frontM = 30, s.depthM = 46, s.setbackM = 8, s.gapM = 14, s.alleyM = 20, s.groupM2 = 6000;
        s.leastM2 = 150, s.leastWidthM = 9, s.largestLengthM = 62, s.largestWidthM = 18, s.wobble = 0.3;
        break;
    case LandUse::Village:
    default:
        s.frontM = 9.2 * fineness, s.depthM = 11.5 * fineness, s.setbackM = 0.4, s.gapM = 0.5, s.alleyM = 2.2,
        s.groupM2 = 640;
        s.wobble = 0.16, s.tiltRad = 0.05, s.leastM2 = 30, s.leastWidthM = 4;
        break;
    }
    return s;
}

class Builder
{
public:
    Builder(const CityPlan& plan, const std::vector<Parcel>& parcels) : m_plan(plan), m_parcels(parcels) {}

    /// Of every `step`th parcel only, for a guess at the count.
    std::vector<Candidate> candidates(double fineness, std::size_t step) const
    {
        std::vector<Candidate> result;
        result.reserve(m_plan.scaled(m_plan.profile.counts.buildings, 1) * 5 / 4 / step);
        for (std::size_t i = step / 2; i < m_parcels.size(); i += step)
            build(m_parcels[i], fineness, m_plan.random.fork(2000000 + i), result);
        return result;
    }

private:
    void build(const Parcel& parcel, double fineness, Random random, std::vector<Candidate>& result) const
    {
        const LandUse use = m_plan.mesh.faces[at(parcel.face)].use;
        if (use == LandUse::None || use >= LandUse::Park)
            return;
        const LocalMetres middle = geo::centroid(parcel.ring);
        const double old = m_plan.pull(Profile::CentreKind::OldTown, middle);
        const double near = m_plan.toWater(middle);
        const LotStyle style = styleOf(use, fineness);
        const double towers = m_plan.storeysAt(middle);
        for (geo::Ring& ring : LotCutter(style, random).cut(parcel.ring)) {
            // A few lots stay open: yards, courts, wells.
            const double open = use == LandUse::Village      ? 0.03
                                : use == LandUse::OldTown    ? 0.04
                                : use == LandUse::Industrial ? 0.1
                                                             : 0.02;
            const double draw = random.unit();
            const double rank = random.unit();
            const double height = random.unit();
            if (draw < open || (near < 400 && standsInWater(ring)))
                continue;
            Candidate c;
            c.face = parcel.face;
            c.rank = rank;
            shape(use, old, towers, height, geo::signedArea(ring), c);
            c.ring = std::move(ring);
            result.push_back(std::move(c));
        }
    }

    /// Looks along the walls and at the middle: the tip of a creek may lie between two corners.
    bool standsInWater(const geo::Ring& ring) const
    {
        const auto wet = [&](LocalMetres p) { return m_plan.toWater(p) < 3; };
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const LocalMetres a = ring[i];
            const LocalMetres b = ring[(i + 1) % ring.size()];
            const double steps = std::ceil(geo::distance(a, b) / 4);
            for (double k = 0; k < steps; ++k)
                if (wet({a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps}))
                    return true;
        }
        return wet(geo::centroid(ring));
    }

    static void shape(LandUse use, double old, double towers, double draw, double area, Candidate& c)
    {
        double storeys = 1;
        double perStorey = 3.1;
        switch (use) {
        case LandUse::OldTown:
            storeys = draw < 0.3 ? 1 : draw < 0.72 ? 2 : draw < 0.93 ? 3 : 4 + std::floor((1 - old) * 5);
            perStorey = 3.4;
            c.use = area > 160 ? BuildingUse::Commercial : BuildingUse::Residential;
            c.spare = true;
            break;
        case LandUse::Village:
            storeys = draw < 0.08 ? 2 : draw < 0.42 ? 3 : draw < 0.8 ? 4 : draw < 0.96 ? 5 : 6;
            c.use = BuildingUse::Village;
            c.spare = true;
            break;
        case LandUse::MidRise:
            storeys = 5 + std::floor(draw * 4);
            c.use = BuildingUse::Residential;
            c.spare = area < 260;
            break;
        case LandUse::Towers:
            storeys = std::max(9.0, std::round(towers * (0.72 + 0.42 * draw)));
            perStorey = 3.0;
            c.use = BuildingUse::Residential;
            break;
        case LandUse::Commercial:
            storeys =
                draw < 0.5 ? 3 + std::floor(draw * 6) : std::round(towers * (0.4 + 0.9 * (draw - 0.5) * 2 * (1 - old)));
            perStorey = 4.0;
            c.use = BuildingUse::Commercial;
            break;
        case LandUse::Industrial:
            storeys = area > 900 ? (draw < 0.75 ? 1 : 2) : 1 + std::floor(draw * 4);
            perStorey = area > 900 ? 7.5 - (storeys - 1) * 2 : 3.8;
            c.use = BuildingUse::Industrial;
            break;
        default:
            storeys = 3 + std::floor(draw * 4);
            perStorey = 3.7;
            c.use = BuildingUse::Public;
            break;
        }
        c.storeys = static_cast<std::uint16_t>(std::clamp(storeys, 1.0, 80.0));
        c.heightM = static_cast<float>(std::round(c.storeys * perStorey * 10) / 10);
    }

    const CityPlan& m_plan;
    const std::vector<Parcel>& m_parcels;
};

/// Leaves out spare buildings, the same ones each time, until `wanted` are left.
void thin(std::vector<Candidate>& candidates, std::size_t wanted)
{
    std::vector<std::pair<double, std::size_t>> spare;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (candidates[i].spare)
            spare.emplace_back(candidates[i].rank, i);
    const std::size_t excess = std::min(candidates.size() - wanted, spare.size());
    std::nth_element(spare.begin(), spare.begin() + static_cast<std::ptrdiff_t>(excess), spare.end());
    for (std::size_t i = 0; i < excess; ++i)
        candidates[spare[i].second].ring.clear();
    std::erase_if(candidates, [](const Candidate& c) { return c.ring.empty(); });
}

} // namespace

std::optional<PlanBuildings> fillBuildings(const CityPlan& plan, const std::vector<Parcel>& parcels, CityModel& model,
                                           double& room)
{
    const std::size_t wanted = plan.scaled(plan.profile.counts.buildings, 1);
    const auto share = [&](std::size_t count) { return static_cast<double>(count) / static_cast<double>(wanted); };
    const Builder builder(plan, parcels);
    // Guess from a sample, then build; close above the count few houses are left out and the lots are at their largest.
    constexpr std::size_t kSample = 8;
    double fineness = kUsualFineness;
    for (int round = 0; round < 2; ++round)
        fineness =
            std::clamp(fineness * std::sqrt(share(builder.candidates(fineness, kSample).size() * kSample) / 1.045),
                       kFinest, kCoarsest);
    std::vector<Candidate> candidates = builder.candidates(fineness, 1);
    for (int round = 0; round < 4 && candidates.size() < wanted && fineness > kFinest; ++round) {
        fineness = std::max(kFinest, fineness * std::min(0.985, std::sqrt(share(candidates.size()) / 1.02)));
        candidates = builder.candidates(fineness, 1);
    }
    room = share(candidates.size());
    if (candidates.size() < wanted)
        return std::nullopt;
    thin(candidates, wanted);
    if (candidates.size() != wanted)
        return std::nullopt;

    PlanBuildings result;
    result.faceOf.reserve(wanted);
    model.buildings.reserve(wanted);
    std::size_t vertices = 0;
    for (const Candidate& c : candidates)
        vertices += c.ring.size();
    model.buildingVertices.reserve(vertices);
    for (const Candidate& c : candidates) {
        Building b;
        b.firstVertex = static_cast<std::uint32_t>(model.buildingVertices.size());
        b.vertexCount = static_cast<std::uint16_t>(c.ring.size());
        b.storeys = c.storeys;
        b.heightM = c.heightM;
        b.use = c.use;
        b.grid = static_cast<std::uint32_t>(plan.mesh.faces[at(c.face)].grid);
        for (const LocalMetres p : c.ring)
            model.buildingVertices.push_back({std::round(p.x * 100) / 100, std::round(p.y * 100) / 100});
        model.buildings.push_back(b);
        result.faceOf.push_back(c.face);
        result.centre.push_back(geo::centroid(c.ring));
    }
    return result;
}

} // namespace sandtable::city
