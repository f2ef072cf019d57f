// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>

#include <cmath>
#include <cstdint>

namespace sandtable::city {

/// Coordinates are kept to whole millimetres: degrees in the file lose less than a micrometre, so rounding after
/// projecting back gives the written value exactly, and neighbours share their vertices bit by bit.
inline std::int64_t millimetres(double metres)
{
    return std::llround(metres * 1000);
}

inline geo::LocalMetres onMillimetreGrid(geo::LocalMetres p)
{
    return {std::round(p.x * 1000) / 1000, std::round(p.y * 1000) / 1000};
}

/// To the millimetre.
inline bool samePlace(geo::LocalMetres a, geo::LocalMetres b)
{
    return millimetres(a.x) == millimetres(b.x) && millimetres(a.y) == millimetres(b.y);
}

} // namespace sandtable::city
