// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/Lighting.h>

#include <algorithm>

namespace sandtable::scene {

inline Rgb mixed(const Rgb& a, const Rgb& b, float share)
{
    Rgb result;
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = std::clamp(a[i] + (b[i] - a[i]) * share, 0.0F, 1.0F);
    return result;
}

inline Rgb scaled(const Rgb& color, float factor)
{
    return {color[0] * factor, color[1] * factor, color[2] * factor};
}

inline Rgb times(const Rgb& a, const Rgb& b)
{
    return {a[0] * b[0], a[1] * b[1], a[2] * b[2]};
}

inline Rgb plus(const Rgb& a, const Rgb& b)
{
    return {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
}

/// Of the channels as they are: quick, and good enough to compare tones.
inline float luma(const Rgb& color)
{
    return 0.2126F * color[0] + 0.7152F * color[1] + 0.0722F * color[2];
}

inline float smoothStep(float from, float to, float value)
{
    const float at = std::clamp((value - from) / (to - from), 0.0F, 1.0F);
    return at * at * (3 - 2 * at);
}

} // namespace sandtable::scene
