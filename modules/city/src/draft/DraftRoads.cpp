// SPDX-License-Identifier: GPL-3.0-or-later
#include "../DisjointSets.h"
#include "Draft.h"
#include "RoadJoints.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace sandtable::city {

namespace {

/// OSM keeps coordinates to 1e-7 degrees; equal ones are the same node.
std::uint64_t keyOf(geo::Wgs84 p)
{
    const auto lon = static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(p.lon * 1e7)));
    const auto lat = static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(p.lat * 1e7)));
    return std::uint64_t{lon} << 32 | lat;
}

/// Where ways meet or end.
std::unordered_map<std::uint64_t, std::uint32_t> countUses(const std::vector<const GatheredRoad*>& ways)
{
    std::unordered_map<std::uint64_t, std::uint32_t> uses;
    for (const GatheredRoad* way : ways) {
        for (const geo::Wgs84 p : way->points) {
            ++uses[keyOf(p)];
        }
        ++uses[keyOf(way->points.front())];
        ++uses[keyOf(way->points.back())];
    }
    return uses;
}

/// The graph while it is built: all pieces, before the largest connected part is chosen.
class Graph
{
public:
    explicit Graph(Draft& city) : m_city(city) {}

    void add(const GatheredRoad& way, const std::unordered_map<std::uint64_t, std::uint32_t>& uses)
    {
        const auto& points = way.points;
        std::size_t begin = 0;
        for (std::size_t i = 1; i < points.size(); ++i) {
            if (i + 1 == points.size() || uses.at(keyOf(points[i])) > 1) {
                addPiece(way, {points.begin() + static_cast<std::ptrdiff_t>(begin),
                               points.begin() + static_cast<std::ptrdiff_t>(i) + 1});
                begin = i;
            }
        }
    }

    /// Moves the largest connected part into the model; returns how many pieces were left out.
    std::size_t keepLargest()
    {
        DisjointSets parts(m_nodes.size());
        for (const Road& road : m_roads) {
            parts.join(road.from, road.to);
        }
        std::unordered_map<std::uint32_t, double> lengths;
        for (const Road& road : m_roads) {
            lengths[parts.find(road.from)] += geo::length(road.line);
        }
        std::uint32_t largest = 0;
        double longest = -1;
        for (std::uint32_t node = 0; node < m_nodes.size(); ++node) {
            const auto found = lengths.find(node);
            if (found != lengths.end() && found->second > longest) {
                largest = node;
                longest = found->second;
            }
        }
        std::vector<std::uint32_t> renumbered(m_nodes.size(), kNone);
        const auto keep = [&](std::uint32_t node) {
            if (renumbered[node] == kNone) {
                renumbered[node] = static_cast<std::uint32_t>(m_city.model.roadNodes.size());
                m_city.model.roadNodes.push_back(m_nodes[node]);
            }
            return renumbered[node];
        };
        std::size_t dropped = 0;
        for (std::size_t i = 0; i < m_roads.size(); ++i) {
            Road& road = m_roads[i];
            if (parts.find(road.from) != largest) {
                ++dropped;
                ++m_pieces[m_entries[i]].loose;
                continue;
            }
            road.from = keep(road.from);
            road.to = keep(road.to);
            m_city.model.roads.push_back(std::move(road));
            m_city.measuredWidth.push_back(m_measured[i]);
        }
        tell();
        return dropped;
    }

private:
    /// What became of the pieces of one row of the data.
    struct Pieces
    {
        std::uint32_t inside = 0; ///< loose ones among them
        std::uint32_t loose = 0;
        std::uint32_t outside = 0;
    };

    void tell()
    {
        for (const auto& [entry, pieces] : m_pieces) {
            if (pieces.inside == 0) {
                m_city.report.refuse(entry, pieces.outside > 0 ? "lies outside the outline" : "has no length");
            } else if (pieces.inside == pieces.loose) {
                m_city.report.refuse(entry, "nothing connects it to the other roads");
            } else if (pieces.outside + pieces.loose > 0) {
                m_city.report.change(entry, fmt::format("{} of its {} pieces lie outside the outline or are connected "
                                                        "to nothing",
                                                        pieces.outside + pieces.loose, pieces.outside + pieces.inside));
            }
        }
    }

    std::uint32_t node(std::uint64_t key, geo::LocalMetres at)
    {
        const auto [entry, isNew] = m_numbers.try_emplace(key, static_cast<std::uint32_t>(m_nodes.size()));
        if (isNew) {
            m_nodes.push_back(at);
        }
        return entry->second;
    }

    void addPiece(const GatheredRoad& way, const DegreeLine& points)
    {
        geo::Line line = m_city.local(points);
        line.erase(std::unique(line.begin(), line.end()), line.end());
        Pieces& pieces = m_pieces[way.entry];
        if (line.size() < 2) {
            return;
        }
        if (!m_city.reaches(line.front()) || !m_city.reaches(line.back())) {
            ++pieces.outside;
            return;
        }
        ++pieces.inside;
        Road road;
        road.name = m_city.model.intern(way.name);
        road.nameEn = m_city.model.intern(way.nameEn);
        road.from = node(keyOf(points.front()), line.front());
        road.to = node(keyOf(points.back()), line.back());
        road.roadClass = way.roadClass;
        road.widthM = static_cast<float>(way.widthM);
        road.bridge = way.bridge;
        road.line = std::move(line);
        m_roads.push_back(std::move(road));
        m_entries.push_back(way.entry);
        m_measured.push_back(way.measured);
    }

    Draft& m_city;
    std::unordered_map<std::uint64_t, std::uint32_t> m_numbers;
    std::vector<geo::LocalMetres> m_nodes;
    std::vector<Road> m_roads;
    std::vector<std::uint32_t> m_entries; ///< per road: the report's row
    std::map<std::uint32_t, Pieces> m_pieces;
    std::vector<bool> m_measured;
};

bool partsBlocks(const GatheredRoad& way)
{
    return way.roadClass <= RoadClass::Branch && !way.tunnel;
}

} // namespace

Result<void> addRoads(Draft& city)
{
    if (city.data.roads.empty()) {
        city.notes.push_back("there are no roads in the data");
        return {};
    }
    const double toleranceM = city.mapping.joinRoadsM;
    const std::vector<GatheredRoad> roads = toleranceM > 0 ? joinedRoads(city, toleranceM) : city.data.roads;
    std::vector<const GatheredRoad*> ways;
    for (const GatheredRoad& road : roads) {
        ways.push_back(&road);
    }
    const auto uses = countUses(ways);
    Graph graph(city);
    for (const GatheredRoad* way : ways) {
        graph.add(*way, uses);
        if (partsBlocks(*way)) {
            city.blockLines.push_back(city.local(way->points));
        }
    }
    const std::size_t dropped = graph.keepLargest();
    if (dropped > 0) {
        city.notes.push_back(
            fmt::format("{} pieces of road that nothing connects to the others were left out", dropped));
    }
    if (city.model.roads.empty()) {
        return failure(ErrorCode::Malformed, "there are no roads inside its boundary");
    }
    return {};
}

} // namespace sandtable::city
