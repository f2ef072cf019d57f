// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileBridges.h"
#include "TileClusters.h"
#include "TilePlan.h"
#include "TileShapes.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city::tiles {
namespace {

// Heights keep the layers apart: a depth buffer of 24 bits still tells them from each other across the district.
constexpr float kBlockM = 0.2F;
constexpr float kGreenM = 0.4F;
constexpr float kWaterM = 0.8F;
constexpr float kLowestRoadM = 1.2F;
constexpr float kRoadStepM = 0.15F;
constexpr float kBridgeM = 4.0F; ///< above the road, from afar

struct RoadLook
{
    TileSurface surface;
    std::uint8_t shade;
};

std::uint8_t brightest(TileLevel level)
{
    switch (level) {
    case TileLevel::Near:
        return 120;
    case TileLevel::Middle:
        return 170;
    case TileLevel::Wide:
        return 215;
    default:
        return 255;
    }
}

/// From afar the main roads carry the picture, so they are brighter there than where one sees the houses along them.
RoadLook lookOf(RoadClass roadClass, TileLevel level)
{
    switch (roadClass) {
    case RoadClass::Expressway:
        return {TileSurface::RoadMain, brightest(level)};
    case RoadClass::Arterial:
        return {TileSurface::RoadMain, static_cast<std::uint8_t>(brightest(level) * 4 / 5)};
    case RoadClass::Secondary:
        return {TileSurface::RoadSecondary, brightest(level)};
    case RoadClass::Branch:
        return {TileSurface::RoadMinor, 200};
    case RoadClass::Lane:
        return {TileSurface::RoadMinor, 120};
    case RoadClass::Footway:
        return {TileSurface::Path, 128};
    }
    return {TileSurface::RoadMinor, 128};
}

/// From afar a road must stay wide enough to be seen at all.
double leastWidth(TileLevel level, RoadClass roadClass)
{
    if (level == TileLevel::Far)
        return roadClass == RoadClass::Expressway ? 46 : roadClass == RoadClass::Arterial ? 36 : 20;
    if (level == TileLevel::Wide)
        return roadClass <= RoadClass::Arterial ? 32 : 18;
    if (level == TileLevel::Middle)
        return roadClass <= RoadClass::Arterial ? 24 : roadClass == RoadClass::Secondary ? 14 : 8;
    return 1.5;
}

void addRoads(TileBuilder& out, const CityModel& model, const Cell& cell)
{
    const auto heightOf = [](const Road& road) {
        const int rank = static_cast<int>(RoadClass::Footway) - static_cast<int>(road.roadClass);
        return kLowestRoadM + kRoadStepM * static_cast<float>(rank);
    };
    for (const auto i : cell.roads) {
        const Road& road = model.roads[i];
        const auto look = lookOf(road.roadClass, cell.level);
        const float height = heightOf(road) + (road.bridge ? kBridgeM : 0);
        const double width = std::max<double>(road.widthM, leastWidth(cell.level, road.roadClass));
        addRibbon(out, road.line, width, height, road.bridge ? TileSurface::Bridge : look.surface, look.shade);
    }
    for (const CellBridge& bridge : cell.bridges) {
        const Road& road = model.roads[bridge.road];
        // A touch above the road that reaches into its end.
        const float height = heightOf(road) + kRoadStepM / 2;
        addBridge(out, road.line, road.widthM, {0, height, bridge.fromOnDeck, bridge.toOnDeck},
                  lookOf(road.roadClass, cell.level).shade);
    }
}

void addTowers(TileBuilder& out, const CityModel& model, const Cell& cell)
{
    for (const auto i : cell.towers) {
        const Building& building = model.buildings[i];
        addPrism(out, footprintOf(model, building), 0, building.heightM, surfaceOf(building));
    }
}

void addAreas(TileBuilder& out, const CityModel& model, const Cell& cell)
{
    const bool far = cell.level == TileLevel::Far;
    const double simplify = far ? 10 : cell.level == TileLevel::Wide ? 6 : cell.level == TileLevel::Middle ? 3 : 0;
    constexpr double kSmallM2 = 2500; // a few pixels from afar
    for (const auto i : cell.waters)
        if (!far || std::abs(doubledArea(model.waters[i].shape.outer)) / 2 > kSmallM2)
            addArea(out, model.waters[i].shape, kWaterM, TileSurface::Water,
                    model.waters[i].kind == WaterKind::Pond ? 170 : 255, simplify);
    for (const auto i : cell.greens)
        if (!far || std::abs(doubledArea(model.greens[i].shape.outer)) / 2 > kSmallM2)
            addArea(out, model.greens[i].shape, kGreenM, surfaceOf(model.greens[i].kind), 128, simplify);
}

} // namespace

std::vector<TileBuilder::Part> buildCell(const CityModel& model, const std::vector<Cell>& plan, std::size_t index)
{
    const Cell& cell = plan[index];
    TileBuilder out;
    switch (cell.level) {
    case TileLevel::Ground:
        for (const Region& region : model.regions)
            if (region.tier == Tier::District)
                addArea(out, {region.outer, {}}, 0, TileSurface::Land, 128, 0);
        break;
    case TileLevel::Vast:
        addVast(out, model, plan, cell);
        break;
    case TileLevel::Far:
        addMerged(out, model, cell.buildings, kFarSquareM);
        addTowers(out, model, cell);
        for (const Block& block : cell.blocks)
            addArea(out, block.shape, kBlockM, block.surface, block.shade, 0);
        break;
    case TileLevel::Wide:
        addMerged(out, model, cell.buildings, kWideSquareM);
        addTowers(out, model, cell);
        for (const Block& block : cell.blocks)
            addBlockBody(out, block);
        break;
    case TileLevel::Middle:
        addMerged(out, model, cell.buildings, kMiddleSquareM);
        break;
    case TileLevel::Near:
        for (const auto i : cell.buildings) {
            const Building& building = model.buildings[i];
            addPrism(out, footprintOf(model, building), 0, building.heightM, surfaceOf(building));
        }
        break;
    }
    addRoads(out, model, cell);
    addAreas(out, model, cell);
    return out.finish();
}

} // namespace sandtable::city::tiles
