// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorContents.h"
#include "GeneratorShapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

/// The point half of its length along a line.
LocalMetres halfway(const geo::Line& line)
{
    double left = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        left += geo::distance(line[i], line[i + 1]) / 2;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double length = geo::distance(line[i], line[i + 1]);
        if (left <= length && length > 0)
            return {line[i].x + (line[i + 1].x - line[i].x) * left / length,
                    line[i].y + (line[i + 1].y - line[i].y) * left / length};
        left -= length;
    }
    return line.back();
}

class PlaceFiller
{
public:
    PlaceFiller(const CityGround& ground, CityModel& model) : m_ground(ground), m_model(model)
    {
        for (std::uint32_t b = 0; b < model.buildings.size(); ++b) {
            const std::uint32_t community = model.regions[model.buildings[b].grid].parent;
            m_byUse[{community, model.buildings[b].use}].push_back(b);
        }
    }

    void known()
    {
        for (const Profile::KnownPlace& place : m_ground.plan.profile.places) {
            LocalMetres p = m_ground.plan.place(place.at);
            // A bridge stands where its road crosses; a smaller city may have no road for it.
            if (place.kind == PlaceKind::Bridge && !moveToBridge(p))
                continue;
            const std::uint32_t grid = gridAt(p);
            if (grid == kNone)
                continue;
            add(place.kind, place.name, p, grid);
            if (place.kind == PlaceKind::Temple)
                raiseTemple(p);
        }
    }

    void bridges()
    {
        // One bridge a road and water: its carriageways and joints are several edges.
        struct Span
        {
            LocalMetres at;
            double toMiddleM = 1e300;
            std::uint32_t roadEn = 0;
        };
        std::map<std::pair<std::uint32_t, const PlanRiver*>, Span> spans;
        for (const Road& road : m_model.roads)
            if (road.bridge) {
                const LocalMetres p = halfway(road.line);
                const auto [river, far] = riverAt(p);
                Span& span = spans[{road.name, river}];
                if (far < span.toMiddleM)
                    span = {p, far, road.nameEn};
            }
        for (const auto& [key, span] : spans)
            if (const std::uint32_t grid = gridAt(span.at);
                grid != kNone && !nearKnown(PlaceKind::Bridge, span.at, 120))
                add(PlaceKind::Bridge, bridgeName(m_model.strings[key.first], m_model.strings[span.roadEn], key.second),
                    span.at, grid);
    }

    void everyday()
    {
        const auto [first, count] = m_model.tierRange(Tier::Community);
        Random random = m_ground.plan.random.fork(9);
        for (std::uint32_t c = first; c < first + count; ++c) {
            const Region region = m_model.regions[c];
            const BilingualName base{withoutEnd(region.name, "社区"),
                                     withoutEnd(withoutEnd(region.nameEn, " Community"), " Village")};
            const bool village = !region.name.ends_with("社区");
            putIn(c, PlaceKind::School, {base.text + "小学", base.english + " Primary School"},
                  {BuildingUse::Public, BuildingUse::Residential, BuildingUse::Village}, random);
            if (random.chance(0.45))
                putIn(c, PlaceKind::School, {base.text + "幼儿园", base.english + " Kindergarten"},
                      {BuildingUse::Public, BuildingUse::Village, BuildingUse::Residential}, random);
            if (random.chance(0.7))
                putIn(c, PlaceKind::Market, {base.text + "市场", base.english + " Market"},
                      {BuildingUse::Commercial, BuildingUse::Village, BuildingUse::Residential}, random);
            if (random.chance(0.8))
                putIn(c, PlaceKind::Hospital, {base.text + "社区卫生服务站", base.english + " Health Station"},
                      {BuildingUse::Public, BuildingUse::Commercial, BuildingUse::Village}, random);
            if (c % 4 == 0)
                putIn(c, PlaceKind::Police, {base.text + "派出所", base.english + " Police Station"},
                      {BuildingUse::Public, BuildingUse::Commercial, BuildingUse::Village}, random);
            if (c % 12 == 3)
                putIn(c, PlaceKind::FireStation, {base.text + "消防救援站", base.english + " Fire Station"},
                      {BuildingUse::Public, BuildingUse::Industrial, BuildingUse::Village}, random);
            if (village)
                putIn(c, PlaceKind::Temple, {base.text + "宗祠", base.english + " Ancestral Hall"},
                      {BuildingUse::Village, BuildingUse::Residential, BuildingUse::Industrial}, random);
            const std::uint32_t sites = random.below(3);
            for (std::uint32_t i = 0; i < sites; ++i)
                putIn(c, PlaceKind::ConstructionSite,
                      {fmt::format("{}{}号工地", base.text, i + 1),
                       fmt::format("{} Construction Site {}", base.english, i + 1)},
                      {BuildingUse::Residential, BuildingUse::Commercial, BuildingUse::Industrial}, random);
            if (random.chance(0.5))
                putIn(c, PlaceKind::Factory, {base.text + "工业园", base.english + " Industrial Park"},
                      {BuildingUse::Industrial}, random);
            if (village)
                add(PlaceKind::Village, {region.name, region.nameEn}, region.label, gridAt(region.label));
            putIn(c, PlaceKind::GovernmentOffice,
                  {region.name + (village ? "村委会" : "居委会"), region.nameEn + " Committee"},
                  {BuildingUse::Public, BuildingUse::Commercial, BuildingUse::Village, BuildingUse::Residential},
                  random);
        }
        parks();
    }

private:
    void parks()
    {
        std::set<std::string> named;
        for (const Place& place : m_model.places)
            named.insert(place.name);
        for (const Green& green : m_model.greens)
            if (green.kind == GreenKind::Park && named.insert(green.name).second) {
                const LocalMetres p = geo::labelPoint(green.shape.outer);
                if (const std::uint32_t grid = gridAt(p); grid != kNone) {
                    const Region& community = m_model.regions[m_model.regions[grid].parent];
                    add(PlaceKind::Park, {green.name, withoutEnd(community.nameEn, " Community") + " Park"}, p, grid);
                }
            }
    }

    /// Puts a place of a community into one of its buildings of the first use that it has.
    void putIn(std::uint32_t community, PlaceKind kind, BilingualName name, std::initializer_list<BuildingUse> uses,
               Random& random)
    {
        for (const BuildingUse use : uses) {
            const auto found = m_byUse.find({community, use});
            if (found == m_byUse.end())
                continue;
            const std::uint32_t b = found->second[random.below(static_cast<std::uint32_t>(found->second.size()))];
            if (kind == PlaceKind::Temple && m_model.buildings[b].storeys <= 6) {
                m_model.buildings[b].use = BuildingUse::Temple;
                m_model.buildings[b].storeys = 1;
                m_model.buildings[b].heightM = 7;
            }
            add(kind, std::move(name), m_ground.buildings.centre[b], m_model.buildings[b].grid);
            return;
        }
    }

    /// The houses around a known temple's place become its halls.
    void raiseTemple(LocalMetres p)
    {
        for (std::size_t b = 0; b < m_model.buildings.size(); ++b)
            if (geo::distance(m_ground.buildings.centre[b], p) < 28) {
                m_model.buildings[b].use = BuildingUse::Temple;
                m_model.buildings[b].storeys = 1;
                m_model.buildings[b].heightM = 9;
            }
    }

    void add(PlaceKind kind, BilingualName name, LocalMetres p, std::uint32_t grid)
    {
        m_model.places.push_back({kind, std::move(name.text), std::move(name.english), p, grid});
    }

    bool nearKnown(PlaceKind kind, LocalMetres p, double reachM) const
    {
        return std::any_of(m_model.places.begin(), m_model.places.end(), [&](const Place& place) {
            return place.kind == kind && geo::distance(place.at, p) < reachM;
        });
    }

    std::uint32_t gridAt(LocalMetres p) const
    {
        const auto [first, count] = m_model.tierRange(Tier::MicroGrid);
        for (std::uint32_t r = first; r < first + count; ++r)
            if (geo::contains(m_model.regions[r].outer, p))
                return r;
        return kNone;
    }

    /// The river here and how far its middle is; none beyond 400 m.
    std::pair<const PlanRiver*, double> riverAt(LocalMetres p) const
    {
        const PlanRiver* best = nullptr;
        double nearest = 400;
        for (const PlanRiver& river : m_ground.plan.rivers)
            if (const double far = distanceToLine(river.line, p); far < nearest)
                nearest = far, best = &river;
        return {best, nearest};
    }

    /// 季华四路 over 石湾涌 → 季华四路石湾涌桥; over a wide water it is a 大桥.
    BilingualName bridgeName(const std::string& road, const std::string& roadEn, const PlanRiver* river) const
    {
        constexpr double kGreatBridgeM = 100;
        if (!river)
            return {road + "桥", roadEn + " Bridge"};
        const auto position = static_cast<std::size_t>(river - m_ground.plan.rivers.data());
        // The true width: a smaller city's bridges keep their names.
        const bool great = m_ground.plan.profile.rivers[position].widthM >= kGreatBridgeM;
        return {road + withoutEnd(withoutEnd(river->name.text, "水道"), "河") + (great ? "大桥" : "桥"),
                fmt::format("{} Bridge, {}", roadEn, river->name.english)};
    }

    /// Moves a point to the middle of the nearest bridge; false when none is near.
    bool moveToBridge(LocalMetres& p) const
    {
        constexpr double kReachM = 80;
        double nearest = kReachM;
        const Road* best = nullptr;
        for (const Road& road : m_model.roads)
            if (road.bridge)
                if (const double far = distanceToLine(road.line, p); far < nearest)
                    nearest = far, best = &road;
        if (best)
            p = halfway(best->line);
        return best != nullptr;
    }

    const CityGround& m_ground;
    CityModel& m_model;
    std::map<std::pair<std::uint32_t, BuildingUse>, std::vector<std::uint32_t>> m_byUse;
};

} // namespace

void fillPlaces(const CityGround& ground, CityModel& model)
{
    PlaceFiller filler(ground, model);
    filler.known();
    filler.bridges();
    filler.everyday();
}

} // namespace sandtable::city
