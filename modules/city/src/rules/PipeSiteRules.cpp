// SPDX-License-Identifier: GPL-3.0-or-later
#include "../BoxGrid.h"
#include "RuleBook.h"
#include "Waters.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

namespace {

/// Beside the kerb, under the footway.
constexpr double kFootwayM = 3;
/// From the last shaft to the mouth in the river.
constexpr double kLongestOutfallM = 100;
/// Between the places of a line that are looked at.
constexpr double kLookM = 5;

class StreetStrips
{
public:
    explicit StreetStrips(const CityModel& model)
    {
        std::vector<geo::Bounds> boxes;
        for (const Road& road : model.roads) {
            const double reach = road.widthM / 2 + kFootwayM;
            for (std::size_t i = 1; i < road.line.size(); ++i) {
                m_segments.push_back({road.line[i - 1], road.line[i], reach});
                geo::Bounds box;
                box.add(road.line[i - 1]);
                box.add(road.line[i]);
                box.min = {box.min.x - reach, box.min.y - reach};
                box.max = {box.max.x + reach, box.max.y + reach};
                boxes.push_back(box);
            }
        }
        constexpr double kCellM = 40;
        m_index = BoxGrid(boxes, kCellM);
    }

    bool under(geo::LocalMetres p) const
    {
        const auto near = m_index.at(p);
        return std::any_of(near.begin(), near.end(), [&](std::uint32_t i) {
            return geo::distanceToSegment(p, m_segments[i].a, m_segments[i].b) <= m_segments[i].reachM;
        });
    }

private:
    struct Segment
    {
        geo::LocalMetres a;
        geo::LocalMetres b;
        double reachM;
    };
    std::vector<Segment> m_segments;
    BoxGrid m_index;
};

/// visit(point) along a line, every few metres and at its corners, until it says false.
template <class Visit>
void walkAlong(std::span<const geo::LocalMetres> line, Visit visit)
{
    for (std::size_t i = 1; i < line.size(); ++i) {
        const geo::LocalMetres a = line[i - 1];
        const geo::LocalMetres b = line[i];
        const double length = geo::distance(a, b);
        if (!(length < 1e6)) {
            return; // no pipe of a city; its ends are told elsewhere
        }
        const double steps = std::ceil(length / kLookM) + 1;
        for (double k = 0; k <= steps; ++k) {
            if (!visit(geo::LocalMetres{a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps})) {
                return;
            }
        }
    }
}

} // namespace

void checkPipeSites(const CityModel& model, RuleBook& book)
{
    if (model.pipes.empty()) {
        return;
    }
    const StreetStrips streets(model);
    const Waters waters(model);
    for (std::size_t i = 0; i < model.pipes.size(); ++i) {
        const Pipe& pipe = model.pipes[i];
        const auto line = model.pipeLine(pipe);
        if (pipe.to < model.pipeNodes.size() && model.pipeNodes[pipe.to].kind == PipeNodeKind::Outfall) {
            if (geo::length(line) > kLongestOutfallM) {
                book.broken("pipes.road", "pipe {} is {:.0f} m long on its way to an outfall", rowOf(i),
                            geo::length(line));
            }
            continue;
        }
        walkAlong(line, [&](geo::LocalMetres p) {
            if (!streets.under(p)) {
                book.broken("pipes.road", "pipe {} leaves the street at ({:.1f}, {:.1f})", rowOf(i), p.x, p.y);
                return false;
            }
            return true;
        });
        if (pipe.laying == PipeLaying::Trench) {
            walkAlong(line, [&](geo::LocalMetres p) {
                if (waters.hold(p)) {
                    book.broken("pipes.water", "pipe {} lies in water at ({:.1f}, {:.1f})", rowOf(i), p.x, p.y);
                    return false;
                }
                return true;
            });
        }
    }
}

} // namespace sandtable::city
