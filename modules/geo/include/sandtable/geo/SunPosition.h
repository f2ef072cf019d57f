// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/geo/Coordinates.h>

#include <optional>

namespace sandtable::geo {

/// Where the sun stands, by the low-accuracy series of J. Meeus, Astronomical Algorithms, 2nd ed., chapters 22, 25 and
/// 28, as NOAA's solar calculator uses them. Within 0.01° of the true place of the sun's centre from 1900 to 2100;
/// parallax (below 0.003°) is left out, and universal time stands for dynamical time (a minute and a bit: 0.0008°).
struct SunPosition
{
    double azimuthDeg = 0;        ///< clockwise from north, 0 … 360
    double altitudeDeg = 0;       ///< of the centre above the horizon, without refraction, -90 … 90
    double declinationDeg = 0;    ///< -23.45 … 23.45
    double equationOfTimeMin = 0; ///< true minus mean solar time, -14.3 … 16.5
};

/// At any time from 1900 to 2100 and any place; at a pole the azimuth means little.
SunPosition sunAt(EventTime utc, Wgs84 where);

/// How much air lifts what is seen at this altitude, degrees, at sea level and 10 °C (G. G. Bennett 1982, for true
/// altitudes by Sæmundsson; Meeus, formula 16.4). Below -1° it is that of -1°: nobody sees the sun there.
double refractionDeg(double altitudeDeg);

/// The solar day around its noon at a place.
struct SunDay
{
    EventTime noon;                   ///< the sun's transit
    std::optional<EventTime> sunrise; ///< upper limb at a level horizon: centre at -0.833°; none in polar day or night
    std::optional<EventTime> sunset;
};

/// Of the solar noon nearest to `around`. Iterated until the sun's own movement is in: true to some seconds by
/// geometry; mountains and weather shift what one sees by minutes.
SunDay sunDay(EventTime around, Wgs84 where);

} // namespace sandtable::geo
