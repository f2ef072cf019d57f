// SPDX-License-Identifier: GPL-3.0-or-later
#include "UnitRule.h"

#include <fmt/format.h>

namespace sandtable::dispatching {

namespace {

/// English names are empty in some cities.
const std::string& english(const std::string& nameEn, const std::string& name)
{
    return nameEn.empty() ? name : nameEn;
}

} // namespace

Responsible responsibleFor(const catalogue::Subclass& item, const city::CityModel& city, std::uint32_t grid,
                           const catalogue::Catalogue& catalogue)
{
    if (item.unit != catalogue::kStreetOfPlace) {
        const catalogue::Unit& unit = *catalogue.unit(item.unit); // checked when the list was loaded
        return {
            unit.code, fmt::format("责任清单{}“{}”的责任单位是{}", item.code, item.nameZh, unit.nameZh),
            fmt::format("{} \"{}\" of the responsibility list belongs to the {}", item.code, item.nameEn, unit.nameEn)};
    }
    const std::uint32_t street = city.ancestor(grid, city::Tier::Street);
    const catalogue::Unit* office =
        street == city::kNone ? nullptr
                              : catalogue.unit(catalogue::Catalogue::streetOfficeCode(city.regions[street].code));
    if (office == nullptr) {
        const catalogue::Unit& unit = *catalogue.unit(catalogue.intake().unitWithoutPlace);
        return {unit.code,
                fmt::format("责任清单{}“{}”归属地镇街负责；地点未定，暂由{}受理", item.code, item.nameZh, unit.nameZh),
                fmt::format("{} \"{}\" belongs to the street office of the place; while the place is not known the {} "
                            "keeps it",
                            item.code, item.nameEn, unit.nameEn)};
    }
    const city::Region& region = city.regions[street];
    return {office->code, fmt::format("责任清单{}“{}”归属地镇街负责，地点在{}", item.code, item.nameZh, region.name),
            fmt::format("{} \"{}\" belongs to the street office of the place, which lies in {}", item.code, item.nameEn,
                        english(region.nameEn, region.name))};
}

} // namespace sandtable::dispatching
