// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <span>
#include <vector>

namespace sandtable::scene {

/// A piece of an area between two lines of the same northing.
struct Trapezoid
{
    double bottomY = 0;
    double topY = 0;
    double bottomLeftX = 0;
    double bottomRightX = 0;
    double topLeftX = 0;
    double topRightX = 0;
};

/// What a drawn ring holds by the even-odd rule, which is the rule of geo::contains(), as pieces that do not overlap.
/// The ring may cross itself, as what a hand draws does: so what is filled, measured and counted is the same.
/// Grows with the square of the ring's points: for what was drawn, not for coastlines.
std::vector<Trapezoid> piecesOf(std::span<const geo::LocalMetres> ring);
/// Square metres.
double areaOf(std::span<const Trapezoid> pieces);

} // namespace sandtable::scene
