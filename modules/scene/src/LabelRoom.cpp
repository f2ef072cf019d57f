// SPDX-License-Identifier: GPL-3.0-or-later
#include "LabelRoom.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sandtable::scene {
namespace {

using city::LabelKind;
using city::Tier;

/// No name is read from further away than that, which bounds the search.
double mostReachM(Tier tier)
{
    return tier == Tier::Street ? 20'000 : tier == Tier::Community ? 4'000 : 1'500;
}

struct Reach
{
    std::array<geo::LocalMetres, kRoomCorners> way; ///< unit vectors
    std::array<double, kRoomCorners> metres;
};

void shorten(Reach& reach, geo::LocalMetres from, geo::LocalMetres a, geo::LocalMetres b)
{
    const double ax = a.x - from.x;
    const double ay = a.y - from.y;
    const double ex = b.x - a.x;
    const double ey = b.y - a.y;
    for (int i = 0; i < kRoomCorners; ++i) {
        const auto& way = reach.way[static_cast<std::size_t>(i)];
        const double across = way.x * ey - way.y * ex;
        if (across == 0)
            continue;
        const double along = (ax * ey - ay * ex) / across;
        const double share = (ax * way.y - ay * way.x) / across;
        double& metres = reach.metres[static_cast<std::size_t>(i)];
        if (along > 0 && along < metres && share >= 0 && share <= 1)
            metres = along;
    }
}

LabelRoom roomAround(geo::LocalMetres from, Tier tier, const city::TileSet& set, const std::vector<geo::Bounds>& bounds)
{
    Reach reach;
    const double most = mostReachM(tier);
    for (int i = 0; i < kRoomCorners; ++i) {
        const double angle = 2 * std::numbers::pi * i / kRoomCorners;
        reach.way[static_cast<std::size_t>(i)] = {std::cos(angle), std::sin(angle)};
    }
    reach.metres.fill(most);
    for (std::size_t k = 0; k < set.borders.size(); ++k) {
        const auto& border = set.borders[k];
        const auto& box = bounds[k];
        if (border.tier > tier || box.min.x > from.x + most || box.max.x < from.x - most || box.min.y > from.y + most ||
            box.max.y < from.y - most)
            continue;
        for (std::size_t i = 1; i < border.line.size(); ++i)
            shorten(reach, from, border.line[i - 1], border.line[i]);
    }
    LabelRoom room;
    for (std::size_t i = 0; i < kRoomCorners; ++i)
        room.push_back({from.x + reach.way[i].x * reach.metres[i], from.y + reach.way[i].y * reach.metres[i]});
    return room;
}

} // namespace

std::vector<LabelRoom> labelRooms(const city::TileSet& set)
{
    std::vector<geo::Bounds> bounds;
    for (const auto& border : set.borders)
        bounds.emplace_back().add(border.line);
    std::vector<LabelRoom> rooms(set.labels.size());
    for (std::size_t i = 0; i < set.labels.size(); ++i) {
        const auto& label = set.labels[i];
        if (label.kind == LabelKind::Street)
            rooms[i] = roomAround(label.at, Tier::Street, set, bounds);
        else if (label.kind == LabelKind::Community)
            rooms[i] = roomAround(label.at, Tier::Community, set, bounds);
        else if (label.kind == LabelKind::MicroGrid)
            rooms[i] = roomAround(label.at, Tier::MicroGrid, set, bounds);
    }
    return rooms;
}

} // namespace sandtable::scene
