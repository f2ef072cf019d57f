// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>

#include <chrono>
#include <optional>
#include <string_view>

namespace sandtable::archive {

/// A time as office systems and spreadsheets write it: "2024-05-03 08:11:22", "2024/5/3 8:11", "2024年5月3日 8时11分",
/// "2024-05-03T08:11:22.5+08:00", or a date alone (its midnight). Without an offset of its own it is local. Nothing for
/// anything else; years 1980 to 2200.
std::optional<EventTime> parseLocalTime(std::string_view text, std::chrono::minutes utcOffset);

} // namespace sandtable::archive
