// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/GaussKrueger.h>

#include <cmath>

namespace sandtable::geo {
namespace {

constexpr double kFalseEastingM = 500'000;
constexpr double kZoneDeg = 3;

} // namespace

GaussKruegerZone::GaussKruegerZone(int centralMeridianDeg)
    : m_centralMeridianDeg(centralMeridianDeg), m_frame(Wgs84{static_cast<double>(centralMeridianDeg), 0})
{
}

int GaussKruegerZone::centralMeridianDegOf(double lonDeg)
{
    return static_cast<int>(std::lround(lonDeg / kZoneDeg) * std::lround(kZoneDeg));
}

GaussKruegerZone::Point GaussKruegerZone::at(Wgs84 place) const
{
    const LocalMetres local = m_frame.toLocal(place);
    return {local.x + kFalseEastingM, local.y};
}

} // namespace sandtable::geo
