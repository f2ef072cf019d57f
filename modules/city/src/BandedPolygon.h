// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <vector>

namespace sandtable::city {

/// A polygon with its edges sorted into horizontal bands, so that asking whether it holds a point looks at a few
/// edges only, also for a river of thousands. Immutable.
class BandedPolygon
{
public:
    explicit BandedPolygon(const geo::Polygon& polygon);

    const geo::Bounds& bounds() const { return m_bounds; }
    /// Even-odd over the outer ring and the holes.
    bool contains(geo::LocalMetres p) const;

private:
    struct Edge
    {
        geo::LocalMetres a;
        geo::LocalMetres b;
    };
    std::size_t bandOf(double y) const;

    geo::Bounds m_bounds;
    double m_bandM = 1;
    std::vector<std::uint32_t> m_start; ///< first edge of each band in m_edges, and the end
    std::vector<Edge> m_edges;
};

} // namespace sandtable::city
