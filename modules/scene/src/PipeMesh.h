// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PreparedTile.h"

#include <sandtable/scene/PipeCity.h>

#include <span>
#include <vector>

namespace sandtable::scene {

/// How a piece is coloured, see underground.vert: kinds first, then the shafts of manholes.
constexpr int kShaftSlot = static_cast<int>(city::kPipeKinds);

/// How a pipe stands out, and the slot of its colour in the mesh of marks. Later ones are drawn over earlier ones.
enum class PipeMark : std::uint8_t
{
    Traced,  ///< along the flow from the chosen one
    CutOff,  ///< without supply when the valves are closed
    Drained, ///< between the valves
    Chosen
};

struct MeshPiece
{
    std::uint32_t pipe = 0;
    int slot = 0;
};

/// Position (metres: east, up, south), direction, side (-1, 1) and metres along, then the radius, negative at a
/// piece's begin, and slot plus share: four vertices a piece, which underground.vert widens.
constexpr int kPipeStride = 40;

/// Pipes at their depth, and the shafts of nodes from the ground down to the lowest pipe in them.
PreparedMesh pipeMesh(const PipeCity& city, std::span<const MeshPiece> pieces, std::span<const std::uint32_t> shafts);

} // namespace sandtable::scene
