// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/geo/Coordinates.h>

#include <array>

namespace sandtable::scene {

/// Shares of red, green and blue, 0 … 1, as the screen takes them.
using Rgb = std::array<float, 3>;

/// The light of a city at a moment. Plain value, a pure function of time, place and weather; Palette turns it into
/// colours.
struct Lighting
{
    bool neutral = true; ///< the control room's own look: nothing below counts
    double altitudeDeg = 0;
    double azimuthDeg = 0;
    std::array<float, 3> towardsSun{0, 0, 1}; ///< east, north, up; a unit vector
    Rgb sun{};                                ///< what a face that looks at the sun gets from it
    Rgb sky{1, 1, 1};                         ///< what every face gets
    float darkness = 0;                       ///< 0 by day … 1 by night: how far lamps outshine what is left of day
    double hour = 12;                         ///< of the local clock, 0 … 24: who is awake
    float wet = 0;                            ///< 0 dry … 1 pouring

    /// What is left of the light on level ground where the sun does not reach; 1: shadows would not be seen.
    float shadowShare() const;
    /// The air between here and the horizon.
    Rgb haze() const;
};

/// rain 0 … 1. utcOffsetMin is of the local clock.
Lighting lightingAt(EventTime utc, geo::Wgs84 where, int utcOffsetMin, float rain);

/// Of what lives behind a window.
enum class WindowUse
{
    Home,
    Office,
    Works,
    Public,
    Temple
};

/// Share of a house's windows that are lit at an hour, 0 … 1; seed 0 … 15 is the house's own: some go to bed early.
/// A window is lit while its own number (0 … 1) is below the share, so between nine in the evening and four in the
/// morning lights only go out. Default habits; nobody measured them.
float litShare(WindowUse use, double hour, int seed);

/// Relative luminance and contrast as WCAG 2.1 defines them.
float relativeLuminance(const Rgb& color);
float contrastRatio(const Rgb& a, const Rgb& b);

} // namespace sandtable::scene
