// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Frame.h>

#include <span>

namespace sandtable::city {

/// Degrees to local metres on the millimetre grid. Long arrays are shared out over the machine's cores, each with
/// its own projection, because a Frame serves one thread at a time.
void unproject(const geo::Frame& frame, std::span<const geo::Wgs84> from, std::span<geo::LocalMetres> to);

} // namespace sandtable::city
