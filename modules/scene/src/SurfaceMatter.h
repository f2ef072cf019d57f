// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>
#include <sandtable/scene/Lighting.h>

namespace sandtable::scene {

/// What a surface is made of, for the city lit by sun and lamps.
struct SurfaceMatter
{
    Rgb flat{}; ///< ground or roof, in full light
    Rgb wall{};
    Rgb roofSpread{}; ///< how much neighbours differ: brightness, red, blue
    Rgb wallSpread{};
    WindowUse use = WindowUse::Home;
    bool building = false;
    Rgb lamp{};      ///< street lamps on it
    float lamps = 0; ///< their share at night
};

SurfaceMatter matterOf(city::TileSurface surface);

} // namespace sandtable::scene
