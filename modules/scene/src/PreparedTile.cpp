// SPDX-License-Identifier: GPL-3.0-or-later
#include "PreparedTile.h"

#include "Facing.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace sandtable::scene {
namespace {

float packed(std::int16_t coordinate, std::uint8_t low)
{
    return static_cast<float>(coordinate * 256 + low);
}

QByteArray shortened(const std::vector<std::uint32_t>& indices)
{
    QByteArray out(static_cast<qsizetype>(indices.size() * sizeof(std::uint16_t)), Qt::Uninitialized);
    std::transform(indices.begin(), indices.end(), reinterpret_cast<std::uint16_t*>(out.data()),
                   [](std::uint32_t index) { return static_cast<std::uint16_t>(index); });
    return out;
}

} // namespace

PreparedMesh prepare(const city::TileMesh& mesh)
{
    PreparedMesh out;
    out.origin = {static_cast<float>(mesh.centre.x), 0, static_cast<float>(-mesh.centre.y)};
    out.scale = {mesh.stepM, mesh.stepZM, mesh.stepM};
    out.vertices.resize(static_cast<qsizetype>(mesh.vertices.size()) * kTileStride);
    std::array<int, 3> low;
    std::array<int, 3> high;
    low.fill(std::numeric_limits<std::int16_t>::max());
    high.fill(std::numeric_limits<std::int16_t>::min());
    char* at = out.vertices.data();
    const std::vector<std::uint8_t> looks = facings(mesh);
    auto look = looks.begin();
    for (const city::TileVertex& vertex : mesh.vertices) {
        const std::array<std::int16_t, 3> place{vertex.x, vertex.y, vertex.z};
        for (std::size_t i = 0; i < 3; ++i) {
            low[i] = std::min<int>(low[i], place[i]);
            high[i] = std::max<int>(high[i], place[i]);
        }
        const std::array<float, 3> values{packed(vertex.x, static_cast<std::uint8_t>(vertex.surface)),
                                          packed(vertex.y, vertex.shade), packed(vertex.z, *look++)};
        std::memcpy(at, values.data(), sizeof values);
        at += kTileStride;
    }
    if (mesh.vertices.empty())
        low = high = {};
    const auto corner = [](int x, int y, int z) {
        return QVector3D(static_cast<float>(x), static_cast<float>(z), static_cast<float>(-y));
    };
    out.min = corner(low[0], high[1], low[2]);
    out.max = corner(high[0], low[1], high[2]);
    out.shortIndices = mesh.vertices.size() <= std::numeric_limits<std::uint16_t>::max();
    out.indices = out.shortIndices ? shortened(mesh.indices)
                                   : QByteArray(reinterpret_cast<const char*>(mesh.indices.data()),
                                                static_cast<qsizetype>(mesh.indices.size() * sizeof(std::uint32_t)));
    return out;
}

} // namespace sandtable::scene
