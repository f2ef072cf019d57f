// SPDX-License-Identifier: GPL-3.0-or-later
#include "Facing.h"
#include "Palette.h"
#include "RgbMath.h"
#include "SurfaceMatter.h"

#include <cmath>

namespace sandtable::scene {
namespace {

// The tiles' shades hold the height of a house, darker feet, and a light from the north-west (TileShapes.cpp in city).
// These are the shades of a house of 10 m, taken as 1; a root keeps tall ones from outshining all others, and the old
// light is divided out again where the sun's comes in.
constexpr float kUsualRoof = 0.487F;
constexpr float kUsualWall = 0.263F;
constexpr float kRoofRoot = 0.35F;
constexpr float kWallRoot = 0.5F;
/// Tones are kept at this share, so that bright roofs fit into a byte; light makes up for it.
constexpr float kHeadroom = 0.74F;
/// Names lie on the ground, not on houses: those may take the light that it must not.
constexpr float kHouseExposure = 1.24F;

float bakedLight(int direction)
{
    const auto [east, north] = outwards(direction);
    return 1 + (east * -0.5F + north * 0.8660254F) * 0.20F / 0.54F;
}

/// Houses side by side are not of one bucket of paint.
Rgb paintOf(int seed, const Rgb& spread)
{
    if (seed == 0)
        return {1, 1, 1};
    // Two numbers of -1 … 1 that do not go together.
    const float value = (static_cast<float>(seed * 7 % 16) - 7.5F) / 7.5F;
    const float hue = (static_cast<float>(seed * 11 % 16) - 7.5F) / 7.5F;
    return {1 + spread[0] * value + spread[1] * hue, 1 + spread[0] * value, 1 + spread[0] * value - spread[2] * hue};
}

float facingSun(const Lighting& light, int direction)
{
    if (direction == 0)
        return std::max(0.0F, light.towardsSun[2]);
    const auto [east, north] = outwards(direction);
    return std::max(0.0F, east * light.towardsSun[0] + north * light.towardsSun[1]);
}

Rgb lightOn(const Lighting& light, int direction)
{
    // A wall sees half the sky, and the lit ground for the other half.
    const float sky = direction == 0 ? 1.0F : 0.86F;
    return plus(scaled(light.sky, sky), scaled(light.sun, facingSun(light, direction)));
}

Rgb lampColor(WindowUse use, int seed)
{
    if (use == WindowUse::Office || use == WindowUse::Works)
        return seed % 3 == 0 ? Rgb{0.98F, 0.86F, 0.66F} : Rgb{0.82F, 0.90F, 0.98F};
    if (use == WindowUse::Temple)
        return {1.0F, 0.66F, 0.30F};
    return seed % 5 == 0 ? Rgb{0.96F, 0.91F, 0.80F} : seed % 2 == 0 ? Rgb{1.0F, 0.78F, 0.46F} : Rgb{1.0F, 0.85F, 0.60F};
}

} // namespace

Palette Palette::lit(const Lighting& light)
{
    Palette palette;
    for (int number = 0; number < kSurfaces; ++number) {
        const auto surface = static_cast<city::TileSurface>(number);
        const SurfaceMatter matter = matterOf(surface);
        const float exposure = matter.building ? 1 + (kHouseExposure - 1) * (1 - light.darkness) : 1.0F;
        const float wet = 1 - light.wet * (matter.building ? 0.14F : 0.30F);
        for (int column = 0; column < kColumns; ++column) {
            const auto at = static_cast<std::uint8_t>(column);
            const float shade = static_cast<float>(column) / 255;
            const float flat = matter.building ? std::pow(shade / kUsualRoof, kRoofRoot) : 0.86F + 0.28F * shade;
            const float wall = std::pow(shade / kUsualWall, kWallRoot);
            const auto tone = [&](const Rgb& color, float factor) {
                const Rgb kept = scaled(color, kHeadroom * std::min(1.5F, factor) * wet);
                return mixed(kept, kept, 0);
            };
            palette.set(surface, Row::Flat, at, tone(matter.flat, flat), matter.building ? 1.0F : light.shadowShare());
            palette.set(surface, Row::Wall, at, tone(matter.wall, wall), 1);

            const int direction = directionOf(at);
            const int seed = houseSeedOf(at);
            const Rgb paint = paintOf(seed, direction == 0 ? matter.roofSpread : matter.wallSpread);
            const float baked = direction == 0 ? 1.0F : std::pow(bakedLight(direction), kWallRoot);
            const Rgb factor = scaled(times(lightOn(light, direction), paint), exposure / (kHeadroom * baked));
            palette.set(
                surface, Row::Light, at,
                {std::min(kMostLight, factor[0]), std::min(kMostLight, factor[1]), std::min(kMostLight, factor[2])}, 1);
            if (matter.lamps > 0)
                palette.set(surface, Row::Glow, at, scaled(matter.lamp, light.darkness * (1 + 0.25F * light.wet)),
                            matter.lamps);
            else if (matter.building && (direction > 0 || seed == 0)) {
                // Lamps go on one after the other while it darkens; a lamp that is on is seen by day too, but less.
                const float share = litShare(matter.use, light.hour, seed) * smoothStep(0, 0.6F, light.darkness);
                // Blocks without walls, from afar, show what their streets and windows give together.
                palette.set(surface, Row::Glow, at, scaled(lampColor(matter.use, seed), 0.6F + 0.4F * light.darkness),
                            direction > 0 ? share : share * 0.28F);
            }
        }
    }
    return palette;
}

} // namespace sandtable::scene
