// SPDX-License-Identifier: GPL-3.0-or-later
#include "OsmData.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstring>

namespace sandtable::city {

namespace {

/// Keeps GDAL's messages off the terminal and remembers the first one of an error.
class QuietErrors
{
public:
    QuietErrors() { CPLPushErrorHandlerEx(&QuietErrors::take, this); }
    ~QuietErrors() { CPLPopErrorHandler(); }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
    const std::string& first() const { return m_first; }

private:
    static void CPL_STDCALL take(CPLErr kind, CPLErrorNum, const char* message)
    {
        auto* self = static_cast<QuietErrors*>(CPLGetErrorHandlerUserData());
        if (kind >= CE_Failure && self->m_first.empty()) {
            self->m_first = message;
        }
    }
    std::string m_first;
};

OsmTags tagsOf(const OGRFeature& feature)
{
    OsmTags tags;
    const OGRFeatureDefn* definition = feature.GetDefnRef();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        if (!feature.IsFieldSetAndNotNull(i)) {
            continue;
        }
        const char* name = definition->GetFieldDefn(i)->GetNameRef();
        const char* value = feature.GetFieldAsString(i);
        if (std::strcmp(name, "other_tags") == 0) {
            tags.addHstore(value);
        } else if (std::strcmp(name, "osm_id") != 0 && std::strcmp(name, "osm_way_id") != 0 &&
                   std::strcmp(name, "z_order") != 0) {
            tags.add(name, value);
        }
    }
    return tags;
}

std::vector<geo::Wgs84> pointsOf(const OGRLineString& line)
{
    std::vector<geo::Wgs84> points(static_cast<std::size_t>(line.getNumPoints()));
    for (int i = 0; i < line.getNumPoints(); ++i) {
        points[static_cast<std::size_t>(i)] = {line.getX(i), line.getY(i)};
    }
    return points;
}

OsmRing ringOf(const OGRLinearRing* ring)
{
    OsmRing points = ring ? pointsOf(*ring) : OsmRing();
    if (points.size() > 1 && points.front() == points.back()) {
        points.pop_back();
    }
    return points;
}

void addPolygons(const OGRGeometry& geometry, std::vector<std::vector<OsmRing>>& to)
{
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        const OGRPolygon& polygon = *geometry.toPolygon();
        std::vector<OsmRing> rings{ringOf(polygon.getExteriorRing())};
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
            rings.push_back(ringOf(polygon.getInteriorRing(i)));
        }
        if (rings.front().size() >= 3) {
            to.push_back(std::move(rings));
        }
    } else if (type == wkbMultiPolygon) {
        const OGRMultiPolygon& parts = *geometry.toMultiPolygon();
        for (int i = 0; i < parts.getNumGeometries(); ++i) {
            addPolygons(*parts.getGeometryRef(i), to);
        }
    }
}

bool usefulLine(const OsmTags& tags)
{
    return tags.has("highway") || tags.isOneOf("waterway", {"river", "canal"}) || tags.is("natural", "coastline");
}

void take(const OGRFeature& feature, std::string_view layer, OsmData& data)
{
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (!geometry || geometry->IsEmpty()) {
        return;
    }
    OsmTags tags = tagsOf(feature);
    if (layer == "points" && wkbFlatten(geometry->getGeometryType()) == wkbPoint) {
        const OGRPoint& point = *geometry->toPoint();
        data.points.push_back({{point.getX(), point.getY()}, std::move(tags)});
    } else if (layer == "lines" && wkbFlatten(geometry->getGeometryType()) == wkbLineString && usefulLine(tags)) {
        data.lines.push_back({pointsOf(*geometry->toLineString()), std::move(tags)});
    } else if (layer == "multipolygons") {
        OsmArea area;
        addPolygons(*geometry, area.polygons);
        area.tags = std::move(tags);
        if (!area.polygons.empty()) {
            data.areas.push_back(std::move(area));
        }
    }
}

} // namespace

Result<OsmData> readOsm(const std::filesystem::path& file, const Progress& progress)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        return failure(ErrorCode::NotFound, fmt::format("{}: there is no such file", file.string()));
    }
    if (!std::filesystem::is_regular_file(file, error)) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: is not a file", file.string()));
    }
    if (std::filesystem::file_size(file, error) == 0) {
        return failure(ErrorCode::Malformed, fmt::format("{}: is empty", file.string()));
    }
    const QuietErrors errors;
    GDALAllRegister();
    const char* const drivers[] = {"OSM", nullptr};
    const char* const options[] = {"INTERLEAVED_READING=YES", nullptr};
    const GDALDatasetUniquePtr set(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options));
    if (!set) {
        return failure(ErrorCode::Malformed, fmt::format("{}: is not OpenStreetMap data{}{}", file.string(),
                                                         errors.first().empty() ? "" : ": ", errors.first()));
    }
    OsmData data;
    constexpr int kAskEvery = 4096;
    int count = 0;
    double fraction = 0;
    OGRLayer* layer = nullptr;
    while (true) {
        const OGRFeatureUniquePtr feature(set->GetNextFeature(&layer, &fraction, nullptr, nullptr));
        if (!feature) {
            break;
        }
        take(*feature, layer ? layer->GetName() : "", data);
        if (progress && ++count % kAskEvery == 0 && !progress(fraction, "reading OpenStreetMap data")) {
            return failure(ErrorCode::Cancelled, fmt::format("reading {} was cancelled", file.string()));
        }
    }
    if (!errors.first().empty()) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}: is damaged or cut short: {}", file.string(), errors.first()));
    }
    return data;
}

} // namespace sandtable::city
