// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Millimetres.h"
#include "RuleBook.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace sandtable::city {

namespace {

/// Square metres that areas of one parent may differ by: rounding to millimetres moves each border a little, but
/// all regions share the rounded borders, so only the sums' own rounding is left.
constexpr double kAreaTolerance = 0.01;

/// Edges of region outlines between numbered corners.
class Corners
{
public:
    std::uint32_t number(geo::LocalMetres p)
    {
        const auto x = static_cast<std::uint32_t>(static_cast<std::int32_t>(millimetres(p.x)));
        const auto y = static_cast<std::uint32_t>(static_cast<std::int32_t>(millimetres(p.y)));
        const auto [entry, isNew] =
            m_numbers.try_emplace(std::uint64_t{x} << 32 | y, static_cast<std::uint32_t>(m_points.size()));
        if (isNew) {
            m_points.push_back(p);
        }
        return entry->second;
    }
    geo::LocalMetres at(std::uint32_t number) const { return m_points[number]; }

private:
    std::unordered_map<std::uint64_t, std::uint32_t> m_numbers;
    std::vector<geo::LocalMetres> m_points;
};

using Edge = std::uint64_t; ///< from-corner in the upper half, to-corner in the lower

Edge reversed(Edge edge)
{
    return edge << 32 | edge >> 32;
}

void addEdges(const geo::Ring& ring, Corners& corners, std::vector<Edge>& to)
{
    if (ring.empty()) {
        return;
    }
    std::uint32_t from = corners.number(ring.back());
    for (const geo::LocalMetres p : ring) {
        const std::uint32_t next = corners.number(p);
        to.push_back(std::uint64_t{from} << 32 | next);
        from = next;
    }
}

bool has(const std::vector<Edge>& sorted, Edge edge)
{
    return std::binary_search(sorted.begin(), sorted.end(), edge);
}

/// Where an edge lies, for the message.
std::string place(const Corners& corners, Edge edge)
{
    const geo::LocalMetres a = corners.at(static_cast<std::uint32_t>(edge >> 32));
    const geo::LocalMetres b = corners.at(static_cast<std::uint32_t>(edge));
    return fmt::format("({:.3f}, {:.3f})–({:.3f}, {:.3f})", a.x, a.y, b.x, b.y);
}

/// The children's outlines, run through once each: every edge must meet its reverse in a sibling or be an edge of
/// the parent, and the parent's edges must all be there. With equal areas that is a partition.
void checkFamily(const CityModel& model, const Region& parent, const std::vector<std::uint32_t>& children,
                 RuleBook& book)
{
    Corners corners;
    std::vector<Edge> outline;
    std::vector<Edge> edges;
    addEdges(parent.outer, corners, outline);
    double sum = 0;
    for (const std::uint32_t child : children) {
        addEdges(model.regions[child].outer, corners, edges);
        sum += geo::signedArea(model.regions[child].outer);
    }
    std::sort(outline.begin(), outline.end());
    std::sort(edges.begin(), edges.end());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (i > 0 && edges[i] == edges[i - 1]) {
            book.broken("regions.tile", "in {}: two regions lie on the same side of {}", parent.code,
                        place(corners, edges[i]));
        } else if (!has(edges, reversed(edges[i])) && !has(outline, edges[i])) {
            book.broken("regions.tile", "in {}: no neighbour shares the border {}", parent.code,
                        place(corners, edges[i]));
        }
    }
    for (const Edge edge : outline) {
        if (!has(edges, edge)) {
            book.broken("regions.tile", "in {}: no part reaches the border {}", parent.code, place(corners, edge));
        }
    }
    const double whole = geo::signedArea(parent.outer);
    if (!(std::abs(whole - sum) <= kAreaTolerance + whole * 1e-9)) {
        book.broken("regions.area", "{} has {:.3f} m², its parts {:.3f} m²", parent.code, whole, sum);
    }
}

} // namespace

void checkTiling(const CityModel& model, RuleBook& book)
{
    std::vector<std::vector<std::uint32_t>> children(model.regions.size());
    for (std::uint32_t i = 0; i < model.regions.size(); ++i) {
        if (model.regions[i].parent < i) {
            children[model.regions[i].parent].push_back(i);
        }
    }
    for (std::size_t i = 0; i < model.regions.size(); ++i) {
        if (!children[i].empty()) {
            checkFamily(model, model.regions[i], children[i], book);
        }
    }
}

} // namespace sandtable::city
