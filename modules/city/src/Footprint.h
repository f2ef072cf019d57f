// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <span>

namespace sandtable::city {

/// The corners of a building; none when its numbers do not fit the model.
inline std::span<const geo::LocalMetres> footprintOf(const CityModel& model, const Building& building)
{
    const std::span vertices(model.buildingVertices);
    const bool inside = std::size_t{building.firstVertex} + building.vertexCount <= vertices.size();
    return inside ? vertices.subspan(building.firstVertex, building.vertexCount) : std::span<const geo::LocalMetres>();
}

} // namespace sandtable::city
