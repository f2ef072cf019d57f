// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sandtable::open311 {

/// "2026-11-23T08:30:00+08:00" (W3C's profile of ISO 8601), whole seconds, at an offset from UTC.
std::string timeText(EventTime time, std::chrono::minutes utcOffset);
/// Date, time, and Z or an offset; seconds and their fraction may be missing. Nothing for anything else; years 1970 to
/// 2200.
std::optional<EventTime> parseTime(std::string_view text);

} // namespace sandtable::open311
