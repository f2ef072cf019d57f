// SPDX-License-Identifier: GPL-3.0-or-later
#include "Palette.h"

#include "Facing.h"
#include "RgbMath.h"

#include <QColor>

namespace sandtable::scene {
namespace {

Rgb rgb(const QVariantMap& colors, const char* key, const char* otherwise)
{
    const QColor given = colors.value(QLatin1String(key)).value<QColor>();
    const QColor color = given.isValid() ? given : QColor(QLatin1String(otherwise));
    return {static_cast<float>(color.redF()), static_cast<float>(color.greenF()), static_cast<float>(color.blueF())};
}

/// Shifts a tone's hue by factors of its channels: works on dark and on light tones alike.
Rgb tinted(const Rgb& color, const Rgb& factors)
{
    const Rgb product = times(color, factors);
    return mixed(product, product, 0); // clamps
}

} // namespace

Palette::Palette() : m_texels(static_cast<std::size_t>(kSurfaces) * kRowsASurface * kColumns, Texel{1, 1, 1, 1})
{
    // Light is 1 and nothing glows until somebody says otherwise.
    for (int surface = 0; surface < kSurfaces; ++surface)
        for (int column = 0; column < kColumns; ++column)
            set(static_cast<city::TileSurface>(surface), Row::Glow, static_cast<std::uint8_t>(column), {}, 0);
}

std::size_t Palette::index(city::TileSurface surface, Row row, std::uint8_t column)
{
    return (static_cast<std::size_t>(surface) * kRowsASurface + static_cast<std::size_t>(row)) * kColumns + column;
}

void Palette::set(city::TileSurface surface, Row row, std::uint8_t column, const Rgb& color, float alpha)
{
    m_texels[index(surface, row, column)] = {color[0], color[1], color[2], alpha};
}

void Palette::setTones(city::TileSurface surface, Row row, const Rgb& dark, const Rgb& bright)
{
    for (int shade = 0; shade < kColumns; ++shade)
        set(surface, row, static_cast<std::uint8_t>(shade), mixed(dark, bright, static_cast<float>(shade) / 255.0F), 1);
}

Rgb Palette::seen(city::TileSurface surface, std::uint8_t shade, std::uint8_t facing) const
{
    const Texel& tone = at(surface, directionOf(facing) > 0 ? Row::Wall : Row::Flat, shade);
    const Texel& light = at(surface, Row::Light, facing);
    const Texel& glow = at(surface, Row::Glow, facing);
    Rgb result;
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = std::min(1.0F, tone[i] * light[i] + glow[i] * glow[3] * kFarGlow);
    return result;
}

void Palette::makeRoomForSlopes()
{
    using city::TileSurface;
    constexpr float kFlatShade = 128;
    for (const TileSurface soil :
         {TileSurface::Land, TileSurface::Park, TileSurface::Wood, TileSurface::Farmland, TileSurface::Grass})
        for (const Row row : {Row::Wall, Row::Flat}) {
            const Texel flat = at(soil, row, static_cast<std::uint8_t>(kFlatShade));
            for (int shade = 0; shade < kColumns; ++shade) {
                const float light = 0.25F + 0.75F * static_cast<float>(shade) / kFlatShade;
                set(soil, row, static_cast<std::uint8_t>(shade),
                    tinted({flat[0], flat[1], flat[2]}, {light, light, light}), flat[3]);
            }
        }
}

Palette Palette::neutral(const QVariantMap& colors)
{
    using city::TileSurface;
    const Rgb land = rgb(colors, "land", "#12181d");
    const Rgb water = rgb(colors, "water", "#16303f");
    const Rgb green = rgb(colors, "green", "#17261f");
    const Rgb road = rgb(colors, "road", "#2b353d");
    const Rgb roadMain = rgb(colors, "roadMain", "#8b959c");
    const Rgb building = rgb(colors, "building", "#46525c");
    const Rgb top = rgb(colors, "buildingTop", "#7d8a95");
    // Walls in shade go most of the way back to the ground, so that form reads without lights; on light ground they
    // have to be darker than it.
    const bool isLight = luma(land) > 0.5F;
    const Rgb foot = isLight ? mixed(building, {0, 0, 0}, 0.36F) : mixed(land, building, 0.3F);

    Palette palette;
    const auto both = [&](TileSurface surface, const Rgb& dark, const Rgb& bright) {
        palette.setTones(surface, Row::Wall, dark, bright);
        palette.setTones(surface, Row::Flat, dark, bright);
    };
    both(TileSurface::Land, mixed(land, {0, 0, 0}, 0.1F), mixed(land, road, 0.2F));
    both(TileSurface::Water, mixed(water, land, 0.4F), water);
    both(TileSurface::Park, mixed(green, land, 0.2F), mixed(green, top, 0.06F));
    both(TileSurface::Wood, mixed(green, land, 0.1F), green);
    both(TileSurface::Farmland, mixed(green, land, 0.7F), mixed(green, land, 0.4F));
    both(TileSurface::Grass, mixed(green, land, 0.5F), mixed(green, land, 0.1F));
    both(TileSurface::RoadMain, road, roadMain);
    both(TileSurface::RoadSecondary, mixed(road, land, 0.2F), mixed(road, roadMain, 0.55F));
    both(TileSurface::RoadMinor, mixed(road, land, 0.55F), mixed(road, land, 0.1F));
    both(TileSurface::Path, mixed(road, land, 0.7F), mixed(road, land, 0.4F));
    both(TileSurface::Bridge, mixed(road, {0, 0, 0}, 0.25F), roadMain);
    // One family of tones; uses differ by a breath of warmth or cold that no data colour can be confused with.
    const auto buildings = [&](TileSurface surface, const Rgb& factors) {
        both(surface, tinted(foot, factors), tinted(top, factors));
    };
    buildings(TileSurface::Building, {0.98F, 1.0F, 1.03F});
    buildings(TileSurface::BuildingCommercial, {0.92F, 0.99F, 1.12F});
    buildings(TileSurface::BuildingIndustrial, {0.84F, 0.96F, 0.95F});
    buildings(TileSurface::BuildingPublic, {1.10F, 1.05F, 0.88F});
    buildings(TileSurface::BuildingTemple, {1.32F, 0.95F, 0.72F});
    buildings(TileSurface::BuildingVillage, {0.98F, 0.96F, 0.90F});
    buildings(TileSurface::BuildingLow, {1.12F, 0.98F, 0.87F});
    return palette;
}

} // namespace sandtable::scene
