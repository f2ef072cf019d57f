// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>
#include <sandtable/geo/PointGrid.h>

#include <string>

namespace sandtable::dispatching {

/// A point of the city in words. Immutable after construction; any thread.
class PlaceNamer
{
public:
    explicit PlaceNamer(const city::CityModel& city);

    /// "汾江中路12号", "汾江中路12号附近", with a landmark in front when one is near, or the region's name far from any
    /// address; `grid` is the point's micro-grid or kNone.
    std::string name(geo::LocalMetres at, std::uint32_t grid) const;

private:
    const city::CityModel& m_city;
    geo::PointGrid m_addresses;
    geo::PointGrid m_places;
};

} // namespace sandtable::dispatching
