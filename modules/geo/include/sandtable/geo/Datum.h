// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>

namespace sandtable::geo {

/// Between the coordinates of GPS (WGS 84), WeChat and Amap (GCJ-02) and Baidu (BD-09).
/// GCJ-02 is the widely published series on a = 6378245.0 m, e² = 0.00669342162296594323, origin (105°, 35°); outside
/// longitude 72.004…137.8347 and latitude 0.8293…55.8271 it is the identity. BD-09 is Baidu's published rotation of it.
/// The ways back are solved by iteration, to better than 1e-9 degrees except on the edge of that box.
/// Any thread; degrees in and out; no failure: not-a-number gives not-a-number.
Gcj02 toGcj02(Wgs84 point);
Bd09 toBd09(Gcj02 point);
Wgs84 toWgs84(Gcj02 point);
Gcj02 toGcj02(Bd09 point);
Wgs84 toWgs84(Bd09 point);

/// Whether GCJ-02 differs from WGS 84 here.
bool insideGcj02Box(Wgs84 point);

} // namespace sandtable::geo
