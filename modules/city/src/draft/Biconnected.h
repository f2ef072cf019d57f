// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::city {

/// Which edges lie on a common simple cycle with edge `start` (Hopcroft and Tarjan 1973, without recursion).
/// ends[2k] and ends[2k + 1] are the vertices of edge k.
std::vector<bool> biconnectedWith(std::size_t vertices, std::span<const std::uint32_t> ends, std::uint32_t start);

} // namespace sandtable::city
