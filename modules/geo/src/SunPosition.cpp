// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/SunPosition.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sandtable::geo {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kHorizonDeg = -0.833; // half the sun's disc and the refraction at the horizon
constexpr double kDaysACentury = 36525;
constexpr double kMicrosADay = 86400e6;
constexpr double kMicrosAMinute = 60e6;
constexpr std::int64_t kJ2000Us = 946728000000000; // 2000-01-01 12:00

double sinDeg(double degrees)
{
    return std::sin(degrees * kRadians);
}
double cosDeg(double degrees)
{
    return std::cos(degrees * kRadians);
}

/// Into 0 … 360.
double turned(double degrees)
{
    const double rest = std::fmod(degrees, 360);
    return rest < 0 ? rest + 360 : rest;
}

/// Into -180 … 180.
double around(double degrees)
{
    return turned(degrees + 180) - 180;
}

struct Sky
{
    double declinationDeg;
    double equationOfTimeMin;
};

Sky skyAt(EventTime utc)
{
    const double t = static_cast<double>(toMicros(utc) - kJ2000Us) / kMicrosADay / kDaysACentury;
    const double meanLongitude = 280.46646 + t * (36000.76983 + t * 0.0003032);
    const double anomaly = 357.52911 + t * (35999.05029 - t * 0.0001537);
    const double centre = sinDeg(anomaly) * (1.914602 - t * (0.004817 + t * 0.000014)) +
                          sinDeg(2 * anomaly) * (0.019993 - t * 0.000101) + sinDeg(3 * anomaly) * 0.000289;
    const double node = 125.04 - 1934.136 * t;
    const double longitude = meanLongitude + centre - 0.00569 - 0.00478 * sinDeg(node); // aberration, nutation
    const double obliquity = 23.4392911 - t * (0.0130041667 + t * (1.639e-7 - t * 5.036e-7)) + 0.00256 * cosDeg(node);
    const double rightAscension = std::atan2(cosDeg(obliquity) * sinDeg(longitude), cosDeg(longitude)) / kRadians;
    const double nutation = -0.00478 * sinDeg(node);
    return {std::asin(sinDeg(obliquity) * sinDeg(longitude)) / kRadians,
            4 * around(meanLongitude - 0.0057183 - rightAscension + nutation * cosDeg(obliquity))};
}

/// Degrees of the sun past its transit, -180 … 180.
double hourAngleDeg(EventTime utc, double lon, double equationOfTimeMin)
{
    const double dayUs = std::fmod(static_cast<double>(toMicros(utc)), kMicrosADay);
    return around(dayUs / kMicrosAMinute / 4 + lon + equationOfTimeMin / 4 - 180);
}

EventTime later(EventTime t, double degrees)
{
    return fromMicros(toMicros(t) + std::llround(degrees * 4 * kMicrosAMinute));
}

std::optional<EventTime> crossing(EventTime noon, Wgs84 where, double side)
{
    EventTime at = noon;
    for (int round = 0; round < 4; ++round) {
        const Sky sky = skyAt(at);
        const double cosine = (sinDeg(kHorizonDeg) - sinDeg(where.lat) * sinDeg(sky.declinationDeg)) /
                              (cosDeg(where.lat) * cosDeg(sky.declinationDeg));
        if (!(std::abs(cosine) <= 1))
            return std::nullopt;
        const double wanted = side * std::acos(cosine) / kRadians;
        at = later(at, wanted - hourAngleDeg(at, where.lon, sky.equationOfTimeMin));
    }
    return at;
}

} // namespace

SunPosition sunAt(EventTime utc, Wgs84 where)
{
    const Sky sky = skyAt(utc);
    const double hour = hourAngleDeg(utc, where.lon, sky.equationOfTimeMin);
    const double north =
        sinDeg(sky.declinationDeg) * cosDeg(where.lat) - cosDeg(sky.declinationDeg) * cosDeg(hour) * sinDeg(where.lat);
    const double east = -cosDeg(sky.declinationDeg) * sinDeg(hour);
    const double up =
        sinDeg(where.lat) * sinDeg(sky.declinationDeg) + cosDeg(where.lat) * cosDeg(sky.declinationDeg) * cosDeg(hour);
    return {turned(std::atan2(east, north) / kRadians), std::asin(std::clamp(up, -1.0, 1.0)) / kRadians,
            sky.declinationDeg, sky.equationOfTimeMin};
}

double refractionDeg(double altitudeDeg)
{
    const double altitude = std::clamp(altitudeDeg, -1.0, 90.0);
    const double minutes = 1.02 / std::tan((altitude + 10.3 / (altitude + 5.11)) * kRadians);
    return std::max(0.0, minutes / 60);
}

SunDay sunDay(EventTime around, Wgs84 where)
{
    EventTime noon = around;
    for (int round = 0; round < 3; ++round)
        noon = later(noon, -hourAngleDeg(noon, where.lon, skyAt(noon).equationOfTimeMin));
    return {noon, crossing(noon, where, -1), crossing(noon, where, 1)};
}

} // namespace sandtable::geo
