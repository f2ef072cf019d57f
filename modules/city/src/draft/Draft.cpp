// SPDX-License-Identifier: GPL-3.0-or-later
#include "Draft.h"

#include "../Millimetres.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sandtable::city {

namespace {

double distanceFrom(const geo::Ring& ring, geo::LocalMetres p)
{
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        nearest = std::min(nearest, geo::distanceToSegment(p, ring[j], ring[i]));
    }
    return nearest;
}

} // namespace

bool Draft::reaches(geo::LocalMetres p) const
{
    return std::any_of(surroundings.begin(), surroundings.end(),
                       [&](const BandedPolygon& part) { return part.contains(p); });
}

std::uint32_t Draft::gridAt(geo::LocalMetres p) const
{
    const std::uint32_t found = microGrids.find(p);
    return found == geo::RegionIndex::kNone ? kNone : firstMicroGrid + found;
}

std::uint32_t Draft::gridAt(geo::LocalMetres p, const GatheredRow& row)
{
    const std::uint32_t grid = gridAt(p);
    if (grid == kNone) {
        const double away = distanceFrom(outline, p);
        report.refuse(row.entry, away < 10'000
                                     ? fmt::format("lies outside the outline, {:.0f} m from it", away)
                                     : fmt::format("lies outside the outline, {:.0f} km from it: is its coordinate "
                                                   "system right?",
                                                   away / 1000));
    }
    return grid;
}

geo::LocalMetres Draft::local(geo::Wgs84 point) const
{
    return local(DegreeLine{point}).front();
}

geo::Line Draft::local(const DegreeLine& points) const
{
    // The frame's projection has no finite value for the other side of the earth; there, roughly right will do.
    constexpr double kReachDeg = 3;
    constexpr double kDegreeM = 100'000;
    const geo::Wgs84 origin = model.frame.origin();
    const auto far = [&](geo::Wgs84 p) {
        return std::abs(p.lon - origin.lon) > kReachDeg || std::abs(p.lat - origin.lat) > kReachDeg;
    };
    DegreeLine near(points);
    std::replace_if(near.begin(), near.end(), far, origin);
    geo::Line line(points.size());
    model.frame.toLocal(near, line);
    for (std::size_t i = 0; i < points.size(); ++i) {
        line[i] = far(points[i]) ? geo::LocalMetres{(points[i].lon - origin.lon) * kDegreeM,
                                                    (points[i].lat - origin.lat) * kDegreeM}
                                 : onMillimetreGrid(line[i]);
    }
    return line;
}

std::vector<geo::Polygon> Draft::local(const DegreeArea& area) const
{
    std::vector<geo::Polygon> list;
    for (const auto& rings : area) {
        geo::Polygon polygon;
        for (const DegreeLine& ring : rings) {
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
                std::reverse(points.begin() + 1, points.end()); // the first corner stays the first
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

std::vector<geo::Polygon> Draft::clipped(const geo::Polygon& shape, bool& cut) const
{
    auto whole = geos.polygon(shape);
    const auto frame = geos.polygon({outline, {}});
    if (whole && GEOSisValid_r(geos.context(), whole.get()) != 1) {
        cut = true;
        whole = geos.own(GEOSMakeValid_r(geos.context(), whole.get()));
    } else if (whole && frame && GEOSCovers_r(geos.context(), frame.get(), whole.get()) == 1) {
        return {shape};
    }
    cut = true;
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
