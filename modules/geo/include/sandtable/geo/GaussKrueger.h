// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Frame.h>

namespace sandtable::geo {

/// Easting and northing of a 3-degree Gauss–Krüger zone on CGCS2000's ellipsoid, as survey offices and drawings give
/// them: 500 km added to the easting, no zone number before it (EPSG:4534 … 4554; Foshan is EPSG:4547).
/// Degrees of CGCS2000 are taken for those of WGS 84: the ellipsoids differ by a tenth of a millimetre, and a
/// receiver's WGS 84 of today by what the plate has moved since the epoch 2000.0, less than a metre. Any thread, as
/// Frame.
class GaussKruegerZone
{
public:
    /// In degrees east, a multiple of 3.
    explicit GaussKruegerZone(int centralMeridianDeg);

    /// The meridian of the zone that a longitude belongs to.
    static int centralMeridianDegOf(double lonDeg);

    struct Point
    {
        double eastingM = 0;
        double northingM = 0;
    };
    Point at(Wgs84 place) const;
    int centralMeridianDeg() const { return m_centralMeridianDeg; }

private:
    int m_centralMeridianDeg;
    Frame m_frame; ///< through the equator at the central meridian, which is the zone but for the 500 km
};

} // namespace sandtable::geo
