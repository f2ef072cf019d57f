// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>

namespace sandtable::sim {

/// Monday 2 March 2026, 08:00 in UTC+8.
inline const EventTime kMorning = fromMicros(1'772'409'600'000'000);

/// A district of 2 km × 2 km:
///
///     ┌────┬────┬────┬────┐   2 streets (west, east) × 2 communities × 4 micro-grids of 500 m,
///     │ 11 │ 12 │ 31 │ 32 │   roads every 250 m, an address every 25 m along them,
///     ├────┼────┼────┼────┤   two workers a micro-grid, one place of each kind.
///     …
city::CityModel tinyCity(bool chinese = true);

/// The responsibility list that ships.
catalogue::Catalogue shippedCatalogue();

} // namespace sandtable::sim
