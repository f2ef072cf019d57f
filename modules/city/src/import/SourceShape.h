// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Gathered.h"
#include "SourcePlacing.h"

#include <string>
#include <vector>

class OGRGeometry;

namespace sandtable::city {

/// The shape of a source's row in WGS 84 degrees, taken apart.
struct SourceShape
{
    DegreeLine points;
    std::vector<DegreeLine> lines; ///< rings of areas are not among them
    DegreeArea area;
    double zMin = 0; ///< as the source has them
    double zMax = 0;
    std::string problem; ///< why there is no shape; empty when there is one
    std::string changed; ///< how it differs from the source's

    bool empty() const { return points.empty() && lines.empty() && area.empty(); }
    const char* kind() const;
    /// Square metres and metres to half a percent, for thresholds in expressions.
    double areaM2() const;
    double lengthM() const;
    /// The point itself, a point well inside the largest area, or the middle vertex of the longest line.
    geo::Wgs84 anchor() const;
    geo::Wgs84 low() const;
    geo::Wgs84 high() const;
};

/// Arcs become lines, surfaces in space the ground they stand on. `geometry` may be null; it is changed.
SourceShape shapeOf(OGRGeometry* geometry, const SourcePlacing& placing);

} // namespace sandtable::city
