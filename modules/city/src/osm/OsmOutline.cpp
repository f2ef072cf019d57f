// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Millimetres.h"
#include "OsmCity.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sandtable::city {

namespace {

/// Beyond this half-width in degrees the local frame would not hold the data's metres true.
constexpr double kMostReachDeg = 1;
/// A boundary is the city's when it holds this share of the roads' points.
constexpr double kOwnShare = 0.6;
constexpr double kHullMarginM = 60;
/// No segment of a road in the data is longer; bounds the points along it.
constexpr double kLongestSegmentM = 50'000;

/// A code that no county has: 99 and four digits of the name's FNV-1a hash.
std::string codeOf(const std::string& name)
{
    std::uint32_t hash = 2166136261u;
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    }
    return fmt::format("99{:04}", hash % 10000);
}

std::vector<geo::Wgs84> roadPoints(const OsmData& data)
{
    std::vector<geo::Wgs84> points;
    for (const OsmLine& line : data.lines) {
        if (roadKindOf(line.tags)) {
            points.insert(points.end(), line.points.begin(), line.points.end());
        }
    }
    return points;
}

/// The middle of the data without its strays: medians of the coordinates.
geo::Wgs84 middleOf(const std::vector<geo::Wgs84>& points)
{
    std::vector<double> lon;
    std::vector<double> lat;
    for (const geo::Wgs84 p : points) {
        lon.push_back(p.lon);
        lat.push_back(p.lat);
    }
    const auto median = [](std::vector<double>& values) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return std::round(*middle * 1e4) / 1e4;
    };
    return {median(lon), median(lat)};
}

int levelOf(const OsmTags& tags)
{
    const std::string_view text = tags.get("admin_level");
    int level = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), level);
    return error == std::errc() && end == text.data() + text.size() ? level : 0;
}

/// The largest part of a geometry, without holes, as a clean ring on the millimetre grid.
geo::Ring largestRing(const Geos& geos, const GEOSGeometry* geometry)
{
    geo::Ring best;
    for (const geo::Polygon& polygon : geos.polygonsOf(geometry)) {
        if (best.empty() || geo::signedArea(polygon.outer) > geo::signedArea(best)) {
            best = polygon.outer;
        }
    }
    return best;
}

geo::Ring cleaned(const Geos& geos, const geo::Ring& ring)
{
    const auto raw = geos.polygon({ring, {}});
    const auto valid = geos.own(raw ? GEOSMakeValid_r(geos.context(), raw.get()) : nullptr);
    constexpr double kGridM = 0.001;
    const auto snapped = geos.own(valid ? GEOSGeom_setPrecision_r(geos.context(), valid.get(), kGridM, 0) : nullptr);
    geo::Ring best = largestRing(geos, snapped.get());
    std::transform(best.begin(), best.end(), best.begin(), onMillimetreGrid);
    return best;
}

geo::Ring hullOf(const Geos& geos, const std::vector<geo::LocalMetres>& points)
{
    // Between the convex hull (1) and the tightest (0): follows a coast without running into every street's end.
    constexpr double kHullRatio = 0.25;
    const auto set = geos.pointSet(points);
    const auto tight = geos.own(set ? GEOSConcaveHull_r(geos.context(), set.get(), kHullRatio, 0) : nullptr);
    const auto wide = geos.own(tight ? GEOSBuffer_r(geos.context(), tight.get(), kHullMarginM, 4) : nullptr);
    const auto plain = geos.own(wide ? GEOSTopologyPreserveSimplify_r(geos.context(), wide.get(), 10) : nullptr);
    return largestRing(geos, plain.get());
}

/// Points every few metres along the roads, so that a long straight street is no gap, and one of each building among
/// them. Roads too far away for the frame are left out.
std::vector<geo::LocalMetres> hullPoints(const OsmCity& city, const geo::Bounds& reach)
{
    constexpr double kEveryM = 25;
    std::vector<geo::LocalMetres> points;
    const auto add = [&](geo::LocalMetres p) {
        if (reach.contains(p)) {
            points.push_back(p);
        }
    };
    for (const OsmLine& line : city.data.lines) {
        const geo::Line road = roadKindOf(line.tags) ? city.local(line.points) : geo::Line();
        for (std::size_t i = 1; i < road.size(); ++i) {
            const double length = std::min(geo::distance(road[i - 1], road[i]), kLongestSegmentM);
            const auto steps = static_cast<int>(length / kEveryM) + 1;
            for (int step = 0; step <= steps; ++step) {
                const double t = static_cast<double>(step) / steps;
                add({road[i - 1].x + (road[i].x - road[i - 1].x) * t, road[i - 1].y + (road[i].y - road[i - 1].y) * t});
            }
        }
    }
    for (const OsmArea& area : city.data.areas) {
        if (area.tags.has("building")) {
            for (const auto& rings : area.polygons) {
                add(city.model.frame.toLocal(rings.front().front()));
            }
        }
    }
    return points;
}

struct Boundary
{
    geo::Ring ring;
    int level = 0;
    const OsmTags* tags = nullptr;
};

/// The highest boundary that holds most of the roads.
Boundary boundaryOf(const OsmCity& city, const std::vector<geo::LocalMetres>& roads)
{
    Boundary best;
    for (const OsmArea& area : city.data.areas) {
        const int level = area.tags.is("boundary", "administrative") ? levelOf(area.tags) : 0;
        if (level < 2 || (best.level != 0 && level >= best.level)) {
            continue;
        }
        for (const geo::Polygon& polygon : city.local(area)) {
            const BandedPolygon banded({polygon.outer, {}});
            const auto inside =
                std::count_if(roads.begin(), roads.end(), [&](geo::LocalMetres p) { return banded.contains(p); });
            if (static_cast<double>(inside) >= kOwnShare * static_cast<double>(roads.size())) {
                best = {polygon.outer, level, &area.tags};
            }
        }
    }
    return best;
}

} // namespace

Result<void> findOutline(OsmCity& city, const std::string& name, const std::string& fileName)
{
    const std::vector<geo::Wgs84> degrees = roadPoints(city.data);
    if (degrees.size() < 2) {
        return failure(ErrorCode::Malformed, "there are no roads in it");
    }
    const geo::Wgs84 origin = middleOf(degrees);
    if (std::abs(origin.lat) > 80) {
        return failure(ErrorCode::Unsupported, fmt::format("it lies at {}° of latitude, too near a pole", origin.lat));
    }
    city.model.frame = geo::Frame(origin);
    std::vector<geo::Wgs84> near;
    std::copy_if(degrees.begin(), degrees.end(), std::back_inserter(near), [&](geo::Wgs84 p) {
        return std::abs(p.lon - origin.lon) < kMostReachDeg && std::abs(p.lat - origin.lat) < kMostReachDeg;
    });
    if (near.size() < degrees.size()) {
        city.notes.push_back(
            fmt::format("{} points of roads lie too far away and were left out", degrees.size() - near.size()));
    }
    const geo::Line roads = city.local(near);
    const Boundary boundary = boundaryOf(city, roads);
    if (boundary.tags) {
        city.outline = cleaned(city.geos, boundary.ring);
        city.outlineLevel = boundary.level;
    }
    if (city.outline.empty()) {
        city.outlineLevel = 0;
        geo::Bounds reach;
        reach.add(roads);
        city.outline = cleaned(city.geos, hullOf(city.geos, hullPoints(city, reach)));
        city.notes.push_back("no boundary holds the roads: the district's outline is drawn around them and the houses");
    }
    if (city.outline.size() < 3) {
        return failure(ErrorCode::Malformed, "its roads span no area");
    }
    city.district.emplace(geo::Polygon{city.outline, {}});
    CityModel& model = city.model;
    const bool named = city.outlineLevel != 0 && boundary.tags->has("name");
    model.name = !name.empty() ? name : named ? boundary.tags->name() : fileName;
    model.nameEn = !name.empty() ? name : named ? boundary.tags->nameEn() : fileName;
    model.code = codeOf(model.name);
    return {};
}

} // namespace sandtable::city
