// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Millimetres.h"
#include "Draft.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sandtable::city {

namespace {

/// Metres beside the coastline where the sides are asked.
constexpr double kBesideM = 0.05;

/// From a place to just beyond the nearest point of the outline.
geo::Line wayOut(const Draft& city, geo::LocalMetres from)
{
    constexpr double kBeyondM = 1;
    geo::LocalMetres nearest = from;
    double least = 1e300;
    for (std::size_t i = 0, j = city.outline.size() - 1; i < city.outline.size(); j = i++) {
        const geo::LocalMetres a = city.outline[j];
        const geo::LocalMetres b = city.outline[i];
        const double square = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
        const double along = ((from.x - a.x) * (b.x - a.x) + (from.y - a.y) * (b.y - a.y)) / square;
        const double t = std::clamp(along, 0.0, 1.0);
        const geo::LocalMetres p{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
        if (geo::distance(from, p) < least) {
            least = geo::distance(from, p);
            nearest = p;
        }
    }
    const double stretch = least > 0 ? (least + kBeyondM) / least : 1;
    return {from, {from.x + (nearest.x - from.x) * stretch, from.y + (nearest.y - from.y) * stretch}};
}

/// Extracts cut the coastline at their own border, which need not be the district's: its loose ends are led out.
void closeCoasts(const Draft& city, std::vector<geo::Line>& coasts)
{
    std::map<std::pair<std::int64_t, std::int64_t>, int> ends;
    const auto key = [](geo::LocalMetres p) { return std::pair(millimetres(p.x), millimetres(p.y)); };
    for (const geo::Line& coast : coasts) {
        ++ends[key(coast.front())];
        ++ends[key(coast.back())];
    }
    const std::size_t count = coasts.size();
    for (std::size_t i = 0; i < count; ++i) {
        for (const geo::LocalMetres end : {coasts[i].front(), coasts[i].back()}) {
            if (ends[key(end)] == 1 && city.holds(end)) {
                coasts.push_back(wayOut(city, end));
            }
        }
    }
}

/// The district cut along the coastlines.
std::vector<geo::Polygon> partsAlong(const Draft& city, std::vector<geo::Line> coasts)
{
    closeCoasts(city, coasts);
    constexpr double kSnapM = 0.001;
    std::vector<Geos::Geometry> lines;
    geo::Line border(city.outline);
    border.push_back(city.outline.front());
    lines.push_back(city.geos.line(border));
    for (const geo::Line& coast : coasts) {
        lines.push_back(city.geos.line(coast));
    }
    GEOSContextHandle_t context = city.geos.context();
    const auto all = city.geos.collect(GEOS_MULTILINESTRING, std::move(lines));
    const auto noded = city.geos.own(all ? GEOSUnaryUnionPrec_r(context, all.get(), kSnapM) : nullptr);
    const GEOSGeometry* raw = noded.get();
    const auto faces = city.geos.own(raw ? GEOSPolygonize_r(context, &raw, 1) : nullptr);
    auto parts = city.geos.polygonsOf(faces.get());
    std::erase_if(parts, [&](const geo::Polygon& part) { return !city.holds(geo::labelPoint(part.outer)); });
    return parts;
}

} // namespace

void addSea(Draft& city)
{
    std::vector<geo::Line> coasts;
    for (const DegreeLine& line : city.data.coastlines) {
        coasts.push_back(city.local(line));
    }
    if (coasts.empty()) {
        return;
    }
    std::vector<geo::Polygon> parts = partsAlong(city, coasts);
    std::vector<BandedPolygon> areas(parts.begin(), parts.end());
    std::vector<double> seaward(parts.size(), 0); ///< metres of coast that have the part on their right, less left
    for (const geo::Line& coast : coasts) {
        for (std::size_t i = 1; i < coast.size(); ++i) {
            const geo::LocalMetres a = coast[i - 1];
            const geo::LocalMetres b = coast[i];
            const double length = geo::distance(a, b);
            if (length == 0) {
                continue;
            }
            const geo::LocalMetres middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
            const geo::LocalMetres right{(b.y - a.y) / length * kBesideM, (a.x - b.x) / length * kBesideM};
            for (std::size_t part = 0; part < areas.size(); ++part) {
                if (areas[part].contains({middle.x + right.x, middle.y + right.y})) {
                    seaward[part] += length;
                }
                if (areas[part].contains({middle.x - right.x, middle.y - right.y})) {
                    seaward[part] -= length;
                }
            }
        }
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
        if (seaward[part] > 0) {
            city.model.waters.push_back({WaterKind::Lake, "", std::move(parts[part])});
        }
    }
}

} // namespace sandtable::city
