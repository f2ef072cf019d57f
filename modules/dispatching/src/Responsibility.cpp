// SPDX-License-Identifier: GPL-3.0-or-later
#include "Responsibility.h"

#include <fmt/format.h>

namespace sandtable::dispatching {

catalogue::Assignment responsibleFor(const catalogue::Catalogue& catalogue, const catalogue::Item& item,
                                     const catalogue::Situation& situation, const city::CityModel& city,
                                     std::uint32_t grid)
{
    catalogue::Assignment assignment = catalogue::responsibleUnit(catalogue, item, situation);
    const std::uint32_t street = city.ancestor(grid, city::Tier::Street);
    if (street != city::kNone) {
        const city::Region& region = city.regions[street];
        const std::string& english = region.nameEn.empty() ? region.name : region.nameEn;
        assignment.reasonZh += fmt::format("；地点在{}", region.name);
        assignment.reasonEn += fmt::format("; the place lies in {}", english);
    }
    return assignment;
}

} // namespace sandtable::dispatching
