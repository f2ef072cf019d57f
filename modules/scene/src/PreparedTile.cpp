// SPDX-License-Identifier: GPL-3.0-or-later
#include "PreparedTile.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace sandtable::scene {

PreparedMesh prepare(const city::TileMesh& mesh, const Palette& palette)
{
    PreparedMesh out;
    out.vertices.resize(static_cast<qsizetype>(mesh.vertices.size()) * kTileStride);
    constexpr float kFar = std::numeric_limits<float>::max();
    std::array<float, 3> low{kFar, kFar, kFar};
    std::array<float, 3> high{-kFar, -kFar, -kFar};
    char* at = out.vertices.data();
    for (const city::TileVertex& vertex : mesh.vertices) {
        std::array<float, 7> values{};
        values[0] = static_cast<float>(mesh.centre.x + static_cast<double>(mesh.stepM) * vertex.x);
        values[1] = mesh.stepZM * static_cast<float>(vertex.z);
        values[2] = static_cast<float>(-(mesh.centre.y + static_cast<double>(mesh.stepM) * vertex.y));
        for (std::size_t i = 0; i < 3; ++i) {
            low[i] = std::min(low[i], values[i]);
            high[i] = std::max(high[i], values[i]);
        }
        const auto color = palette.at(vertex.surface, vertex.shade);
        std::copy(color.begin(), color.end(), values.begin() + 3);
        std::memcpy(at, values.data(), sizeof values);
        at += kTileStride;
    }
    if (mesh.vertices.empty())
        low = high = {};
    out.min = {low[0], low[1], low[2]};
    out.max = {high[0], high[1], high[2]};
    out.indices = QByteArray(reinterpret_cast<const char*>(mesh.indices.data()),
                             static_cast<qsizetype>(mesh.indices.size() * sizeof(std::uint32_t)));
    return out;
}

} // namespace sandtable::scene
