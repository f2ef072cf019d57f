// SPDX-License-Identifier: GPL-3.0-or-later
#include "../BoxGrid.h"
#include "../Footprint.h"
#include "RuleBook.h"
#include "Waters.h"

#include <algorithm>

namespace sandtable::city {

namespace {

/// Metres that a wall may reach over a kerb or a bank before it counts.
constexpr double kOverlapTolerance = 0.1;

/// Corners and middles of walls, drawn a little towards the centre.
std::vector<geo::LocalMetres> probes(std::span<const geo::LocalMetres> corners)
{
    const geo::LocalMetres centre = geo::centroid(corners);
    std::vector<geo::LocalMetres> points{centre};
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        for (const geo::LocalMetres p :
             {corners[i], geo::LocalMetres{(corners[i].x + corners[j].x) / 2, (corners[i].y + corners[j].y) / 2}}) {
            const double far = geo::distance(p, centre);
            const double t = far > 0 ? std::min(1.0, kOverlapTolerance / far) : 0;
            points.push_back({p.x + (centre.x - p.x) * t, p.y + (centre.y - p.y) * t});
        }
    }
    return points;
}

/// CarriagewayIndex as segments with half a width; bridges are left out because they pass over what is below.
struct CarriagewayIndex
{
    struct Segment
    {
        geo::LocalMetres a;
        geo::LocalMetres b;
        double reachM = 0;
        std::uint32_t road = 0;
    };
    std::vector<Segment> segments;
    BoxGrid index;

    explicit CarriagewayIndex(const CityModel& model)
    {
        std::vector<geo::Bounds> boxes;
        for (std::uint32_t road = 0; road < model.roads.size(); ++road) {
            const Road& edge = model.roads[road];
            if (edge.bridge) {
                continue;
            }
            const double reach = std::max(0.0, static_cast<double>(edge.widthM) / 2 - kOverlapTolerance);
            for (std::size_t i = 1; i < edge.line.size(); ++i) {
                segments.push_back({edge.line[i - 1], edge.line[i], reach, road});
                geo::Bounds box;
                box.add(edge.line[i - 1]);
                box.add(edge.line[i]);
                box.min = {box.min.x - reach, box.min.y - reach};
                box.max = {box.max.x + reach, box.max.y + reach};
                boxes.push_back(box);
            }
        }
        constexpr double kCellM = 30;
        index = BoxGrid(boxes, kCellM);
    }

    /// The road that the footprint stands on, or kNone.
    std::uint32_t under(std::span<const geo::LocalMetres> corners, std::vector<std::uint32_t>& near) const
    {
        geo::Bounds box;
        box.add(corners);
        index.within(box, near);
        for (const std::uint32_t segment : near) {
            const Segment& piece = segments[segment];
            if (distanceToRing(corners, piece.a, piece.b) < piece.reachM) {
                return piece.road;
            }
        }
        return kNone;
    }
};

} // namespace

void checkBuildingSites(const CityModel& model, RuleBook& book)
{
    const Waters waters(model);
    const CarriagewayIndex roads(model);
    std::vector<std::uint32_t> near;
    for (std::size_t i = 0; i < model.buildings.size(); ++i) {
        const auto corners = footprintOf(model, model.buildings[i]);
        if (corners.size() < 3) {
            continue; // told by buildings.outline
        }
        if (waters.holdAny(probes(corners))) {
            book.broken("buildings.water", "row {} at ({:.1f}, {:.1f}) stands in water", rowOf(i), corners[0].x,
                        corners[0].y);
        }
        if (const std::uint32_t road = roads.under(corners, near); road != kNone) {
            book.broken("buildings.road", "row {} at ({:.1f}, {:.1f}) stands on road {}", rowOf(i), corners[0].x,
                        corners[0].y, rowOf(road));
        }
    }
}

} // namespace sandtable::city
