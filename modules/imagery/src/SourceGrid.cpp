// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceGrid.h"

#include "GdalErrors.h"

#include <sandtable/geo/Datum.h>

#include <gdal_priv.h>

#include <cmath>
#include <cstring>
#include <limits>

namespace sandtable::imagery {
namespace {

constexpr double kNearDeg = 2;

/// CGCS2000 is taken for WGS 84; PROJ knows no exact way between the two, only between two others that differ.
bool isChina2000(const OGRSpatialReference& crs)
{
    const char* datum = crs.GetAttrValue("DATUM");
    return datum != nullptr &&
           (std::strstr(datum, "China_2000") != nullptr || std::strstr(datum, "China 2000") != nullptr ||
            std::strstr(datum, "China_Geodetic_Coordinate_System_2000") != nullptr);
}

} // namespace

Result<SourceGrid> SourceGrid::make(GDALDataset& raster, const geo::Frame& frame, Datum datum, const std::string& name)
{
    SourceGrid grid(frame);
    grid.m_datum = datum;
    const OGRSpatialReference* own = raster.GetSpatialRef();
    if (own == nullptr || raster.GetGeoTransform(grid.m_fromPixel.data()) != CE_None ||
        GDALInvGeoTransform(grid.m_fromPixel.data(), grid.m_toPixel.data()) == 0)
        return failure(ErrorCode::Unsupported,
                       name +
                           " does not say where on the ground it lies; gdal_translate -a_srs EPSG:… -a_ullr … adds it");
    OGRSpatialReference source(*own);
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference degrees;
    degrees.importFromEPSG(4326);
    if (isChina2000(source)) {
        const std::unique_ptr<OGRSpatialReference> geographic(source.CloneGeogCS());
        degrees = *geographic;
    }
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (source.IsSame(&degrees) != 0)
        return grid;
    OGRCoordinateTransformationOptions options;
    options.SetBallparkAllowed(false);
    const GdalErrors errors;
    grid.m_toSource.reset(OGRCreateCoordinateTransformation(&degrees, &source, options));
    grid.m_toDegrees.reset(OGRCreateCoordinateTransformation(&source, &degrees, options));
    if (!grid.m_toSource || !grid.m_toDegrees) {
        const char* crs = source.GetName();
        return failure(ErrorCode::Unsupported, name + ": no exact way leads from its coordinate system (" +
                                                   (crs != nullptr ? crs : "unnamed") + ") to WGS 84");
    }
    return grid;
}

SourceGrid::Pixels SourceGrid::toPixels(std::span<const geo::LocalMetres> places) const
{
    std::vector<geo::Wgs84> degrees(places.size());
    m_frame.toWgs84(places, degrees);
    Pixels out;
    out.x.reserve(places.size());
    out.y.reserve(places.size());
    for (const geo::Wgs84& at : degrees) {
        const geo::Gcj02 shown = m_datum == Datum::Gcj02 ? geo::toGcj02(at) : geo::Gcj02{at.lon, at.lat};
        out.x.push_back(shown.lon);
        out.y.push_back(shown.lat);
    }
    if (m_toSource) {
        const GdalErrors errors;
        m_toSource->TransformWithErrorCodes(static_cast<int>(places.size()), out.x.data(), out.y.data(), nullptr,
                                            nullptr, nullptr);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double x = out.x[i];
        const double y = out.y[i];
        const bool there = std::isfinite(x) && std::isfinite(y);
        constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();
        out.x[i] = there ? m_toPixel[0] + x * m_toPixel[1] + y * m_toPixel[2] : kNowhere;
        out.y[i] = there ? m_toPixel[3] + x * m_toPixel[4] + y * m_toPixel[5] : kNowhere;
    }
    return out;
}

std::vector<geo::LocalMetres> SourceGrid::nearCity(Pixels pixels, bool& all) const
{
    for (std::size_t i = 0; i < pixels.x.size(); ++i) {
        const double x = pixels.x[i];
        const double y = pixels.y[i];
        pixels.x[i] = m_fromPixel[0] + x * m_fromPixel[1] + y * m_fromPixel[2];
        pixels.y[i] = m_fromPixel[3] + x * m_fromPixel[4] + y * m_fromPixel[5];
    }
    if (m_toDegrees) {
        const GdalErrors errors;
        m_toDegrees->TransformWithErrorCodes(static_cast<int>(pixels.x.size()), pixels.x.data(), pixels.y.data(),
                                             nullptr, nullptr, nullptr);
    }
    std::vector<geo::LocalMetres> places;
    const geo::Wgs84 origin = m_frame.origin();
    for (std::size_t i = 0; i < pixels.x.size(); ++i)
        if (std::abs(pixels.x[i] - origin.lon) < kNearDeg && std::abs(pixels.y[i] - origin.lat) < kNearDeg)
            places.push_back(m_frame.toLocal(m_datum == Datum::Gcj02
                                                 ? geo::toWgs84(geo::Gcj02{pixels.x[i], pixels.y[i]})
                                                 : geo::Wgs84{pixels.x[i], pixels.y[i]}));
    all = places.size() == pixels.x.size();
    return places;
}

} // namespace sandtable::imagery
