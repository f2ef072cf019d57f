// SPDX-License-Identifier: GPL-3.0-or-later
#include "../DisjointSets.h"
#include "OsmCity.h"

#include <fmt/format.h>

#include <cmath>
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

struct Way
{
    const OsmLine* line;
    OsmRoadKind kind;
};

/// Where ways meet or end.
std::unordered_map<std::uint64_t, std::uint32_t> countUses(const std::vector<Way>& ways)
{
    std::unordered_map<std::uint64_t, std::uint32_t> uses;
    for (const Way& way : ways) {
        for (const geo::Wgs84 p : way.line->points) {
            ++uses[keyOf(p)];
        }
        ++uses[keyOf(way.line->points.front())];
        ++uses[keyOf(way.line->points.back())];
    }
    return uses;
}

/// The graph while it is built: all pieces, before the largest connected part is chosen.
class Graph
{
public:
    explicit Graph(OsmCity& city) : m_city(city) {}

    void add(const Way& way, const std::unordered_map<std::uint64_t, std::uint32_t>& uses)
    {
        const auto& points = way.line->points;
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
                continue;
            }
            road.from = keep(road.from);
            road.to = keep(road.to);
            m_city.model.roads.push_back(std::move(road));
            m_city.measuredWidth.push_back(m_measured[i]);
        }
        return dropped;
    }

private:
    std::uint32_t node(std::uint64_t key, geo::LocalMetres at)
    {
        const auto [entry, isNew] = m_numbers.try_emplace(key, static_cast<std::uint32_t>(m_nodes.size()));
        if (isNew) {
            m_nodes.push_back(at);
        }
        return entry->second;
    }

    void addPiece(const Way& way, const std::vector<geo::Wgs84>& points)
    {
        geo::Line line = m_city.local(points);
        line.erase(std::unique(line.begin(), line.end()), line.end());
        if (line.size() < 2 || !m_city.holds(line.front()) || !m_city.holds(line.back())) {
            return;
        }
        const OsmTags& tags = way.line->tags;
        Road road;
        road.name = m_city.model.intern(tags.get("name"));
        road.nameEn = m_city.model.intern(tags.nameEn());
        road.from = node(keyOf(points.front()), line.front());
        road.to = node(keyOf(points.back()), line.back());
        road.roadClass = way.kind.roadClass;
        road.widthM = way.kind.widthM;
        road.bridge = tags.has("bridge") && !tags.is("bridge", "no");
        road.line = std::move(line);
        m_roads.push_back(std::move(road));
        m_measured.push_back(way.kind.measured);
    }

    OsmCity& m_city;
    std::unordered_map<std::uint64_t, std::uint32_t> m_numbers;
    std::vector<geo::LocalMetres> m_nodes;
    std::vector<Road> m_roads;
    std::vector<bool> m_measured;
};

bool partsBlocks(const Way& way)
{
    return way.kind.roadClass <= RoadClass::Branch &&
           (!way.line->tags.has("tunnel") || way.line->tags.is("tunnel", "no"));
}

} // namespace

Result<void> addRoads(OsmCity& city)
{
    std::vector<Way> ways;
    for (const OsmLine& line : city.data.lines) {
        if (const auto kind = roadKindOf(line.tags); kind && line.points.size() >= 2) {
            ways.push_back({&line, *kind});
        }
    }
    const auto uses = countUses(ways);
    Graph graph(city);
    for (const Way& way : ways) {
        graph.add(way, uses);
        if (partsBlocks(way)) {
            city.blockLines.push_back(city.local(way.line->points));
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
