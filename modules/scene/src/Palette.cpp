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

} // namespace

Palette Palette::from(const QVariantMap& colors)
{
    using city::TileSurface;
    const Rgb land = rgb(colors, "land", "#12181d");
    const Rgb water = rgb(colors, "water", "#16303f");
    const Rgb green = rgb(colors, "green", "#17261f");
    const Rgb road = rgb(colors, "road", "#2b353d");
    const Rgb building = rgb(colors, "building", "#46525c");
    const Rgb top = rgb(colors, "buildingTop", "#7d8a95");
    // Walls in shade go most of the way back to the ground, so that form reads without lights.
    const Rgb foot = mix(land, building, 0.3F);

    Palette palette;
    const auto set = [&](TileSurface surface, const Rgb& dark, const Rgb& bright) {
        palette.tones[static_cast<std::size_t>(surface)] = {dark, bright};
    };
    set(TileSurface::Land, mix(land, {0, 0, 0}, 0.1F), mix(land, road, 0.2F));
    set(TileSurface::Water, mix(water, land, 0.55F), mix(water, top, 0.06F));
    set(TileSurface::Park, mix(green, land, 0.3F), mix(green, top, 0.12F));
    set(TileSurface::Wood, mix(green, land, 0.1F), green);
    set(TileSurface::Farmland, mix(green, land, 0.7F), mix(green, land, 0.3F));
    set(TileSurface::Grass, mix(green, land, 0.5F), mix(green, land, 0.1F));
    set(TileSurface::RoadMain, mix(road, land, 0.1F), mix(road, top, 0.38F));
    set(TileSurface::RoadSecondary, mix(road, land, 0.2F), mix(road, top, 0.18F));
    set(TileSurface::RoadMinor, mix(road, land, 0.55F), mix(road, land, 0.1F));
    set(TileSurface::Path, mix(road, land, 0.7F), mix(road, land, 0.4F));
    set(TileSurface::Bridge, road, mix(road, top, 0.5F));
    set(TileSurface::Building, foot, top);
    // One tone for all; uses differ by a breath of warmth or cold that no data colour can be confused with.
    set(TileSurface::BuildingCommercial, foot, mix(top, {0.66F, 0.68F, 0.78F}, 0.25F));
    set(TileSurface::BuildingIndustrial, foot, mix(top, {0.48F, 0.50F, 0.50F}, 0.45F));
    set(TileSurface::BuildingPublic, foot, mix(top, {0.70F, 0.70F, 0.62F}, 0.35F));
    set(TileSurface::BuildingTemple, foot, mix(top, {0.72F, 0.60F, 0.48F}, 0.45F));
    return palette;
}

std::array<float, 4> Palette::at(city::TileSurface surface, std::uint8_t shade) const
{
    const Tone& tone = tones[static_cast<std::size_t>(surface)];
    const Rgb color = mix(tone.dark, tone.bright, static_cast<float>(shade) / 255.0F);
    return {color[0], color[1], color[2], 1.0F};
}

} // namespace sandtable::scene
