// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/sim/Sites.h>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace sandtable::sim {

/// At which time of day people report it.
enum class When : std::uint8_t
{
    Any,
    Day,
    Evening,
    Night
};

/// Something that goes wrong in a city: its subclass of the responsibility list, where and when it happens, and how
/// people put it.
struct Trouble
{
    std::string_view subclass;
    std::uint32_t settings; ///< bit 1 << Setting
    double weight;
    When when;
    std::array<std::string_view, 3> zh;
    std::array<std::string_view, 2> en;
};

std::span<const Trouble> troubles();
/// How much more or less often than on average it is reported at an hour of the day.
double hourFactor(When when, int hour);

} // namespace sandtable::sim
