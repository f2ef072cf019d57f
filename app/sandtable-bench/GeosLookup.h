// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace sandtable::bench {

/// The same question asked of GEOS: an STRtree over prepared polygons.
class GeosLookup
{
public:
    explicit GeosLookup(std::span<const geo::Ring> rings);
    ~GeosLookup();

    /// Position of the ring that holds the point, or geo::RegionIndex::kNone.
    std::uint32_t find(geo::LocalMetres point) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace sandtable::bench
