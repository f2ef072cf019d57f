// SPDX-License-Identifier: GPL-3.0-or-later
#include "Areas.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sandtable::server {

namespace {
constexpr std::array<std::size_t, 5> kAreaDigits{0, 6, 9, 12, 15};
} // namespace

Result<void> checkArea(std::string_view area)
{
    const bool digits = std::ranges::all_of(area, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || std::ranges::find(kAreaDigits, area.size()) == kAreaDigits.end()) {
        return failure(ErrorCode::OutOfRange,
                       fmt::format("area \"{}\" is neither empty nor a code of 6, 9, 12 or 15 digits", area));
    }
    return {};
}

} // namespace sandtable::server
