// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::console {

/// Whether a place lies in a camera's view: within its angle, and no further than half again its range, where a person
/// can still be made out.
bool looksAt(const city::Camera& camera, geo::LocalMetres place);
/// Positions of the `most` cameras that help best at a place: those that look at it, then the others, each by distance.
std::vector<std::uint32_t> camerasNear(std::span<const city::Camera> cameras, geo::LocalMetres place, std::size_t most);

} // namespace sandtable::console
