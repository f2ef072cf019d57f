// SPDX-License-Identifier: GPL-3.0-or-later
#include "Text.h"

#include <sandtable/dispatching/StreetOffices.h>

namespace sandtable::dispatching {

void addStreetOffices(catalogue::Catalogue& catalogue, const city::CityModel& city)
{
    const auto [first, count] = city.tierRange(city::Tier::Street);
    for (std::uint32_t i = first; i < first + count; ++i) {
        const city::Region& street = city.regions[i];
        const std::string& english = street.nameEn.empty() ? street.name : street.nameEn;
        const bool town = street.name.ends_with("镇");
        const bool chinese = hasChinese(street.name);
        const std::string name = street.name + (town ? "人民政府" : chinese ? "办事处" : " office");
        catalogue.addStreetOffice(street.code, name, english + (town ? " government" : " office"));
    }
}

} // namespace sandtable::dispatching
