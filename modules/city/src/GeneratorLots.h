// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GeneratorMesh.h"

#include <sandtable/base/Random.h>

#include <vector>

namespace sandtable::city {

/// How ground is parted into lots and what stands on one.
struct LotStyle
{
    double frontM = 10; ///< wanted sides of a lot
    double depthM = 12;
    double setbackM = 1;  ///< from the edge of the parcel
    double gapM = 0.4;    ///< between neighbours
    double alleyM = 1.6;  ///< between groups of lots
    double groupM2 = 600; ///< ground of a group of lots
    double wobble = 0.1;  ///< irregularity of the cuts, share of a lot
    double tiltRad = 0;
    double leastM2 = 25; ///< smaller footprints are not built
    double leastWidthM = 3.5;
    double largestLengthM = 60;
    double largestWidthM = 60;
};

/// Parts a parcel and calls emit(footprint) for each lot that takes a building. Footprints are convex,
/// counter-clockwise, inside the parcel and clear of each other.
class LotCutter
{
public:
    LotCutter(const LotStyle& style, Random& random) : m_style(style), m_random(random) {}

    std::vector<geo::Ring> cut(const geo::Ring& parcel);

private:
    struct Piece
    {
        geo::Ring ring;
        std::vector<double> inset; ///< per edge
    };
    bool split(const Piece& piece, Piece& left, Piece& right);
    geo::Ring footprint(const Piece& piece) const;

    const LotStyle& m_style;
    Random& m_random;
};

/// A ring without points that carry nothing: closer than nearM to the last one, or on a straight run.
geo::Ring tidied(const geo::Ring& ring, double nearM);

} // namespace sandtable::city
