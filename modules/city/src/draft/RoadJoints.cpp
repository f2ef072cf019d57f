// SPDX-License-Identifier: GPL-3.0-or-later
#include "RoadJoints.h"

#include "../BoxGrid.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sandtable::city {

namespace {

/// A vertex to put into a road.
struct NewVertex
{
    std::uint32_t road;
    std::uint32_t segment;
    double along; ///< metres from the segment's begin
    geo::Wgs84 at;
};

class RoadJoints
{
public:
    RoadJoints(Draft& city, double toleranceM) : m_city(city), m_toleranceM(toleranceM), m_roads(city.data.roads)
    {
        std::vector<geo::Bounds> boxes;
        for (std::uint32_t road = 0; road < m_roads.size(); ++road) {
            m_lines.push_back(city.local(m_roads[road].points));
            for (std::uint32_t i = 1; i < m_lines[road].size(); ++i) {
                geo::Bounds box;
                box.add(m_lines[road][i - 1]);
                box.add(m_lines[road][i]);
                boxes.push_back(box);
                m_segments.push_back({road, i - 1});
            }
        }
        constexpr double kCellM = 100;
        m_index = BoxGrid(boxes, kCellM);
    }

    std::vector<GatheredRoad> join()
    {
        for (std::uint32_t road = 0; road < m_roads.size(); ++road) {
            joinEnd(road, 0);
            joinEnd(road, m_roads[road].points.size() - 1);
        }
        insert();
        return std::move(m_roads);
    }

private:
    struct Segment
    {
        std::uint32_t road;
        std::uint32_t first;
    };

    void joinEnd(std::uint32_t road, std::size_t vertex)
    {
        const geo::LocalMetres p = m_lines[road][vertex];
        // Vertices may have moved by as much since the index was made.
        const double reach = 2 * m_toleranceM;
        m_index.within({{p.x - reach, p.y - reach}, {p.x + reach, p.y + reach}}, m_near);
        const Segment* nearest = nullptr;
        double least = m_toleranceM;
        for (const std::uint32_t i : m_near) {
            const Segment& segment = m_segments[i];
            if (segment.road == road) {
                continue;
            }
            const geo::Line& line = m_lines[segment.road];
            const double away = geo::distanceToSegment(p, line[segment.first], line[segment.first + 1]);
            if (away <= least) {
                least = away;
                nearest = &segment;
            }
        }
        if (nearest) {
            put(road, vertex, *nearest);
        }
    }

    void put(std::uint32_t road, std::size_t vertex, const Segment& on)
    {
        const geo::LocalMetres p = m_lines[road][vertex];
        const geo::Line& line = m_lines[on.road];
        const double toFirst = geo::distance(p, line[on.first]);
        const double toSecond = geo::distance(p, line[on.first + 1]);
        if (std::min(toFirst, toSecond) > m_toleranceM) {
            m_new.push_back({on.road, on.first, toFirst, m_roads[road].points[vertex]});
            return;
        }
        const std::size_t other = toFirst <= toSecond ? on.first : on.first + 1;
        m_roads[road].points[vertex] = m_roads[on.road].points[other];
        m_lines[road][vertex] = line[other];
        if (const double moved = std::min(toFirst, toSecond); moved > 0) {
            m_city.report.change(m_roads[road].entry,
                                 fmt::format("its end was put onto another road's, {:.2f} m away", moved));
        }
    }

    void insert()
    {
        std::sort(m_new.begin(), m_new.end(), [](const NewVertex& a, const NewVertex& b) {
            return std::tie(a.road, a.segment, a.along) > std::tie(b.road, b.segment, b.along);
        });
        for (const NewVertex& vertex : m_new) {
            DegreeLine& points = m_roads[vertex.road].points;
            points.insert(points.begin() + vertex.segment + 1, vertex.at);
        }
    }

    Draft& m_city;
    double m_toleranceM;
    std::vector<GatheredRoad> m_roads;
    std::vector<geo::Line> m_lines;
    std::vector<Segment> m_segments;
    BoxGrid m_index;
    std::vector<std::uint32_t> m_near;
    std::vector<NewVertex> m_new;
};

} // namespace

std::vector<GatheredRoad> joinedRoads(Draft& city, double toleranceM)
{
    return RoadJoints(city, toleranceM).join();
}

} // namespace sandtable::city
