// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/Datum.h>
#include <sandtable/open311/Crs.h>

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace sandtable::open311 {

namespace {
tl::expected<double, Problem> degrees(const std::string& text, const char* name, double most)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value) || std::abs(value) > most) {
        return tl::unexpected(Problem{
            400, fmt::format("{} \"{}\" is no number between -{} and {}", name, text.substr(0, 40), most, most)});
    }
    return value;
}

protocol::Point pointOf(double lon, double lat)
{
    protocol::Point point;
    point.set_lon(lon);
    point.set_lat(lat);
    return point;
}
} // namespace

tl::expected<Crs, Problem> readCrs(const Fields& fields)
{
    const std::string name = fields.get("crs").value_or("wgs84");
    if (name == "wgs84") {
        return Crs::Wgs84;
    }
    if (name == "gcj02") {
        return Crs::Gcj02;
    }
    if (name == "bd09") {
        return Crs::Bd09;
    }
    return tl::unexpected(Problem{400, fmt::format("crs \"{}\" is none of wgs84, gcj02, bd09", name.substr(0, 40))});
}

tl::expected<std::optional<protocol::Point>, Problem> readPoint(const Fields& fields)
{
    const auto latText = fields.get("lat");
    const auto lonText = fields.get("long");
    if (!latText && !lonText) {
        return std::nullopt;
    }
    if (!latText || !lonText) {
        return tl::unexpected(Problem{400, latText ? "lat without long" : "long without lat"});
    }
    const auto crs = readCrs(fields);
    if (!crs) {
        return tl::unexpected(crs.error());
    }
    const auto lat = degrees(*latText, "lat", 90);
    if (!lat) {
        return tl::unexpected(lat.error());
    }
    const auto lon = degrees(*lonText, "long", 180);
    if (!lon) {
        return tl::unexpected(lon.error());
    }
    geo::Wgs84 point{*lon, *lat};
    if (*crs == Crs::Gcj02) {
        point = geo::toWgs84(geo::Gcj02{*lon, *lat});
    } else if (*crs == Crs::Bd09) {
        point = geo::toWgs84(geo::Bd09{*lon, *lat});
    }
    return pointOf(point.lon, point.lat);
}

protocol::Point fromWgs84(const protocol::Point& point, Crs crs)
{
    if (crs == Crs::Wgs84) {
        return point;
    }
    const geo::Gcj02 gcj = geo::toGcj02(geo::Wgs84{point.lon(), point.lat()});
    if (crs == Crs::Gcj02) {
        return pointOf(gcj.lon, gcj.lat);
    }
    const geo::Bd09 bd = geo::toBd09(gcj);
    return pointOf(bd.lon, bd.lat);
}

} // namespace sandtable::open311
