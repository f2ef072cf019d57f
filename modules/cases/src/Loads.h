// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/protocol/sandtable.pb.h>

#include <string>
#include <unordered_map>

namespace sandtable::cases {

/// Whose load the case adds to; empty for nobody's.
inline const std::string& workerOf(const protocol::Case& item)
{
    static const std::string nobody;
    return item.outcome() == protocol::OUTCOME_OPEN ? item.worker_code() : nobody;
}

/// A unit's load is what it handles; a finished case waits for the centre, not for the unit.
inline const std::string& unitOf(const protocol::Case& item)
{
    static const std::string nobody;
    const bool handled = item.outcome() == protocol::OUTCOME_OPEN && item.stage() == protocol::STAGE_HANDLING;
    return handled ? item.unit_code() : nobody;
}

inline void count(std::unordered_map<std::string, int>& loads, const std::string& code, int change)
{
    if (code.empty()) {
        return;
    }
    const auto entry = loads.try_emplace(code, 0).first;
    entry->second += change;
    if (entry->second == 0) {
        loads.erase(entry);
    }
}

} // namespace sandtable::cases
