// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sandtable::geo {

/// Degrees on WGS 84 (EPSG:4326); CGCS2000 (EPSG:4490) agrees with it to centimetres and is treated as the same.
struct Wgs84
{
    double lon = 0;
    double lat = 0;
    bool operator==(const Wgs84&) const = default;
};

/// Degrees as WeChat and Amap give them (GCJ-02).
struct Gcj02
{
    double lon = 0;
    double lat = 0;
};

/// Degrees as Baidu gives them (BD-09).
struct Bd09
{
    double lon = 0;
    double lat = 0;
};

/// Metres east (x) and north (y) of the city's origin in its Frame.
struct LocalMetres
{
    double x = 0;
    double y = 0;
    bool operator==(const LocalMetres&) const = default;
};

} // namespace sandtable::geo
