// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/city/MicroGrids.h>

namespace sandtable::city {

std::vector<geo::Ring> microGridRings(const CityModel& model)
{
    const auto [first, count] = model.tierRange(Tier::MicroGrid);
    std::vector<geo::Ring> rings;
    rings.reserve(count);
    for (std::uint32_t i = first; i < first + count; ++i) {
        rings.push_back(model.regions[i].outer);
    }
    return rings;
}

} // namespace sandtable::city
