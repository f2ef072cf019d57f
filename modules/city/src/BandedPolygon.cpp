// SPDX-License-Identifier: GPL-3.0-or-later
#include "BandedPolygon.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

namespace {
constexpr std::size_t kMostBands = 1024;
constexpr double kEntriesPerEdge = 16;

template <class Visit>
void eachEdge(const geo::Polygon& polygon, Visit visit)
{
    const auto ringEdges = [&](const geo::Ring& ring) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            visit(ring[j], ring[i]);
        }
    };
    ringEdges(polygon.outer);
    for (const geo::Ring& hole : polygon.holes) {
        ringEdges(hole);
    }
}
} // namespace

BandedPolygon::BandedPolygon(const geo::Polygon& polygon)
{
    std::size_t count = polygon.outer.size();
    m_bounds.add(polygon.outer);
    for (const geo::Ring& hole : polygon.holes) {
        count += hole.size();
    }
    // Edges that run through many bands are stored in each: fewer bands for a polygon of such.
    double climbM = 0;
    eachEdge(polygon, [&](geo::LocalMetres a, geo::LocalMetres b) { climbM += std::abs(a.y - b.y); });
    const double height = m_bounds.max.y - m_bounds.min.y;
    const double most = climbM > 0 ? kEntriesPerEdge * static_cast<double>(count) * height / climbM : 1;
    const std::size_t wanted = std::clamp<std::size_t>(count / 4, 1, kMostBands);
    const std::size_t bands = std::max<std::size_t>(1, std::min(wanted, static_cast<std::size_t>(most)));
    m_bandM = std::max(height / static_cast<double>(bands), 1e-6);
    m_start.assign(bands + 1, 0);
    const auto bandsOf = [&](geo::LocalMetres a, geo::LocalMetres b) {
        return std::pair(bandOf(std::min(a.y, b.y)), bandOf(std::max(a.y, b.y)));
    };
    eachEdge(polygon, [&](geo::LocalMetres a, geo::LocalMetres b) {
        const auto [low, high] = bandsOf(a, b);
        for (std::size_t band = low; band <= high; ++band) {
            ++m_start[band + 1];
        }
    });
    for (std::size_t band = 0; band < bands; ++band) {
        m_start[band + 1] += m_start[band];
    }
    m_edges.resize(m_start.back());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    eachEdge(polygon, [&](geo::LocalMetres a, geo::LocalMetres b) {
        const auto [low, high] = bandsOf(a, b);
        for (std::size_t band = low; band <= high; ++band) {
            m_edges[next[band]++] = {a, b};
        }
    });
}

std::size_t BandedPolygon::bandOf(double y) const
{
    const double band = std::floor((y - m_bounds.min.y) / m_bandM);
    return static_cast<std::size_t>(std::clamp(band, 0.0, static_cast<double>(m_start.size() - 2)));
}

bool BandedPolygon::contains(geo::LocalMetres p) const
{
    if (!m_bounds.contains(p)) {
        return false;
    }
    const std::size_t band = bandOf(p.y);
    bool inside = false;
    for (std::uint32_t i = m_start[band]; i < m_start[band + 1]; ++i) {
        const geo::LocalMetres a = m_edges[i].a;
        const geo::LocalMetres b = m_edges[i].b;
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

} // namespace sandtable::city
