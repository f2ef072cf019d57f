#include "OsmCity.h"

#include <cmath>

namespace sandtable::city {

namespace {

/// Metres beside the coastline where the sides are asked.
constexpr double kBesideM = 0.05;

/// The district cut along the coastlines.
std::vector<geo::Polygon> partsAlong(const OsmCity& city, const std::vector<geo::Line>& coasts)
{
    constexpr double kGridM = 0.001;
    std::vector<Geos::Geometry> lines;
    geo::Line border(city.outline);
    border.push_back(city.outline.front());
    lines.push_back(city.geos.line(border));
    for (const geo::Line& coast : coasts) {
        lines.push_back(city.geos.line(coast));
    }
    GEOSContextHandle_t context = city.geos.context();
    const auto all = city.geos.collect(GEOS_MULTILINESTRING, std::move(lines));
    const auto noded = city.geos.own(all ? GEOSUnaryUnionPrec_r(context, all.get(), kGridM) : nullptr);
    const GEOSGeometry* raw = noded.get();
    const auto faces = city.geos.own(raw ? GEOSPolygonize_r(context, &raw, 1) : nullptr);
    auto parts = city.geos.polygonsOf(faces.get());
    std::erase_if(parts, [&](const geo::Polygon& part) { return !city.holds(geo::labelPoint(part.outer)); });
    return parts;
}

} // namespace

void addSea(OsmCity& city)
{
    std::vector<geo::Line> coasts;
    for (const OsmLine& line : city.data.lines) {
        if (line.tags.is("natural", "coastline") && line.points.size() >= 2) {
            coasts.push_back(city.local(line.points));
        }
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
