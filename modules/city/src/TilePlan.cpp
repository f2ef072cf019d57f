// SPDX-License-Identifier: GPL-3.0-or-later
#include "TilePlan.h"

#include "TileClusters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace sandtable::city::tiles {
namespace {

struct Extent
{
    geo::LocalMetres middle;
    double lengthM = 0;
};

Extent extentOf(std::span<const geo::LocalMetres> points)
{
    geo::Bounds box;
    for (const auto& p : points) {
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    return {{(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2},
            std::max(box.max.x - box.min.x, box.max.y - box.min.y)};
}

class Planner
{
public:
    explicit Planner(bool vast) : m_vast(vast) { m_cells.emplace_back().level = TileLevel::Ground; }

    Cell& ground() { return m_cells.front(); }

    /// The near cell at a point and its parents; made when they are first asked for.
    std::array<std::uint32_t, 4> cellsAt(geo::LocalMetres p)
    {
        const auto far = farCell(p);
        const auto wide = cell(TileLevel::Wide, kWideSideM, p, far);
        const auto middle = cell(TileLevel::Middle, kMiddleSideM, p, wide);
        return {far, wide, middle, cell(TileLevel::Near, kNearSideM, p, middle)};
    }
    std::array<std::uint32_t, 2> coarseCellsAt(geo::LocalMetres p)
    {
        const auto far = farCell(p);
        return {far, cell(TileLevel::Wide, kWideSideM, p, far)};
    }
    Cell& at(std::uint32_t i) { return m_cells[i]; }

    /// Coarse levels first, row by row, with the parents' positions put right.
    std::vector<Cell> take()
    {
        std::vector<std::uint32_t> order(m_cells.size());
        for (std::uint32_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const auto key = [&](std::uint32_t i) {
                return std::tuple(m_cells[i].level, m_cells[i].row, m_cells[i].column);
            };
            return key(a) < key(b);
        });
        std::vector<std::uint32_t> placeOf(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i)
            placeOf[order[i]] = i;
        std::vector<Cell> sorted;
        sorted.reserve(order.size());
        for (const auto i : order) {
            sorted.push_back(std::move(m_cells[i]));
            if (sorted.back().parent != kNone)
                sorted.back().parent = placeOf[sorted.back().parent];
            if (sorted.back().level == TileLevel::Far && sorted.back().parent != kNone)
                sorted[sorted.back().parent].far.push_back(static_cast<std::uint32_t>(sorted.size() - 1));
        }
        return sorted;
    }

private:
    std::uint32_t farCell(geo::LocalMetres p)
    {
        return cell(TileLevel::Far, kFarSideM, p, m_vast ? cell(TileLevel::Vast, kVastSideM, p, kNone) : kNone);
    }
    std::uint32_t cell(TileLevel level, double side, geo::LocalMetres p, std::uint32_t parent)
    {
        const auto column = static_cast<std::int32_t>(std::floor(p.x / side));
        const auto row = static_cast<std::int32_t>(std::floor(p.y / side));
        const auto [found, isNew] =
            m_byPlace.try_emplace({level, row, column}, static_cast<std::uint32_t>(m_cells.size()));
        if (isNew) {
            Cell& made = m_cells.emplace_back();
            made.level = level;
            made.column = column;
            made.row = row;
            made.parent = parent;
        }
        return found->second;
    }

    bool m_vast;
    std::vector<Cell> m_cells;
    std::map<std::tuple<TileLevel, std::int32_t, std::int32_t>, std::uint32_t> m_byPlace;
};

/// Where bridges meet and nothing else does, the deck goes on.
std::vector<bool> nodesOnDeck(const CityModel& model)
{
    std::vector<std::uint32_t> bridges(model.roadNodes.size(), 0);
    std::vector<std::uint32_t> others(model.roadNodes.size(), 0);
    for (const Road& road : model.roads)
        for (const std::uint32_t node : {road.from, road.to})
            if (node < model.roadNodes.size())
                ++(road.bridge ? bridges : others)[node];
    std::vector<bool> onDeck;
    for (std::size_t node = 0; node < model.roadNodes.size(); ++node)
        onDeck.push_back(bridges[node] > 1 && others[node] == 0);
    return onDeck;
}

} // namespace

std::vector<Cell> planCells(const CityModel& model)
{
    geo::Bounds reach;
    for (const geo::LocalMetres p : model.roadNodes)
        reach.add(p);
    for (const Region& region : model.regions)
        reach.add(region.outer);
    Planner plan(!reach.empty() && std::max(reach.max.x - reach.min.x, reach.max.y - reach.min.y) > kVastFromM);
    for (std::uint32_t i = 0; i < model.buildings.size(); ++i) {
        const auto [far, wide, middle, near] = plan.cellsAt(middleOf(model, model.buildings[i]));
        plan.at(middle).buildings.push_back(i);
        plan.at(near).buildings.push_back(i);
        if (model.buildings[i].heightM >= kTowerM)
            plan.at(wide).towers.push_back(i);
        if (model.buildings[i].heightM >= kLandmarkTowerM)
            plan.at(far).towers.push_back(i);
    }
    const BuiltLand land = builtLandOf(model);
    for (const auto i : land.loose)
        if (model.buildings[i].heightM < kTowerM)
            for (const auto coarse : plan.coarseCellsAt(middleOf(model, model.buildings[i])))
                plan.at(coarse).buildings.push_back(i);
    for (const Block& whole : land.blocks)
        for (const Block& block : cutAlongGrid(whole, kWideSideM))
            for (const auto coarse : plan.coarseCellsAt(extentOf(block.shape.outer).middle))
                plan.at(coarse).blocks.push_back(block);
    const std::vector<bool> onDeck = nodesOnDeck(model);
    const auto goesOn = [&](std::uint32_t node) { return node < onDeck.size() && onDeck[node]; };
    for (std::uint32_t i = 0; i < model.roads.size(); ++i) {
        const Road& road = model.roads[i];
        const auto [far, wide, middle, near] = plan.cellsAt(extentOf(road.line).middle);
        if (road.roadClass <= RoadClass::Secondary)
            plan.at(far).roads.push_back(i);
        if (road.roadClass <= RoadClass::Secondary)
            plan.at(wide).roads.push_back(i);
        if (road.roadClass <= RoadClass::Branch)
            plan.at(middle).roads.push_back(i);
        if (road.bridge)
            plan.at(near).bridges.push_back({i, goesOn(road.from), goesOn(road.to)});
        else
            plan.at(near).roads.push_back(i);
    }
    const auto placeAreas = [&](const auto& areas, std::vector<std::uint32_t> Cell::*list) {
        for (std::uint32_t i = 0; i < areas.size(); ++i) {
            const auto extent = extentOf(areas[i].shape.outer);
            if (extent.lengthM > kLargeAreaM) {
                (plan.ground().*list).push_back(i);
                continue;
            }
            for (const auto cell : plan.cellsAt(extent.middle))
                (plan.at(cell).*list).push_back(i);
        }
    };
    placeAreas(model.waters, &Cell::waters);
    placeAreas(model.greens, &Cell::greens);
    return plan.take();
}

} // namespace sandtable::city::tiles
