// SPDX-License-Identifier: GPL-3.0-or-later
#include "Geos.h"
#include "TileClusters.h"
#include "TilePlan.h"

#include <cmath>
#include <map>
#include <tuple>

namespace sandtable::city::tiles {
namespace {

/// Neighbouring blocks of one use within such a square become one quarter.
constexpr double kQuarterM = 2048;
/// A vast cell is shown where a pixel spans more than twenty metres: nothing below these can be made out.
constexpr double kVastBendM = 30;
constexpr double kLeastQuarterM2 = 8000;
constexpr double kLeastHoleM2 = 30000;
constexpr double kLeastAreaM2 = 25000;
constexpr double kExpresswayM = 90;
constexpr double kArterialM = 60;
constexpr float kQuarterHeightM = 0.2F;
constexpr float kVastGreenM = 0.4F;
constexpr float kVastWaterM = 0.8F;
constexpr float kVastRoadM = 2;

struct Quarter
{
    std::vector<Geos::Geometry> parts;
    double area = 0;
    double shade = 0; ///< times area
};
/// By square and surface; a map, so that the order does not depend on anything else.
using Quarters = std::map<std::tuple<int, int, TileSurface>, Quarter>;

void addTo(Quarters& quarters, const Geos& geos, const geo::Polygon& shape, TileSurface surface, std::uint8_t shade)
{
    auto part = geos.polygon(shape);
    if (!part || GEOSisValid_r(geos.context(), part.get()) != 1)
        return;
    const geo::LocalMetres at = geo::centroid(shape.outer);
    Quarter& quarter = quarters[{static_cast<int>(std::floor(at.x / kQuarterM)),
                                 static_cast<int>(std::floor(at.y / kQuarterM)), surface}];
    const double area = geo::area(shape);
    quarter.area += area;
    quarter.shade += area * shade;
    quarter.parts.push_back(std::move(part));
}

void drawQuarters(TileBuilder& out, const Geos& geos, Quarters& quarters, float heightM)
{
    for (auto& [key, quarter] : quarters) {
        const auto all = geos.collect(GEOS_MULTIPOLYGON, std::move(quarter.parts));
        const auto merged = geos.own(all ? GEOSUnaryUnion_r(geos.context(), all.get()) : nullptr);
        for (geo::Polygon& shape : geos.polygonsOf(merged.get())) {
            if (geo::area(shape) < kLeastQuarterM2)
                continue;
            std::erase_if(shape.holes,
                          [](const geo::Ring& hole) { return std::abs(geo::signedArea(hole)) < kLeastHoleM2; });
            addArea(out, shape, heightM, std::get<2>(key), static_cast<std::uint8_t>(quarter.shade / quarter.area),
                    kVastBendM);
        }
    }
}

} // namespace

void addVast(TileBuilder& out, const CityModel& model, const std::vector<Cell>& plan, const Cell& cell)
{
    const Geos geos;
    Quarters built;
    Quarters greens;
    for (const std::uint32_t far : cell.far) {
        for (const Block& block : plan[far].blocks)
            addTo(built, geos, block.shape, block.surface, block.shade);
        for (const std::uint32_t i : plan[far].greens)
            addTo(greens, geos, model.greens[i].shape, surfaceOf(model.greens[i].kind), 128);
        for (const std::uint32_t i : plan[far].waters)
            if (geo::area(model.waters[i].shape) > kLeastAreaM2)
                addArea(out, model.waters[i].shape, kVastWaterM, TileSurface::Water, 200, kVastBendM);
        for (const std::uint32_t i : plan[far].roads) {
            const Road& road = model.roads[i];
            if (road.roadClass > RoadClass::Arterial)
                continue;
            const bool express = road.roadClass == RoadClass::Expressway;
            addRibbon(out, road.line, express ? kExpresswayM : kArterialM, kVastRoadM, TileSurface::RoadMain,
                      express ? 255 : 190);
        }
    }
    drawQuarters(out, geos, built, kQuarterHeightM);
    drawQuarters(out, geos, greens, kVastGreenM);
}

} // namespace sandtable::city::tiles
