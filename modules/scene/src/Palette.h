// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>

#include <QColor>
#include <QVariantMap>

#include <array>

namespace sandtable::scene {

/// The city's colours: each surface runs from a dark to a bright tone with the vertex's shade.
/// Plain value; PaletteTexture hands it to the shaders.
struct Palette
{
    struct Tone
    {
        std::array<float, 3> dark{};
        std::array<float, 3> bright{};
    };
    std::array<Tone, static_cast<std::size_t>(city::TileSurface::Count)> tones{};

    /// From the keys land, water, green, road, building, buildingTop; missing ones keep calm dark tones.
    static Palette from(const QVariantMap& colors);
    std::array<float, 4> at(city::TileSurface surface, std::uint8_t shade) const;
};

} // namespace sandtable::scene
