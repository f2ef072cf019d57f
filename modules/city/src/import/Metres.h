// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace sandtable::city {

/// Metres from "12", "12.5 m", "12,5", "40 ft" or "40'", "350 cm", "1.2km", "12米"; nothing when it is no length.
std::optional<double> metresOf(std::string_view text);

} // namespace sandtable::city
