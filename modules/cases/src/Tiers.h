// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/protocol/sandtable.pb.h>

#include <string_view>

namespace sandtable::cases {

/// The tier of the centre that acts in an area: the length of the region's code says it (district 6, street 9,
/// community 12, micro-grid 15); everywhere is the district's.
constexpr protocol::Tier tierOfArea(std::string_view area)
{
    if (area.size() <= 6) {
        return protocol::TIER_DISTRICT;
    }
    if (area.size() <= 9) {
        return protocol::TIER_STREET;
    }
    return area.size() <= 12 ? protocol::TIER_COMMUNITY : protocol::TIER_MICRO_GRID;
}

} // namespace sandtable::cases
