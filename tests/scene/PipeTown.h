// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Random.h>
#include <sandtable/city/CityModel.h>

#include <array>
#include <cmath>

namespace sandtable::scene {

/// Pipes of all kinds and widths at random over ten kilometres, few of them wide, each with a bend in its middle.
inline city::CityModel pipeTown(int pipes, std::uint64_t seed = 3)
{
    Random random(seed);
    city::CityModel model;
    for (int i = 0; i < pipes; ++i) {
        city::Pipe pipe;
        pipe.kind = static_cast<city::PipeKind>(1 + i % static_cast<int>(city::kPipeKinds));
        pipe.diameterMm = random.chance(0.02) ? 1200 : random.chance(0.06) ? 600 : random.chance(0.3) ? 300 : 100;
        pipe.depthFromMm = static_cast<std::uint16_t>(1500 + random.below(1000));
        pipe.depthToMm = static_cast<std::uint16_t>(1500 + random.below(4000));
        const geo::LocalMetres from{random.between(-5000, 5000), random.between(-5000, 5000)};
        const double angle = random.between(0, 6.28);
        const geo::LocalMetres middle{from.x + 30 * std::cos(angle), from.y + 30 * std::sin(angle)};
        const geo::LocalMetres to{middle.x + 30 * std::cos(angle + 0.3), middle.y + 30 * std::sin(angle + 0.3)};
        pipe.from = static_cast<std::uint32_t>(model.pipeNodes.size());
        pipe.to = pipe.from + 1;
        pipe.firstVertex = static_cast<std::uint32_t>(model.pipeVertices.size());
        pipe.vertexCount = 3;
        for (const geo::LocalMetres at : {from, to}) {
            city::PipeNode node;
            node.at = at;
            node.network = pipe.kind;
            model.pipeNodes.push_back(node);
        }
        model.pipeVertices.insert(model.pipeVertices.end(), {from, middle, to});
        model.pipes.push_back(pipe);
    }
    return model;
}

} // namespace sandtable::scene
