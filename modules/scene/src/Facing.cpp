// SPDX-License-Identifier: GPL-3.0-or-later
#include "Facing.h"

#include <cmath>
#include <numbers>

namespace sandtable::scene {
namespace {

constexpr double kStepRad = 2 * std::numbers::pi / kWallDirections;

bool isBuilding(city::TileSurface surface)
{
    return surface >= city::TileSurface::Building;
}

std::uint8_t directionCode(const city::TileVertex& a, const city::TileVertex& b, const city::TileVertex& c)
{
    // The horizontal part of the normal; steps of x and y are the same, that of z only scales both.
    const double east = static_cast<double>(b.y - a.y) * (c.z - a.z) - static_cast<double>(b.z - a.z) * (c.y - a.y);
    const double north = static_cast<double>(b.z - a.z) * (c.x - a.x) - static_cast<double>(b.x - a.x) * (c.z - a.z);
    if (east == 0 && north == 0)
        return 0;
    const auto step = static_cast<int>(std::lround(std::atan2(east, north) / kStepRad));
    return static_cast<std::uint8_t>(1 + (step + kWallDirections) % kWallDirections);
}

std::uint8_t seedAt(const city::TileMesh& mesh, const city::TileVertex& corner)
{
    // Half metres: steps of quantisation are finer, so that a house keeps its number in another tile.
    const auto whole = [](double metres) { return static_cast<std::uint64_t>(std::llround(metres * 2)); };
    std::uint64_t bits = whole(mesh.centre.x + static_cast<double>(mesh.stepM) * corner.x) * 0x9E3779B97F4A7C15U;
    bits ^= whole(mesh.centre.y + static_cast<double>(mesh.stepM) * corner.y) * 0xC2B2AE3D27D4EB4FU;
    bits ^= bits >> 29;
    bits *= 0xBF58476D1CE4E5B9U;
    return static_cast<std::uint8_t>(1 + (bits >> 32) % 15);
}

} // namespace

std::array<float, 2> outwards(int direction)
{
    if (direction == 0)
        return {0, 0};
    const double angle = (direction - 1) * kStepRad;
    return {static_cast<float>(std::sin(angle)), static_cast<float>(std::cos(angle))};
}

std::vector<std::uint8_t> facings(const city::TileMesh& mesh)
{
    std::vector<std::uint8_t> result(mesh.vertices.size(), 0);
    std::uint8_t seed = 0;
    bool inWalls = false;
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const auto& a = mesh.vertices[mesh.indices[i]];
        const auto& b = mesh.vertices[mesh.indices[i + 1]];
        const auto& c = mesh.vertices[mesh.indices[i + 2]];
        if (!isBuilding(a.surface)) {
            seed = 0;
            inWalls = false;
            continue;
        }
        const bool wall = a.z != b.z || b.z != c.z;
        if (wall && !inWalls)
            seed = seedAt(mesh, a);
        inWalls = wall;
        const auto code =
            static_cast<std::uint8_t>((wall ? directionCode(a, b, c) << kFacingBits : 0) | static_cast<int>(seed));
        for (std::size_t corner = i; corner < i + 3; ++corner)
            result[mesh.indices[corner]] = code;
    }
    return result;
}

} // namespace sandtable::scene
