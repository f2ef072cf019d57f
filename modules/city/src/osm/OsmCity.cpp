// SPDX-License-Identifier: GPL-3.0-or-later
#include "OsmCity.h"

#include "../Millimetres.h"

#include <algorithm>

namespace sandtable::city {

std::uint32_t OsmCity::gridAt(geo::LocalMetres p) const
{
    const std::uint32_t found = microGrids.find(p);
    return found == geo::RegionIndex::kNone ? kNone : firstMicroGrid + found;
}

geo::Line OsmCity::local(const std::vector<geo::Wgs84>& points) const
{
    geo::Line line(points.size());
    model.frame.toLocal(points, line);
    std::transform(line.begin(), line.end(), line.begin(), onMillimetreGrid);
    return line;
}

std::vector<geo::Polygon> OsmCity::local(const OsmArea& area) const
{
    std::vector<geo::Polygon> list;
    for (const auto& rings : area.polygons) {
        geo::Polygon polygon;
        for (const OsmRing& ring : rings) {
            geo::Ring points = local(ring);
            points.erase(std::unique(points.begin(), points.end()), points.end());
            while (points.size() > 1 && points.front() == points.back()) {
                points.pop_back();
            }
            const bool outer = &ring == &rings.front();
            if (points.size() < 3 || geo::signedArea(points) == 0) {
                if (outer) {
                    break;
                }
                continue;
            }
            if ((geo::signedArea(points) > 0) != outer) {
                std::reverse(points.begin(), points.end());
            }
            if (outer) {
                polygon.outer = std::move(points);
            } else {
                polygon.holes.push_back(std::move(points));
            }
        }
        if (!polygon.outer.empty()) {
            list.push_back(std::move(polygon));
        }
    }
    return list;
}

std::vector<geo::Polygon> OsmCity::clipped(const geo::Polygon& shape) const
{
    auto whole = geos.polygon(shape);
    const auto frame = geos.polygon({outline, {}});
    if (whole && GEOSisValid_r(geos.context(), whole.get()) != 1) {
        whole = geos.own(GEOSMakeValid_r(geos.context(), whole.get()));
    }
    if (!whole || !frame) {
        return {};
    }
    const auto inside = geos.own(GEOSIntersection_r(geos.context(), whole.get(), frame.get()));
    auto parts = geos.polygonsOf(inside.get());
    // Slivers along the border are noise of the clipping.
    constexpr double kLeastM2 = 1;
    std::erase_if(parts, [](const geo::Polygon& part) { return geo::area(part) < kLeastM2; });
    return parts;
}

} // namespace sandtable::city
