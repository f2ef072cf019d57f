// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/AreaShape.h>

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

struct RingEdge
{
    geo::LocalMetres low; ///< the end of smaller northing
    geo::LocalMetres high;
    double xAt(double y) const { return low.x + (high.x - low.x) * (y - low.y) / (high.y - low.y); }
};

std::vector<RingEdge> risingEdges(std::span<const geo::LocalMetres> ring)
{
    std::vector<RingEdge> edges;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if (ring[j].y != ring[i].y)
            edges.push_back(ring[j].y < ring[i].y ? RingEdge{ring[j], ring[i]} : RingEdge{ring[i], ring[j]});
    std::sort(edges.begin(), edges.end(), [](const RingEdge& a, const RingEdge& b) { return a.low.y < b.low.y; });
    return edges;
}

/// Northing at which two edges cross inside both, into `levels`.
void addCrossing(const RingEdge& a, const RingEdge& b, std::vector<double>& levels)
{
    const double bottom = std::max(a.low.y, b.low.y);
    const double top = std::min(a.high.y, b.high.y);
    const double before = a.xAt(bottom) - b.xAt(bottom);
    const double after = a.xAt(top) - b.xAt(top);
    if (before * after < 0)
        levels.push_back(bottom + (top - bottom) * before / (before - after));
}

} // namespace

std::vector<Trapezoid> piecesOf(std::span<const geo::LocalMetres> ring)
{
    std::vector<Trapezoid> pieces;
    if (ring.size() < 3)
        return pieces;
    const auto edges = risingEdges(ring);
    // Between two neighbouring levels no edge begins, ends or crosses another.
    std::vector<double> levels;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        levels.push_back(edges[i].low.y);
        levels.push_back(edges[i].high.y);
        for (std::size_t j = i + 1; j < edges.size() && edges[j].low.y < edges[i].high.y; ++j)
            addCrossing(edges[i], edges[j], levels);
    }
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    std::vector<const RingEdge*> across;
    for (std::size_t level = 0; level + 1 < levels.size(); ++level) {
        const double bottom = levels[level];
        const double top = levels[level + 1];
        const double middle = bottom + (top - bottom) / 2;
        across.clear();
        for (const RingEdge& edge : edges) {
            if (edge.low.y > bottom)
                break;
            if (edge.high.y >= top)
                across.push_back(&edge);
        }
        std::sort(across.begin(), across.end(),
                  [middle](const RingEdge* a, const RingEdge* b) { return a->xAt(middle) < b->xAt(middle); });
        for (std::size_t i = 0; i + 1 < across.size(); i += 2)
            pieces.push_back({bottom, top, across[i]->xAt(bottom), across[i + 1]->xAt(bottom), across[i]->xAt(top),
                              across[i + 1]->xAt(top)});
    }
    return pieces;
}

double areaOf(std::span<const Trapezoid> pieces)
{
    double sum = 0;
    for (const Trapezoid& piece : pieces)
        sum += (piece.topY - piece.bottomY) *
               ((piece.bottomRightX - piece.bottomLeftX) + (piece.topRightX - piece.topLeftX)) / 2;
    return sum;
}

} // namespace sandtable::scene
