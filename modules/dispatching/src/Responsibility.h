// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>

namespace sandtable::dispatching {

/// What the list's rules say of the item in this situation, and where that is: the reason ends with the street of the
/// micro-grid `grid`, unless that is city::kNone.
catalogue::Assignment responsibleFor(const catalogue::Catalogue& catalogue, const catalogue::Item& item,
                                     const catalogue::Situation& situation, const city::CityModel& city,
                                     std::uint32_t grid);

} // namespace sandtable::dispatching
