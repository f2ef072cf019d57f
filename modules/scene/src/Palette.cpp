// SPDX-License-Identifier: GPL-3.0-or-later
#include "Palette.h"

#include <algorithm>

namespace sandtable::scene {
namespace {

using Rgb = std::array<float, 3>;

Rgb rgb(const QVariantMap& colors, const char* key, const char* otherwise)
{
    const QColor given = colors.value(QLatin1String(key)).value<QColor>();
    const QColor color = given.isValid() ? given : QColor(QLatin1String(otherwise));
    return {static_cast<float>(color.redF()), static_cast<float>(color.greenF()), static_cast<float>(color.blueF())};
}

Rgb mix(const Rgb& a, const Rgb& b, float share)
{
    Rgb result;
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = std::clamp(a[i] + (b[i] - a[i]) * share, 0.0F, 1.0F);
    return result;
}

/// Shifts a tone's hue by factors of its channels: works on dark and on light tones alike.
Rgb tinted(const Rgb& color, const Rgb& factors)
{
    Rgb result;
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = std::min(1.0F, color[i] * factors[i]);
    return result;
}

float brightness(const Rgb& color)
{
    return 0.2126F * color[0] + 0.7152F * color[1] + 0.0722F * color[2];
}

} // namespace

Palette Palette::from(const QVariantMap& colors)
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
    const bool isLight = brightness(land) > 0.5F;
    const Rgb foot = isLight ? mix(building, {0, 0, 0}, 0.36F) : mix(land, building, 0.3F);

    Palette palette;
    const auto set = [&](TileSurface surface, const Rgb& dark, const Rgb& bright) {
        palette.tones[static_cast<std::size_t>(surface)] = {dark, bright};
    };
    set(TileSurface::Land, mix(land, {0, 0, 0}, 0.1F), mix(land, road, 0.2F));
    set(TileSurface::Water, mix(water, land, 0.4F), water);
    set(TileSurface::Park, mix(green, land, 0.2F), mix(green, top, 0.06F));
    set(TileSurface::Wood, mix(green, land, 0.1F), green);
    set(TileSurface::Farmland, mix(green, land, 0.7F), mix(green, land, 0.4F));
    set(TileSurface::Grass, mix(green, land, 0.5F), mix(green, land, 0.1F));
    set(TileSurface::RoadMain, road, roadMain);
    set(TileSurface::RoadSecondary, mix(road, land, 0.2F), mix(road, roadMain, 0.55F));
    set(TileSurface::RoadMinor, mix(road, land, 0.55F), mix(road, land, 0.1F));
    set(TileSurface::Path, mix(road, land, 0.7F), mix(road, land, 0.4F));
    set(TileSurface::Bridge, mix(road, {0, 0, 0}, 0.25F), roadMain);
    // One family of tones; uses differ by a breath of warmth or cold that no data colour can be confused with.
    const auto buildings = [&](TileSurface surface, const Rgb& factors) {
        set(surface, tinted(foot, factors), tinted(top, factors));
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

std::array<float, 4> Palette::at(city::TileSurface surface, std::uint8_t shade) const
{
    const Tone& tone = tones[static_cast<std::size_t>(surface)];
    const Rgb color = mix(tone.dark, tone.bright, static_cast<float>(shade) / 255.0F);
    return {color[0], color[1], color[2], 1.0F};
}

} // namespace sandtable::scene
