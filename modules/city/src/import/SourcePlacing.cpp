// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourcePlacing.h"

#include "QuietErrors.h"

#include <sandtable/geo/Datum.h>

#include <fmt/format.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace sandtable::city {

namespace {

std::string crsName(const OGRSpatialReference& crs)
{
    const char* name = crs.GetName();
    const char* authority = crs.GetAuthorityName(nullptr);
    const char* code = crs.GetAuthorityCode(nullptr);
    return authority && code ? fmt::format("{} ({}:{})", name ? name : "", authority, code)
                             : std::string(name ? name : "unnamed");
}

/// CGCS2000 agrees with WGS 84 to centimetres and is taken for the same; PROJ has no operation between the two but a
/// guess, which it would also make between any two others.
bool isCgcs2000(const OGRSpatialReference& crs)
{
    const char* datum = crs.GetAttrValue("DATUM");
    return datum && (std::strstr(datum, "China_2000") || std::strstr(datum, "China 2000") ||
                     std::strstr(datum, "China_Geodetic_Coordinate_System_2000"));
}

Result<std::unique_ptr<OGRCoordinateTransformation>> toWgs84From(const OGRSpatialReference& from)
{
    OGRSpatialReference target;
    target.importFromEPSG(4326);
    if (isCgcs2000(from)) {
        const std::unique_ptr<OGRSpatialReference> degrees(from.CloneGeogCS());
        target = *degrees;
    }
    target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (from.IsSame(&target)) {
        return nullptr;
    }
    OGRCoordinateTransformationOptions options;
    options.SetBallparkAllowed(false);
    const QuietErrors errors;
    std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(&from, &target, options));
    if (!way) {
        return failure(ErrorCode::Unsupported,
                       fmt::format("no exact way leads from {} to WGS 84; if it is something else, say crs = "
                                   "\"EPSG:…\" in the mapping's [[source]], else give the survey's parameters in a "
                                   "PROJ text with +towgs84=…",
                                   crsName(from)));
    }
    return way;
}

} // namespace

SourcePlacing::SourcePlacing() = default;
SourcePlacing::SourcePlacing(SourcePlacing&&) noexcept = default;
SourcePlacing& SourcePlacing::operator=(SourcePlacing&&) noexcept = default;
SourcePlacing::~SourcePlacing() = default;

Result<SourcePlacing> SourcePlacing::make(const std::string& crs, const OGRSpatialReference* own)
{
    SourcePlacing placing;
    std::string plane = crs;
    for (const auto& [word, shift] : {std::pair("GCJ-02", Shift::Gcj02), std::pair("BD-09", Shift::Bd09)}) {
        if (plane == word || plane.ends_with(std::string("+") + word)) {
            placing.m_shift = shift;
            placing.m_name = word;
            plane.resize(plane.size() - std::min(plane.size(), std::string_view(word).size() + 1));
            if (plane.empty()) {
                return placing;
            }
        }
    }
    OGRSpatialReference from;
    if (!plane.empty()) {
        const QuietErrors errors;
        if (from.SetFromUserInput(plane.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS) != OGRERR_NONE) {
            return failure(ErrorCode::Malformed, fmt::format("crs = \"{}\" is no coordinate system", crs));
        }
    } else if (own) {
        from = *own;
    } else {
        return failure(ErrorCode::Malformed,
                       "names no coordinate system; say it in the mapping's [[source]], for example crs = "
                       "\"EPSG:4547\" or \"GCJ-02\"");
    }
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    auto way = toWgs84From(from);
    if (!way) {
        return tl::unexpected(way.error());
    }
    placing.m_transformation = std::move(*way);
    placing.m_back.reset(placing.m_transformation ? placing.m_transformation->GetInverse() : nullptr);
    placing.m_plane = std::make_unique<OGRSpatialReference>(from);
    placing.m_name = crsName(from) + (placing.m_shift == Shift::None ? "" : ", shifted by " + placing.m_name);
    return placing;
}

bool SourcePlacing::takeBack(std::size_t count, double* x, double* y) const
{
    for (std::size_t i = 0; i < count; ++i) {
        const geo::Gcj02 shifted = geo::toGcj02(geo::Wgs84{x[i], y[i]});
        if (m_shift == Shift::Gcj02) {
            x[i] = shifted.lon;
            y[i] = shifted.lat;
        } else if (m_shift == Shift::Bd09) {
            const geo::Bd09 baidu = geo::toBd09(shifted);
            x[i] = baidu.lon;
            y[i] = baidu.lat;
        }
    }
    return !m_back || m_back->TransformWithErrorCodes(static_cast<int>(count), x, y, nullptr, nullptr, nullptr) != 0;
}

bool SourcePlacing::place(std::size_t count, double* x, double* y) const
{
    if (m_transformation &&
        !m_transformation->TransformWithErrorCodes(static_cast<int>(count), x, y, nullptr, nullptr, nullptr)) {
        return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
        geo::Wgs84 p{x[i], y[i]};
        if (m_shift == Shift::Gcj02) {
            p = geo::toWgs84(geo::Gcj02{x[i], y[i]});
        } else if (m_shift == Shift::Bd09) {
            p = geo::toWgs84(geo::Bd09{x[i], y[i]});
        }
        if (!(std::abs(p.lon) <= 180) || !(std::abs(p.lat) <= 90)) {
            return false;
        }
        x[i] = p.lon;
        y[i] = p.lat;
    }
    return true;
}

} // namespace sandtable::city
