// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileClusters.h"

#include "TileShapes.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace sandtable::city::tiles {
namespace {

/// What is left of a group of buildings: a turned rectangle.
class StoreyBand
{
public:
    void add(std::span<const geo::LocalMetres> ring, double heightM)
    {
        const double area = std::abs(doubledArea(ring)) / 2;
        m_area += area;
        m_volume += area * heightM;
        // Walls a quarter turn apart count as one direction, hence the angle times four.
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto a = ring[i];
            const auto b = ring[(i + 1) % ring.size()];
            const double angle = std::atan2(b.y - a.y, b.x - a.x) * 4;
            const double length = std::hypot(b.x - a.x, b.y - a.y);
            m_cos += std::cos(angle) * length;
            m_sin += std::sin(angle) * length;
            m_points.push_back(a);
        }
    }

    bool empty() const { return m_area < 1; }
    float meanHeightM() const { return static_cast<float>(m_volume / m_area); }

    std::array<geo::LocalMetres, 4> rectangle() const
    {
        const double angle = std::atan2(m_sin, m_cos) / 4;
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        geo::Bounds box; // in the turned frame
        for (const auto& p : m_points)
            box.add(geo::LocalMetres{p.x * c + p.y * s, p.y * c - p.x * s});
        const double w = std::max(1.0, box.max.x - box.min.x);
        const double h = std::max(1.0, box.max.y - box.min.y);
        // Somewhat more than the true area: yards between close houses read as part of the block from afar.
        const double shrink = std::min(1.0, std::sqrt(m_area * 1.3 / (w * h))) / 2;
        const double mx = (box.min.x + box.max.x) / 2;
        const double my = (box.min.y + box.max.y) / 2;
        const auto corner = [&](double sx, double sy) {
            const double x = mx + sx * w * shrink;
            const double y = my + sy * h * shrink;
            return geo::LocalMetres{x * c - y * s, x * s + y * c};
        };
        return {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)};
    }

private:
    double m_area = 0;
    double m_volume = 0;
    double m_cos = 0;
    double m_sin = 0;
    std::vector<geo::LocalMetres> m_points;
};

void addGroup(TileBuilder& out, const CityModel& model, std::span<const std::uint32_t> group)
{
    double area = 0;
    double volume = 0;
    std::array<double, static_cast<std::size_t>(TileSurface::Count)> bySurface{};
    for (const auto i : group) {
        const Building& building = model.buildings[i];
        const double own = std::abs(doubledArea(footprintOf(model, building))) / 2;
        area += own;
        volume += own * building.heightM;
        bySurface[static_cast<std::size_t>(surfaceOf(building))] += own;
    }
    if (area < 1)
        return;
    const auto surface =
        static_cast<TileSurface>(std::max_element(bySurface.begin(), bySurface.end()) - bySurface.begin());
    const double tall = std::max(24.0, 1.8 * volume / area);
    StoreyBand low;
    StoreyBand towers;
    for (const auto i : group) {
        const Building& building = model.buildings[i];
        (building.heightM > tall ? towers : low).add(footprintOf(model, building), building.heightM);
    }
    if (!low.empty())
        addPrism(out, low.rectangle(), 0, low.meanHeightM(), surface);
    if (!towers.empty())
        addPrism(out, towers.rectangle(), 0, towers.meanHeightM(), surface);
}

} // namespace

TileSurface surfaceOf(GreenKind kind)
{
    switch (kind) {
    case GreenKind::Park:
        return TileSurface::Park;
    case GreenKind::Wood:
        return TileSurface::Wood;
    case GreenKind::Farmland:
        return TileSurface::Farmland;
    case GreenKind::Grass:
        return TileSurface::Grass;
    }
    return TileSurface::Grass;
}

TileSurface surfaceOf(const Building& building)
{
    constexpr std::uint16_t kFewStoreys = 4;
    switch (building.use) {
    case BuildingUse::Commercial:
        return TileSurface::BuildingCommercial;
    case BuildingUse::Industrial:
        return TileSurface::BuildingIndustrial;
    case BuildingUse::Public:
        return TileSurface::BuildingPublic;
    case BuildingUse::Temple:
        return TileSurface::BuildingTemple;
    case BuildingUse::Village:
        return TileSurface::BuildingVillage;
    default:
        return building.storeys <= kFewStoreys ? TileSurface::BuildingLow : TileSurface::Building;
    }
}

geo::LocalMetres middleOf(const CityModel& model, const Building& building)
{
    geo::LocalMetres sum;
    const auto ring = footprintOf(model, building);
    for (const auto& p : ring)
        sum = {sum.x + p.x, sum.y + p.y};
    const double n = std::max<double>(1, static_cast<double>(ring.size()));
    return {sum.x / n, sum.y / n};
}

void addMerged(TileBuilder& out, const CityModel& model, std::span<const std::uint32_t> buildings, double squareM)
{
    // Micro-grids meet along streets, so no group reaches across one.
    using Group = std::tuple<std::int32_t, std::int32_t, std::uint32_t>;
    std::vector<std::pair<Group, std::uint32_t>> placed;
    placed.reserve(buildings.size());
    for (const auto i : buildings) {
        const auto at = middleOf(model, model.buildings[i]);
        placed.push_back({{static_cast<std::int32_t>(std::floor(at.x / squareM)),
                           static_cast<std::int32_t>(std::floor(at.y / squareM)), model.buildings[i].grid},
                          i});
    }
    std::sort(placed.begin(), placed.end());
    std::vector<std::uint32_t> group;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        group.push_back(placed[i].second);
        if (i + 1 == placed.size() || placed[i + 1].first != placed[i].first) {
            addGroup(out, model, group);
            group.clear();
        }
    }
}

} // namespace sandtable::city::tiles
