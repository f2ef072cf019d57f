// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

namespace sandtable::city {

/// The text of a string id; an id that does not exist counts as empty.
inline std::string_view textOf(const CityModel& model, std::uint32_t id)
{
    return id < model.strings.size() ? std::string_view(model.strings[id]) : std::string_view();
}

} // namespace sandtable::city
