// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>

#include <cstdint>
#include <string>

namespace sandtable::dispatching {

/// Who must act, and why in words.
struct Responsible
{
    std::string unitCode;
    std::string reasonZh;
    std::string reasonEn;
};

/// The unit that the responsibility list names for the item; for "@street" the street office of the micro-grid, or,
/// while the place is not known (grid is kNone), the unit that intake.toml names for that.
Responsible responsibleFor(const catalogue::Subclass& item, const city::CityModel& city, std::uint32_t grid,
                           const catalogue::Catalogue& catalogue);

} // namespace sandtable::dispatching
