// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Millimetres.h"
#include "Draft.h"

#include <fmt/format.h>

#include <algorithm>
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

/// Points that lie where the city is: the roads', and where there are none, those of everything else.
DegreeLine placesOf(const Gathered& data)
{
    DegreeLine points;
    const auto add = [&](const DegreeArea& area) {
        for (const auto& rings : area) {
            points.insert(points.end(), rings.front().begin(), rings.front().end());
        }
    };
    for (const GatheredRoad& road : data.roads) {
        points.insert(points.end(), road.points.begin(), road.points.end());
    }
    if (points.empty()) {
        for (const GatheredBoundary& outline : data.outlines) {
            add(outline.area);
        }
        for (const GatheredBuilding& building : data.buildings) {
            add(building.area);
        }
        for (const GatheredRegion& region : data.regions) {
            add(region.area);
        }
        for (const GatheredComponent& component : data.components) {
            points.push_back(component.at);
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
    constexpr double kSnapM = 0.001;
    const auto snapped = geos.own(valid ? GEOSGeom_setPrecision_r(geos.context(), valid.get(), kSnapM, 0) : nullptr);
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
std::vector<geo::LocalMetres> hullPoints(const Draft& city, const geo::Bounds& reach)
{
    constexpr double kEveryM = 25;
    std::vector<geo::LocalMetres> points;
    const auto add = [&](geo::LocalMetres p) {
        if (reach.contains(p)) {
            points.push_back(p);
        }
    };
    for (const GatheredRoad& line : city.data.roads) {
        const geo::Line road = city.local(line.points);
        for (std::size_t i = 1; i < road.size(); ++i) {
            const double length = std::min(geo::distance(road[i - 1], road[i]), kLongestSegmentM);
            const auto steps = static_cast<int>(length / kEveryM) + 1;
            for (int step = 0; step <= steps; ++step) {
                const double t = static_cast<double>(step) / steps;
                add({road[i - 1].x + (road[i].x - road[i - 1].x) * t, road[i - 1].y + (road[i].y - road[i - 1].y) * t});
            }
        }
    }
    for (const GatheredBuilding& building : city.data.buildings) {
        for (const auto& rings : building.area) {
            add(city.model.frame.toLocal(rings.front().front()));
        }
    }
    for (const GatheredComponent& component : city.data.components) {
        add(city.model.frame.toLocal(component.at));
    }
    return points;
}

struct Boundary
{
    geo::Ring ring;
    int level = 0;
    const GatheredBoundary* row = nullptr;
};

/// The highest boundary that holds most of the roads.
Boundary boundaryOf(const Draft& city, const std::vector<geo::LocalMetres>& roads)
{
    Boundary best;
    for (const GatheredBoundary& boundary : city.data.boundaries) {
        if (boundary.level < 2 || (best.level != 0 && boundary.level >= best.level)) {
            continue;
        }
        for (const geo::Polygon& polygon : city.local(boundary.area)) {
            const BandedPolygon banded({polygon.outer, {}});
            const auto inside =
                std::count_if(roads.begin(), roads.end(), [&](geo::LocalMetres p) { return banded.contains(p); });
            if (static_cast<double>(inside) >= kOwnShare * static_cast<double>(roads.size())) {
                best = {polygon.outer, boundary.level, &boundary};
            }
        }
    }
    return best;
}

/// The outline that the data says: its own, the district's region, or what the regions cover together.
geo::Ring saidOutline(const Draft& city)
{
    std::vector<Geos::Geometry> parts;
    const auto add = [&](const DegreeArea& area) {
        for (const geo::Polygon& polygon : city.local(area)) {
            auto part = city.geos.polygon({polygon.outer, {}});
            parts.push_back(city.geos.own(part ? GEOSMakeValid_r(city.geos.context(), part.get()) : nullptr));
        }
    };
    for (const GatheredBoundary& outline : city.data.outlines) {
        add(outline.area);
    }
    for (int tier = static_cast<int>(Tier::District); tier <= static_cast<int>(Tier::MicroGrid); ++tier) {
        if (!parts.empty()) {
            break;
        }
        for (const GatheredRegion& region : city.data.regions) {
            if (static_cast<int>(region.tier) == tier) {
                add(region.area);
            }
        }
    }
    // Surveyed neighbours leave cracks of centimetres; closing them keeps the outline one ring.
    constexpr double kCrackM = 0.5;
    GEOSContextHandle_t context = city.geos.context();
    const auto all = city.geos.collect(GEOS_GEOMETRYCOLLECTION, std::move(parts));
    const auto joined = city.geos.own(all ? GEOSUnaryUnion_r(context, all.get()) : nullptr);
    const auto list = city.geos.polygonsOf(joined.get());
    if (list.size() <= 1) {
        return list.empty() ? geo::Ring() : list.front().outer;
    }
    const auto wide = city.geos.own(
        GEOSBufferWithStyle_r(context, joined.get(), kCrackM, 2, GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, 2));
    const auto back = city.geos.own(
        wide ? GEOSBufferWithStyle_r(context, wide.get(), -kCrackM, 2, GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, 2)
             : nullptr);
    return largestRing(city.geos, back.get());
}

/// The names that the outline's own row or the district's region has.
void nameAfter(const Draft& city, std::string& name, std::string& nameEn, std::string& code)
{
    for (const GatheredRegion& region : city.data.regions) {
        if (region.tier == Tier::District) {
            name = region.name;
            nameEn = region.nameEn;
            code = region.code;
        }
    }
    for (const GatheredBoundary& outline : city.data.outlines) {
        if (!outline.name.empty()) {
            name = outline.name;
            nameEn = outline.nameEn;
        }
    }
}

void nameCity(Draft& city, const Boundary& boundary, const std::string& name, const std::string& fileName)
{
    CityModel& model = city.model;
    if (city.outlineLevel != 0 && !boundary.row->name.empty()) {
        model.name = boundary.row->name;
        model.nameEn = boundary.row->nameEn;
    }
    nameAfter(city, model.name, model.nameEn, model.code);
    const Mapping& mapping = city.mapping;
    if (!mapping.name.empty()) {
        model.name = mapping.name;
        model.nameEn = mapping.nameEn;
    }
    if (!name.empty()) {
        model.name = model.nameEn = name;
    }
    if (model.name.empty()) {
        model.name = fileName;
    }
    if (model.nameEn.empty()) {
        model.nameEn = model.name;
    }
    if (!mapping.code.empty()) {
        model.code = mapping.code;
    }
    if (model.code.empty()) {
        model.code = codeOf(model.name);
    }
}

} // namespace

Result<void> findOutline(Draft& city, const std::string& name, const std::string& fileName)
{
    const DegreeLine degrees = placesOf(city.data);
    if (degrees.size() < 2) {
        return failure(ErrorCode::Malformed, "there are no roads, buildings, regions or components in it");
    }
    const geo::Wgs84 origin = city.mapping.origin.value_or(middleOf(degrees));
    if (std::abs(origin.lat) > 80) {
        return failure(ErrorCode::Unsupported, fmt::format("it lies at {}° of latitude, too near a pole", origin.lat));
    }
    city.model.frame = geo::Frame(origin);
    DegreeLine near;
    std::copy_if(degrees.begin(), degrees.end(), std::back_inserter(near), [&](geo::Wgs84 p) {
        return std::abs(p.lon - origin.lon) < kMostReachDeg && std::abs(p.lat - origin.lat) < kMostReachDeg;
    });
    if (near.size() < degrees.size()) {
        city.notes.push_back(fmt::format("{} points lie too far away and were left out", degrees.size() - near.size()));
    }
    const geo::Line places = city.local(near);
    city.outline = cleaned(city.geos, saidOutline(city));
    Boundary boundary;
    if (city.outline.empty()) {
        boundary = boundaryOf(city, places);
        if (boundary.row) {
            city.outline = cleaned(city.geos, boundary.ring);
            city.outlineLevel = city.outline.empty() ? 0 : boundary.level;
        }
    }
    if (city.outline.empty()) {
        geo::Bounds reach;
        reach.add(places);
        city.outline = cleaned(city.geos, hullOf(city.geos, hullPoints(city, reach)));
        city.notes.push_back("no boundary holds the roads: the district's outline is drawn around them and the houses");
    }
    if (city.outline.size() < 3) {
        return failure(ErrorCode::Malformed, "what is in it spans no area");
    }
    city.district.emplace(geo::Polygon{city.outline, {}});
    constexpr double kBorderM = 30;
    const auto plain = city.geos.polygon({city.outline, {}});
    const auto wide = city.geos.own(plain ? GEOSBuffer_r(city.geos.context(), plain.get(), kBorderM, 4) : nullptr);
    for (geo::Polygon& part : city.geos.polygonsOf(wide.get())) {
        city.surroundings.emplace_back(std::move(part));
    }
    nameCity(city, boundary, name, fileName);
    return {};
}

} // namespace sandtable::city
