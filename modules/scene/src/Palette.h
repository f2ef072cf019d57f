// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>
#include <sandtable/scene/Lighting.h>

#include <QVariantMap>

#include <array>
#include <cstdint>
#include <vector>

namespace sandtable::scene {

/// The city's colours as the shaders look them up: four rows of 256 a surface. A vertex is drawn in
/// tone(shade) · light(facing) + the glow of its lamps and windows. Plain value; PaletteTexture hands it to the
/// shaders.
class Palette
{
public:
    using Texel = std::array<float, 4>;
    enum class Row
    {
        Wall,  ///< by shade; alpha is 1
        Flat,  ///< ground and roofs, by shade; alpha is what is left of it in shadow, 1 for roofs
        Light, ///< factors by facing (Facing.h), 0 … kMostLight
        Glow   ///< by facing: colour of what is lit, and the share of windows that are
    };
    static constexpr int kColumns = 256;
    static constexpr int kRowsASurface = 4;
    static constexpr int kSurfaces = static_cast<int>(city::TileSurface::Count);
    static constexpr float kMostLight = 255.0F / 128; ///< so that 1 is a whole byte
    /// Of a window's colour, what a wall seen from afar takes on at full share: panes are a quarter of it, and shine.
    static constexpr float kFarGlow = 0.5F;

    /// The control room's look, from the keys land, water, green, road, roadMain, building, buildingTop; missing ones
    /// keep calm dark tones. Light is 1 everywhere, because the tiles' shades hold a light from the north-west.
    static Palette neutral(const QVariantMap& colors);
    /// By sun, sky and lamps.
    static Palette lit(const Lighting& light);
    /// Ground in shades for slopes in light and in shade; flat ground has the middle shade and keeps its tone.
    void makeRoomForSlopes();

    const Texel& at(city::TileSurface surface, Row row, std::uint8_t column) const
    {
        return m_texels[index(surface, row, column)];
    }
    /// What the vertex shader makes of a vertex, seen from near by.
    Rgb seen(city::TileSurface surface, std::uint8_t shade, std::uint8_t facing) const;

private:
    Palette();
    static std::size_t index(city::TileSurface surface, Row row, std::uint8_t column);
    void set(city::TileSurface surface, Row row, std::uint8_t column, const Rgb& color, float alpha);
    void setTones(city::TileSurface surface, Row row, const Rgb& dark, const Rgb& bright);

    std::vector<Texel> m_texels;
};

} // namespace sandtable::scene
