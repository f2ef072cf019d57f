// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/PointGrid.h>
#include <sandtable/geo/Polygon.h>
#include <sandtable/routing/RoadNetwork.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sandtable::routing {

namespace {

/// Surveyed lines that should meet do so within this; nearer nodes are one.
constexpr double kSameNodeM = 0.5;
constexpr float kCellM = 100;

double speedOn(city::RoadClass roadClass)
{
    switch (roadClass) {
    case city::RoadClass::Expressway:
        return kExpresswayMps;
    case city::RoadClass::Footway:
        return kWalkingMps; // the bike is pushed
    default:
        return kRidingMps;
    }
}

/// For each node the number of the one that stands for all at its place.
std::vector<std::uint32_t> mergedNodes(std::span<const geo::LocalMetres> nodes)
{
    const geo::PointGrid grid(nodes, 50);
    std::vector<std::uint32_t> merged(nodes.size(), kNowhere);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        if (merged[i] != kNowhere) {
            continue;
        }
        merged[i] = i;
        for (const std::uint32_t near : grid.within(nodes[i], kSameNodeM)) {
            if (merged[near] == kNowhere) {
                merged[near] = i;
            }
        }
    }
    return merged;
}

} // namespace

RoadNetwork::RoadNetwork(const city::CityModel& city)
{
    const auto merged = mergedNodes(city.roadNodes);
    geo::Bounds bounds;
    bounds.add(city.roadNodes);
    m_origin = bounds.empty() ? geo::LocalMetres{} : bounds.min;
    m_edges.reserve(city.roads.size());
    for (const city::Road& road : city.roads) {
        if (road.from < merged.size() && road.to < merged.size() && road.line.size() >= 2) {
            addEdge(road, merged[road.from], merged[road.to]);
        }
    }
    renumberNodes(city.roadNodes);
    linkArcs(city.roadNodes.size());
    findParts();
    indexPieces();
}

void RoadNetwork::addEdge(const city::Road& road, std::uint32_t from, std::uint32_t to)
{
    const auto edge = static_cast<std::uint32_t>(m_edges.size());
    double along = 0;
    for (std::size_t i = 1; i < road.line.size(); ++i) {
        const geo::LocalMetres a = road.line[i - 1];
        const geo::LocalMetres b = road.line[i];
        m_pieces.push_back({static_cast<float>(a.x - m_origin.x), static_cast<float>(a.y - m_origin.y),
                            static_cast<float>(b.x - m_origin.x), static_cast<float>(b.y - m_origin.y), edge,
                            static_cast<float>(along)});
        along += geo::distance(a, b);
    }
    m_edges.push_back({from, to, along, static_cast<float>(along / speedOn(road.roadClass))});
}

/// In the order of a Z-curve (Morton): a search finds neighbours in the same cache lines.
void RoadNetwork::renumberNodes(std::span<const geo::LocalMetres> places)
{
    const auto spread = [](double metres) {
        std::uint64_t bits = static_cast<std::uint32_t>(std::clamp(metres, 0.0, 4e6));
        bits = (bits | bits << 16) & 0x0000ffff0000ffffULL;
        bits = (bits | bits << 8) & 0x00ff00ff00ff00ffULL;
        bits = (bits | bits << 4) & 0x0f0f0f0f0f0f0f0fULL;
        bits = (bits | bits << 2) & 0x3333333333333333ULL;
        return (bits | bits << 1) & 0x5555555555555555ULL;
    };
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(places.size());
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        order.emplace_back(spread(places[i].x - m_origin.x) | spread(places[i].y - m_origin.y) << 1, i);
    }
    std::ranges::sort(order);
    std::vector<std::uint32_t> number(places.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        number[order[i].second] = i;
    }
    for (Edge& edge : m_edges) {
        edge.from = number[edge.from];
        edge.to = number[edge.to];
    }
}

void RoadNetwork::linkArcs(std::size_t nodes)
{
    m_first.assign(nodes + 1, 0);
    for (const Edge& edge : m_edges) {
        ++m_first[edge.from + 1];
        ++m_first[edge.to + 1];
    }
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_arcs.resize(m_first.back());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (std::uint32_t i = 0; i < m_edges.size(); ++i) {
        m_arcs[next[m_edges[i].from]++] = {m_edges[i].to, i, m_edges[i].seconds};
        m_arcs[next[m_edges[i].to]++] = {m_edges[i].from, i, m_edges[i].seconds};
    }
}

void RoadNetwork::findParts()
{
    m_part.assign(nodeCount(), kNowhere);
    std::vector<std::uint32_t> open;
    for (std::uint32_t start = 0; start < m_part.size(); ++start) {
        if (m_part[start] != kNowhere) {
            continue;
        }
        m_part[start] = start;
        open.push_back(start);
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (const Arc& arc : arcsOf(node)) {
                if (m_part[arc.to] == kNowhere) {
                    m_part[arc.to] = start;
                    open.push_back(arc.to);
                }
            }
        }
    }
}

void RoadNetwork::indexPieces()
{
    float lowX = 0;
    float lowY = 0;
    float highX = 0;
    float highY = 0;
    for (const Piece& piece : m_pieces) {
        lowX = std::min({lowX, piece.ax, piece.bx});
        lowY = std::min({lowY, piece.ay, piece.by});
        highX = std::max({highX, piece.ax, piece.bx});
        highY = std::max({highY, piece.ay, piece.by});
    }
    for (Piece& piece : m_pieces) { // a road may bend beyond its nodes
        piece.ax -= lowX;
        piece.bx -= lowX;
        piece.ay -= lowY;
        piece.by -= lowY;
    }
    m_origin = {m_origin.x + static_cast<double>(lowX), m_origin.y + static_cast<double>(lowY)};
    const auto cells = [](float metres) { return static_cast<std::uint32_t>(metres / kCellM) + 1; };
    m_columns = cells(highX - lowX);
    m_rows = cells(highY - lowY);
    const auto eachCell = [&](const Piece& piece, auto&& visit) {
        const auto [left, right] = std::minmax(piece.ax, piece.bx);
        const auto [low, high] = std::minmax(piece.ay, piece.by);
        for (std::uint32_t row = cells(low) - 1; row < cells(high); ++row) {
            for (std::uint32_t column = cells(left) - 1; column < cells(right); ++column) {
                visit(row * m_columns + column);
            }
        }
    };
    m_cellStart.assign(std::size_t{m_columns} * m_rows + 1, 0);
    for (const Piece& piece : m_pieces) {
        eachCell(piece, [&](std::uint32_t cell) { ++m_cellStart[cell + 1]; });
    }
    std::partial_sum(m_cellStart.begin(), m_cellStart.end(), m_cellStart.begin());
    m_cellPieces.resize(m_cellStart.back());
    std::vector<std::uint32_t> next(m_cellStart.begin(), m_cellStart.end() - 1);
    for (std::uint32_t i = 0; i < m_pieces.size(); ++i) {
        eachCell(m_pieces[i], [&](std::uint32_t cell) { m_cellPieces[next[cell]++] = i; });
    }
}

void RoadNetwork::tryCell(std::int64_t column, std::int64_t row, float x, float y, float& best, Stop& stop) const
{
    if (column < 0 || row < 0 || column >= m_columns || row >= m_rows) {
        return;
    }
    const std::size_t cell = static_cast<std::size_t>(row) * m_columns + static_cast<std::size_t>(column);
    for (std::uint32_t i = m_cellStart[cell]; i < m_cellStart[cell + 1]; ++i) {
        const Piece& piece = m_pieces[m_cellPieces[i]];
        const float dx = piece.bx - piece.ax;
        const float dy = piece.by - piece.ay;
        const float squared = dx * dx + dy * dy;
        const float part =
            squared > 0 ? std::clamp(((x - piece.ax) * dx + (y - piece.ay) * dy) / squared, 0.0F, 1.0F) : 0.0F;
        const float offX = piece.ax + part * dx - x;
        const float offY = piece.ay + part * dy - y;
        const float away = offX * offX + offY * offY;
        if (away < best) {
            best = away;
            stop.edge = piece.edge;
            const auto along = static_cast<double>(piece.alongM + part * std::sqrt(squared));
            stop.alongM = std::min(along, m_edges[piece.edge].lengthM);
        }
    }
}

Stop RoadNetwork::snap(geo::LocalMetres point) const
{
    Stop stop;
    const double localX = point.x - m_origin.x;
    const double localY = point.y - m_origin.y;
    const double widthM = static_cast<double>(kCellM) * m_columns;
    const double heightM = static_cast<double>(kCellM) * m_rows;
    const bool near = localX > -kReachM && localY > -kReachM && localX < widthM + kReachM && localY < heightM + kReachM;
    if (m_pieces.empty() || !near) { // also for coordinates that are no numbers
        return stop;
    }
    const auto x = static_cast<float>(localX);
    const auto y = static_cast<float>(localY);
    const auto column = static_cast<std::int64_t>(std::floor(x / kCellM));
    const auto row = static_cast<std::int64_t>(std::floor(y / kCellM));
    float best = static_cast<float>(kReachM * kReachM);
    // Rings of cells outwards; what lies beyond ring r is at least r cells away.
    for (std::int64_t ring = 0; static_cast<float>(ring - 1) * kCellM < std::sqrt(best); ++ring) {
        for (std::int64_t dx = -ring; dx <= ring; ++dx) {
            tryCell(column + dx, row - ring, x, y, best, stop);
            if (ring > 0) {
                tryCell(column + dx, row + ring, x, y, best, stop);
            }
        }
        for (std::int64_t dy = 1 - ring; dy < ring; ++dy) {
            tryCell(column - ring, row + dy, x, y, best, stop);
            tryCell(column + ring, row + dy, x, y, best, stop);
        }
    }
    stop.accessS = stop.onRoad() ? std::sqrt(static_cast<double>(best)) / kWalkingMps : 0;
    return stop;
}

std::size_t RoadNetwork::bytes() const
{
    const auto of = [](const auto& list) { return list.capacity() * sizeof(list[0]); };
    return of(m_edges) + of(m_first) + of(m_arcs) + of(m_part) + of(m_pieces) + of(m_cellStart) + of(m_cellPieces);
}

} // namespace sandtable::routing
