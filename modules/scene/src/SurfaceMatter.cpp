// SPDX-License-Identifier: GPL-3.0-or-later
#include "SurfaceMatter.h"

namespace sandtable::scene {
namespace {

constexpr Rgb kSodium{1.0F, 0.70F, 0.36F};
constexpr Rgb kCalm{0.07F, 0.03F, 0.03F};
constexpr Rgb kMixed{0.12F, 0.06F, 0.07F};

SurfaceMatter level(const Rgb& color)
{
    SurfaceMatter matter;
    matter.flat = matter.wall = color;
    return matter;
}

SurfaceMatter paved(const Rgb& color, float lamps)
{
    SurfaceMatter matter = level(color);
    matter.lamp = kSodium;
    matter.lamps = lamps;
    return matter;
}

SurfaceMatter built(const Rgb& roof, const Rgb& wall, WindowUse use, const Rgb& spread)
{
    SurfaceMatter matter;
    matter.flat = roof;
    matter.wall = wall;
    matter.roofSpread = spread;
    matter.wallSpread = kCalm;
    matter.use = use;
    matter.building = true;
    return matter;
}

} // namespace

// Ground stays below the luminance at which names in white would be hard to read; roofs may be brighter, names over
// them have their halo.
SurfaceMatter matterOf(city::TileSurface surface)
{
    using city::TileSurface;
    switch (surface) {
    case TileSurface::Water:
        return level({0.19F, 0.36F, 0.43F});
    case TileSurface::Park:
        return level({0.26F, 0.40F, 0.22F});
    case TileSurface::Wood:
        return level({0.20F, 0.34F, 0.19F});
    case TileSurface::Farmland:
        return level({0.36F, 0.42F, 0.24F});
    case TileSurface::Grass:
        return level({0.32F, 0.42F, 0.24F});
    case TileSurface::RoadMain:
        return paved({0.40F, 0.40F, 0.41F}, 0.62F);
    case TileSurface::RoadSecondary:
        return paved({0.39F, 0.39F, 0.39F}, 0.42F);
    case TileSurface::RoadMinor:
        return paved({0.41F, 0.40F, 0.38F}, 0.16F);
    case TileSurface::Path:
        return level({0.42F, 0.40F, 0.36F});
    case TileSurface::Bridge:
        return paved({0.43F, 0.43F, 0.42F}, 0.66F);
    case TileSurface::Building:
        return built({0.66F, 0.63F, 0.59F}, {0.78F, 0.74F, 0.68F}, WindowUse::Home, kMixed);
    case TileSurface::BuildingCommercial:
        return built({0.60F, 0.64F, 0.67F}, {0.58F, 0.67F, 0.74F}, WindowUse::Office, kCalm);
    case TileSurface::BuildingIndustrial: // blue sheet roofs
        return built({0.36F, 0.51F, 0.62F}, {0.62F, 0.65F, 0.66F}, WindowUse::Works, kMixed);
    case TileSurface::BuildingPublic:
        return built({0.68F, 0.58F, 0.48F}, {0.80F, 0.74F, 0.64F}, WindowUse::Public, kCalm);
    case TileSurface::BuildingTemple: // glazed tiles over red walls
        return built({0.66F, 0.45F, 0.24F}, {0.60F, 0.29F, 0.22F}, WindowUse::Temple, kCalm);
    case TileSurface::BuildingVillage:
        return built({0.68F, 0.61F, 0.54F}, {0.76F, 0.73F, 0.68F}, WindowUse::Home, {0.12F, 0.09F, 0.08F});
    case TileSurface::BuildingLow: // clay tiles over grey brick
        return built({0.60F, 0.51F, 0.45F}, {0.71F, 0.67F, 0.62F}, WindowUse::Home, {0.13F, 0.10F, 0.09F});
    default:
        return level({0.42F, 0.41F, 0.38F});
    }
}

} // namespace sandtable::scene
