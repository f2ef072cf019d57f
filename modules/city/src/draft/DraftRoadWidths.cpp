// SPDX-License-Identifier: GPL-3.0-or-later
#include "../BoxGrid.h"
#include "../Footprint.h"
#include "Draft.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

namespace {

/// Metres that stay free between a kerb and a wall.
constexpr double kKerbToWallM = 0.2;
constexpr double kNarrowestM = 2;

/// Room to both sides of a segment before the nearest wall, at most `reachM`.
double roomAlong(const CityModel& model, const BoxGrid& buildings, geo::LocalMetres a, geo::LocalMetres b,
                 double reachM, std::vector<std::uint32_t>& near)
{
    geo::Bounds box;
    box.add(a);
    box.add(b);
    box.min = {box.min.x - reachM, box.min.y - reachM};
    box.max = {box.max.x + reachM, box.max.y + reachM};
    buildings.within(box, near);
    double room = reachM;
    for (const std::uint32_t i : near) {
        room = std::min(room, distanceToRing(footprintOf(model, model.buildings[i]), a, b));
    }
    return room;
}

} // namespace

void fitRoads(Draft& city)
{
    CityModel& model = city.model;
    std::vector<geo::Bounds> boxes;
    for (const Building& building : model.buildings) {
        geo::Bounds box;
        box.add(footprintOf(model, building));
        boxes.push_back(box);
    }
    constexpr double kCellM = 40;
    const BoxGrid buildings(boxes, kCellM);
    std::vector<std::uint32_t> near;
    for (std::size_t i = 0; i < model.roads.size(); ++i) {
        Road& road = model.roads[i];
        if (city.measuredWidth[i] || road.bridge) {
            continue;
        }
        double room = static_cast<double>(road.widthM) / 2 + kKerbToWallM;
        for (std::size_t k = 1; k < road.line.size(); ++k) {
            room = roomAlong(model, buildings, road.line[k - 1], road.line[k], room, near);
        }
        const double width = std::max(2 * (room - kKerbToWallM), kNarrowestM);
        road.widthM = std::min(road.widthM, static_cast<float>(std::floor(width * 10) / 10));
    }
}

} // namespace sandtable::city
