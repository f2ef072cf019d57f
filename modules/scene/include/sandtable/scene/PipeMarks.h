// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <vector>

namespace sandtable::scene {

/// What stands out of the pipes: positions in CityModel::pipes and ::pipeNodes.
struct PipeMarks
{
    std::uint32_t chosen = city::kNone;
    std::vector<std::uint32_t> traced;  ///< along the flow from the chosen one
    std::vector<std::uint32_t> drained; ///< between the valves
    std::vector<std::uint32_t> cutOff;  ///< without supply when the valves are closed
    std::vector<std::uint32_t> valves;  ///< nodes to close
    std::vector<std::uint32_t> ends;    ///< nodes that a trace reached: outfalls, works, sources
    std::vector<std::uint32_t> covers;  ///< nodes to look into, beside the chosen pipe
};

} // namespace sandtable::scene
