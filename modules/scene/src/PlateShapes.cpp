// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlateShapes.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <unordered_map>

namespace sandtable::scene {
namespace {

using geo::LocalMetres;

struct PointHash
{
    std::size_t operator()(const LocalMetres& p) const
    {
        return std::bit_cast<std::uint64_t>(p.x) * 0x9e3779b97f4a7c15ULL ^ std::bit_cast<std::uint64_t>(p.y);
    }
};

bool isLess(LocalMetres a, LocalMetres b)
{
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

/// Where three or more borders meet.
class Junctions
{
public:
    Junctions(const PlateStack& stack, Plate plate)
    {
        for (const std::uint32_t region : stack.on(plate)) {
            const geo::Ring& ring = stack.outline(region);
            for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
                meet(ring[i], ring[k]);
                meet(ring[k], ring[i]);
            }
        }
    }
    bool holds(LocalMetres at) const
    {
        const auto found = m_neighbours.find(at);
        return found != m_neighbours.end() && found->second.size() > 2;
    }

private:
    void meet(LocalMetres at, LocalMetres neighbour)
    {
        auto& list = m_neighbours[at];
        if (std::find(list.begin(), list.end(), neighbour) == list.end())
            list.push_back(neighbour);
    }
    std::unordered_map<LocalMetres, std::vector<LocalMetres>, PointHash> m_neighbours;
};

/// Douglas and Peucker's thinning of a line whose ends stay.
void thin(std::span<const LocalMetres> line, double toleranceM, std::vector<LocalMetres>& out)
{
    double most = 0;
    std::size_t worst = 0;
    for (std::size_t i = 1; i + 1 < line.size(); ++i)
        if (const double off = geo::distanceToSegment(line[i], line.front(), line.back()); off > most) {
            most = off;
            worst = i;
        }
    if (most <= toleranceM) {
        out.push_back(line.back());
        return;
    }
    thin(line.first(worst + 1), toleranceM, out);
    thin(line.subspan(worst), toleranceM, out);
}

/// The same result whichever of its two regions asks.
void addThinned(std::vector<LocalMetres> line, double toleranceM, geo::Ring& ring)
{
    const bool turned = isLess(line.back(), line.front());
    if (turned)
        std::reverse(line.begin(), line.end());
    std::vector<LocalMetres> thinned{line.front()};
    thin(line, toleranceM, thinned);
    if (turned)
        std::reverse(thinned.begin(), thinned.end());
    ring.insert(ring.end(), thinned.begin() + 1, thinned.end());
}

geo::Ring thinnedRing(const geo::Ring& ring, const Junctions& junctions, double toleranceM)
{
    std::vector<std::size_t> fixed;
    for (std::size_t i = 0; i < ring.size(); ++i)
        if (junctions.holds(ring[i]))
            fixed.push_back(i);
    if (fixed.size() < 2) {
        // No neighbour to agree with, or only one: its outermost points will do.
        const auto [low, high] = std::minmax_element(ring.begin(), ring.end(), isLess);
        fixed = {static_cast<std::size_t>(low - ring.begin()), static_cast<std::size_t>(high - ring.begin())};
        std::sort(fixed.begin(), fixed.end());
    }
    geo::Ring out;
    for (std::size_t f = 0; f < fixed.size(); ++f) {
        const std::size_t from = fixed[f];
        const std::size_t to = fixed[(f + 1) % fixed.size()];
        std::vector<LocalMetres> line{ring[from]};
        for (std::size_t i = from; i != to;) {
            i = (i + 1) % ring.size();
            line.push_back(ring[i]);
        }
        addThinned(std::move(line), toleranceM, out);
    }
    return out;
}

double turnOf(LocalMetres a, LocalMetres b, LocalMetres c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

} // namespace

std::vector<std::uint32_t> triangulate(std::span<const geo::LocalMetres> ring)
{
    std::vector<std::uint32_t> left(ring.size());
    std::iota(left.begin(), left.end(), 0U);
    std::vector<std::uint32_t> triangles;
    const auto isEar = [&](std::size_t i) {
        const std::uint32_t a = left[(i + left.size() - 1) % left.size()];
        const std::uint32_t b = left[i];
        const std::uint32_t c = left[(i + 1) % left.size()];
        if (turnOf(ring[a], ring[b], ring[c]) <= 0)
            return false;
        return std::none_of(left.begin(), left.end(), [&](std::uint32_t p) {
            return p != a && p != b && p != c && ring[p] != ring[a] && ring[p] != ring[b] && ring[p] != ring[c] &&
                   turnOf(ring[a], ring[b], ring[p]) >= 0 && turnOf(ring[b], ring[c], ring[p]) >= 0 &&
                   turnOf(ring[c], ring[a], ring[p]) >= 0;
        });
    };
    const auto cut = [&](std::size_t i, bool keep) {
        if (keep)
            for (const std::size_t at : {i + left.size() - 1, i, i + 1})
                triangles.push_back(left[at % left.size()]);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
    };
    std::size_t i = 0;
    for (std::size_t missed = 0; left.size() > 3 && missed < left.size();) {
        i %= left.size();
        const LocalMetres before = ring[left[(i + left.size() - 1) % left.size()]];
        const bool flat = turnOf(before, ring[left[i]], ring[left[(i + 1) % left.size()]]) == 0;
        if (flat || isEar(i)) {
            cut(i, !flat);
            missed = 0;
        } else {
            ++i;
            ++missed;
        }
    }
    if (left.size() == 3 && turnOf(ring[left[0]], ring[left[1]], ring[left[2]]) > 0)
        triangles.insert(triangles.end(), left.begin(), left.end());
    return triangles;
}

std::vector<PlateShape> plateShapes(const PlateStack& stack, Plate plate, double toleranceM)
{
    const Junctions junctions(stack, plate);
    std::vector<PlateShape> shapes;
    shapes.reserve(stack.on(plate).size());
    for (const std::uint32_t region : stack.on(plate)) {
        if (stack.outline(region).size() < 3)
            continue;
        PlateShape shape{region, thinnedRing(stack.outline(region), junctions, toleranceM), {}};
        shape.triangles = triangulate(shape.ring);
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

} // namespace sandtable::scene
