// SPDX-License-Identifier: GPL-3.0-or-later
#include "../DisjointSets.h"
#include "../Millimetres.h"
#include "RuleBook.h"

namespace sandtable::city {

namespace {

bool checkRoad(const CityModel& model, std::size_t position, RuleBook& book)
{
    const Road& road = model.roads[position];
    if (road.from >= model.roadNodes.size() || road.to >= model.roadNodes.size()) {
        book.broken("roads.nodes", "road {} has a node that does not exist", rowOf(position));
        return false;
    }
    if (road.line.size() < 2 || !(geo::length(road.line) > 0)) {
        book.broken("roads.line", "road {} has no length", rowOf(position));
    } else if (!samePlace(road.line.front(), model.roadNodes[road.from]) ||
               !samePlace(road.line.back(), model.roadNodes[road.to])) {
        book.broken("roads.nodes", "road {} does not run from node {} to node {}", rowOf(position), rowOf(road.from),
                    rowOf(road.to));
    }
    if (!(road.widthM > 0)) {
        book.broken("roads.width", "road {} is {} m wide", rowOf(position), road.widthM);
    }
    return true;
}

} // namespace

void checkRoads(const CityModel& model, RuleBook& book)
{
    DisjointSets parts(model.roadNodes.size());
    for (std::size_t i = 0; i < model.roads.size(); ++i) {
        if (checkRoad(model, i, book)) {
            parts.join(model.roads[i].from, model.roads[i].to);
        }
    }
    for (std::uint32_t node = 1; node < model.roadNodes.size(); ++node) {
        if (parts.find(node) != parts.find(0)) {
            const geo::LocalMetres at = model.roadNodes[node];
            book.broken("roads.connected", "node {} at ({:.1f}, {:.1f}) cannot be reached from node 1", rowOf(node),
                        at.x, at.y);
        }
    }
}

} // namespace sandtable::city
