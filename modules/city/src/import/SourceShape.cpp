// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceShape.h"

#include "QuietErrors.h"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sandtable::city {

namespace {

constexpr std::size_t kMostPoints = 5'000'000;

/// Collects a geometry's parts; the numbers are placed on the earth at the end, all in one call.
class Parts
{
public:
    explicit Parts(SourceShape& shape) : m_shape(shape) {}

    void add(const OGRGeometry& geometry)
    {
        switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            if (!geometry.IsEmpty()) {
                const OGRPoint& point = *geometry.toPoint();
                m_shape.points.push_back({point.getX(), point.getY()});
                rise(point.getZ());
            }
            break;
        case wkbLineString:
        case wkbLinearRing:
            if (DegreeLine line = pointsOf(*geometry.toSimpleCurve()); line.size() >= 2) {
                m_shape.lines.push_back(std::move(line));
            }
            break;
        case wkbPolygon:
        case wkbTriangle:
            addPolygon(*geometry.toPolygon());
            break;
        case wkbPolyhedralSurface:
        case wkbTIN:
            for (const OGRPolygon* face : *geometry.toPolyhedralSurface()) {
                addPolygon(*face);
            }
            break;
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
                add(*part);
            }
            break;
        default:
            m_shape.problem = fmt::format("a {} is not understood", geometry.getGeometryName());
        }
    }

private:
    void rise(double z)
    {
        m_shape.zMin = m_any ? std::min(m_shape.zMin, z) : z;
        m_shape.zMax = m_any ? std::max(m_shape.zMax, z) : z;
        m_any = true;
    }

    DegreeLine pointsOf(const OGRSimpleCurve& line)
    {
        DegreeLine points(static_cast<std::size_t>(line.getNumPoints()));
        for (int i = 0; i < line.getNumPoints(); ++i) {
            points[static_cast<std::size_t>(i)] = {line.getX(i), line.getY(i)};
            rise(line.getZ(i));
        }
        return points;
    }

    DegreeLine ringOf(const OGRLinearRing* ring)
    {
        DegreeLine points = ring ? pointsOf(*ring) : DegreeLine();
        if (points.size() > 1 && points.front() == points.back()) {
            points.pop_back();
        }
        return points;
    }

    void addPolygon(const OGRPolygon& polygon)
    {
        std::vector<DegreeLine> rings{ringOf(polygon.getExteriorRing())};
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
            if (DegreeLine hole = ringOf(polygon.getInteriorRing(i)); hole.size() >= 3) {
                rings.push_back(std::move(hole));
            }
        }
        if (rings.front().size() >= 3) {
            m_shape.area.push_back(std::move(rings));
        }
    }

    SourceShape& m_shape;
    bool m_any = false;
};

/// Walls and roofs in space come down to the ground that they stand on; null when nothing is left.
std::unique_ptr<OGRGeometry> groundOf(const OGRGeometry& geometry)
{
    OGRMultiPolygon faces;
    const auto add = [&](const OGRPolygon& face) {
        std::unique_ptr<OGRPolygon> flat(face.clone());
        flat->flattenTo2D();
        // A wall seen from above has no area; as a face it would only confuse the union.
        if (std::abs(flat->get_Area()) > 1e-9 && flat->IsValid()) {
            faces.addGeometryDirectly(flat.release());
        }
    };
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolyhedralSurface || type == wkbTIN) {
        for (const OGRPolygon* face : *geometry.toPolyhedralSurface()) {
            add(*face);
        }
    } else {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
            const OGRwkbGeometryType inner = wkbFlatten(part->getGeometryType());
            if (inner == wkbPolyhedralSurface || inner == wkbTIN || inner == wkbMultiPolygon ||
                inner == wkbGeometryCollection) {
                if (const auto ground = groundOf(*part)) {
                    const OGRGeometry& below = *ground;
                    if (wkbFlatten(below.getGeometryType()) == wkbPolygon) {
                        add(*below.toPolygon());
                    } else if (wkbFlatten(below.getGeometryType()) == wkbMultiPolygon) {
                        for (const OGRPolygon* polygon : *below.toMultiPolygon()) {
                            add(*polygon);
                        }
                    }
                }
            } else if (inner == wkbPolygon || inner == wkbTriangle) {
                add(*part->toPolygon());
            }
        }
    }
    return std::unique_ptr<OGRGeometry>(faces.IsEmpty() ? nullptr : faces.UnionCascaded());
}

/// Surfaces whose faces are not flat on the ground: a body, or its roofs and walls.
bool standsInSpace(const OGRGeometry& geometry)
{
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolyhedralSurface || type == wkbTIN) {
        return true;
    }
    if (type != wkbMultiPolygon && type != wkbGeometryCollection) {
        return false;
    }
    OGREnvelope3D box;
    geometry.getEnvelope(&box);
    bool surfaces = false;
    for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
        surfaces = surfaces || part->getDimension() == 2;
    }
    return geometry.Is3D() && surfaces && box.MaxZ > box.MinZ;
}

template <class Shape, class Visit>
void eachLine(Shape& shape, Visit visit)
{
    visit(shape.points);
    for (auto& line : shape.lines) {
        visit(line);
    }
    for (auto& polygon : shape.area) {
        for (auto& ring : polygon) {
            visit(ring);
        }
    }
}

bool placeAll(SourceShape& shape, const SourcePlacing& placing)
{
    std::vector<double> x;
    std::vector<double> y;
    eachLine(shape, [&](DegreeLine& line) {
        for (const geo::Wgs84 p : line) {
            x.push_back(p.lon);
            y.push_back(p.lat);
        }
    });
    if (!placing.place(x.size(), x.data(), y.data())) {
        return false;
    }
    std::size_t next = 0;
    eachLine(shape, [&](DegreeLine& line) {
        for (geo::Wgs84& p : line) {
            p = {x[next], y[next]};
            ++next;
        }
    });
    return true;
}

/// Metres east and north of `from`, near it.
geo::LocalMetres nearMetres(geo::Wgs84 p, geo::Wgs84 from)
{
    constexpr double kDegreeM = 110'950;
    const double squeeze = std::cos(from.lat * std::numbers::pi / 180) * 1.0033;
    return {(p.lon - from.lon) * kDegreeM * squeeze, (p.lat - from.lat) * kDegreeM};
}

geo::Line metresOf(const DegreeLine& line, geo::Wgs84 from)
{
    geo::Line metres;
    metres.reserve(line.size());
    for (const geo::Wgs84 p : line) {
        metres.push_back(nearMetres(p, from));
    }
    return metres;
}

} // namespace

const char* SourceShape::kind() const
{
    return !area.empty() ? "area" : !lines.empty() ? "line" : !points.empty() ? "point" : "none";
}

double SourceShape::areaM2() const
{
    double sum = 0;
    for (const auto& polygon : area) {
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const double part = std::abs(geo::signedArea(metresOf(polygon[i], polygon.front().front())));
            sum += i == 0 ? part : -part;
        }
    }
    return sum;
}

double SourceShape::lengthM() const
{
    double sum = 0;
    for (const DegreeLine& line : lines) {
        sum += geo::length(metresOf(line, line.front()));
    }
    return sum;
}

geo::Wgs84 SourceShape::anchor() const
{
    if (!points.empty()) {
        return points.front();
    }
    if (area.empty()) {
        const auto longest = std::max_element(
            lines.begin(), lines.end(), [](const DegreeLine& a, const DegreeLine& b) { return a.size() < b.size(); });
        return longest == lines.end() ? geo::Wgs84() : (*longest)[longest->size() / 2];
    }
    const DegreeLine* best = &area.front().front();
    double most = -1;
    for (const auto& polygon : area) {
        const double size = std::abs(geo::signedArea(metresOf(polygon.front(), polygon.front().front())));
        if (size > most) {
            most = size;
            best = &polygon.front();
        }
    }
    const geo::Wgs84 from = best->front();
    const geo::LocalMetres inside = geo::labelPoint(metresOf(*best, from));
    const geo::LocalMetres degree = nearMetres({from.lon + 1, from.lat + 1}, from);
    return {from.lon + inside.x / degree.x, from.lat + inside.y / degree.y};
}

geo::Wgs84 SourceShape::low() const
{
    geo::Wgs84 corner{180, 90};
    eachLine(*this, [&](const DegreeLine& line) {
        for (const geo::Wgs84 p : line) {
            corner = {std::min(corner.lon, p.lon), std::min(corner.lat, p.lat)};
        }
    });
    return corner;
}

geo::Wgs84 SourceShape::high() const
{
    geo::Wgs84 corner{-180, -90};
    eachLine(*this, [&](const DegreeLine& line) {
        for (const geo::Wgs84 p : line) {
            corner = {std::max(corner.lon, p.lon), std::max(corner.lat, p.lat)};
        }
    });
    return corner;
}

SourceShape shapeOf(OGRGeometry* geometry, const SourcePlacing& placing)
{
    SourceShape shape;
    if (!geometry || geometry->IsEmpty()) {
        shape.problem = "has no geometry";
        return shape;
    }
    const QuietErrors quiet;
    std::unique_ptr<OGRGeometry> straight;
    if (geometry->hasCurveGeometry()) {
        straight.reset(geometry->getLinearGeometry());
        shape.changed = "its arcs became lines";
    }
    const OGRGeometry& flat = straight ? *straight : *geometry;
    Parts(shape).add(flat);
    if (shape.problem.empty() && standsInSpace(flat)) {
        const auto ground = groundOf(flat);
        const double zMin = shape.zMin;
        const double zMax = shape.zMax;
        shape.area.clear();
        if (ground) {
            Parts(shape).add(*ground);
        }
        shape.zMin = zMin;
        shape.zMax = zMax;
        shape.changed = "its surfaces in space became the ground that they stand on";
    }
    std::size_t count = 0;
    eachLine(shape, [&](const DegreeLine& line) { count += line.size(); });
    if (shape.problem.empty() && (shape.empty() || count > kMostPoints)) {
        shape.problem = shape.empty() ? "has no usable geometry" : "has too many points";
    }
    if (shape.problem.empty() && !placeAll(shape, placing)) {
        shape.problem = fmt::format("its coordinates have no place on earth in {}", placing.name());
    }
    return shape;
}

} // namespace sandtable::city
