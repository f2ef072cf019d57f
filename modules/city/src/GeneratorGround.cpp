// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorGround.h"

#include "GeneratorLots.h"
#include "GeneratorRoads.h"
#include "GeneratorShapes.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

/// A park is named after a known one nearby, else after its community.
std::string parkName(const CityPlan& plan, const GeneratorMesh::Face& face, LocalMetres p)
{
    for (const Profile::KnownPlace& known : plan.profile.places)
        if (known.kind == PlaceKind::Park && geo::distance(plan.place(known.at), p) < 420 * plan.shrink)
            return known.name.text;
    return withoutEnd(plan.communities[at(face.community)].facts->name.text, "社区") + "公园";
}

/// One name a lake: where a park has two they are called after their sides, where it has more they are numbered.
void nameLakes(const std::map<std::string, std::vector<std::size_t>>& lakesOf, CityModel& model)
{
    for (const auto& entry : lakesOf) {
        const std::string& park = entry.first;
        const std::vector<std::size_t>& lakes = entry.second;
        const auto middle = [&](std::size_t i) { return geo::centroid(model.waters[lakes[i]].shape.outer); };
        for (std::size_t i = 0; i < lakes.size(); ++i) {
            std::string which = lakes.size() > 2 ? chineseNumber(static_cast<std::uint32_t>(i) + 1) + "号" : "";
            if (lakes.size() == 2) {
                const LocalMetres from = middle(1 - i);
                const double east = middle(i).x - from.x;
                const double north = middle(i).y - from.y;
                which = std::abs(east) > std::abs(north) ? (east > 0 ? "东" : "西") : (north > 0 ? "北" : "南");
            }
            model.waters[lakes[i]].name = park + which + "湖";
        }
    }
}

void addPonds(const CityPlan& plan, const Parcel& parcel, CityModel& model)
{
    LotStyle style;
    style.frontM = 46, style.depthM = 78, style.setbackM = 3, style.gapM = 5, style.alleyM = 7, style.groupM2 = 16000;
    style.wobble = 0.12, style.leastM2 = 500, style.leastWidthM = 14, style.largestLengthM = 200,
    style.largestWidthM = 140;
    style.tiltRad = 0.06;
    Random random = plan.random.fork(500000 + static_cast<std::uint64_t>(parcel.face));
    for (const geo::Ring& lot : LotCutter(style, random).cut(parcel.ring)) {
        geo::Ring shape = roundedInside(lot, 0.1, 1);
        if (shape.size() < 3)
            continue;
        if (random.chance(0.06))
            model.greens.push_back({GreenKind::Grass, {}, {std::move(shape), {}}});
        else
            model.waters.push_back({WaterKind::Pond, {}, {std::move(shape), {}}});
    }
}

void addRiver(const PlanRiver& river, CityModel& model)
{
    geo::Ring ring = offsetLine(river.line, -river.halfWidthM);
    const geo::Line left = offsetLine(river.line, river.halfWidthM);
    ring.insert(ring.end(), left.rbegin(), left.rend());
    model.waters.push_back({WaterKind::River, river.name.text, {std::move(ring), {}}});
}

} // namespace

void fillGround(const CityPlan& plan, const std::vector<Parcel>& parcels, CityModel& model)
{
    for (const PlanRiver& river : plan.rivers)
        addRiver(river, model);
    std::map<std::string, std::vector<std::size_t>> lakesOf;
    for (const Parcel& parcel : parcels) {
        const GeneratorMesh::Face& face = plan.mesh.faces[at(parcel.face)];
        const double size = geo::signedArea(parcel.ring);
        switch (face.use) {
        case LandUse::Ponds:
            addPonds(plan, parcel, model);
            break;
        case LandUse::Farmland:
            model.greens.push_back({GreenKind::Farmland, {}, {parcel.ring, {}}});
            break;
        case LandUse::Wood:
            model.greens.push_back({GreenKind::Wood, {}, {parcel.ring, {}}});
            break;
        case LandUse::Park: {
            const std::string name = parkName(plan, face, geo::centroid(parcel.ring));
            geo::Polygon park{parcel.ring, {}};
            // Not every park has a lake.
            if (size > 22000 && plan.random.fork(600000 + static_cast<std::uint64_t>(parcel.face)).chance(0.45))
                if (geo::Ring lake = roundedInside(parcel.ring, 38, 2);
                    lake.size() > 2 && geo::signedArea(lake) > 1500) {
                    park.holes.emplace_back(lake.rbegin(), lake.rend());
                    lakesOf[name].push_back(model.waters.size());
                    model.waters.push_back({WaterKind::Lake, {}, {std::move(lake), {}}});
                }
            model.greens.push_back({GreenKind::Park, name, std::move(park)});
            break;
        }
        default:
            break;
        }
    }
    nameLakes(lakesOf, model);
}

} // namespace sandtable::city
