// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>

namespace sandtable::dispatching {

/// Makes each street or town of the city a responsible unit of the list: 祖庙街道 → 祖庙街道办事处, 南庄镇 →
/// 南庄镇人民政府, other names with 办事处 or, in cities without Chinese names, "… office". Before a Dispatcher is
/// made.
void addStreetOffices(catalogue::Catalogue& catalogue, const city::CityModel& city);

} // namespace sandtable::dispatching
