// SPDX-License-Identifier: GPL-3.0-or-later
#include "ListEditions.h"

#include <algorithm>

namespace sandtable::server {

const catalogue::Catalogue& ListEditions::of(const protocol::Case* item) const
{
    if (item == nullptr || m_later.empty()) {
        return current();
    }
    // A case that names its edition has it, if this server still knows it.
    const auto named = std::find_if(m_later.rbegin(), m_later.rend(), [&](const Edition& edition) {
        return edition.list->fingerprint() == item->list_fingerprint();
    });
    if (named != m_later.rend()) {
        return *named->list;
    }
    const auto& steps = item->steps();
    const auto filed =
        std::find_if(steps.rbegin(), steps.rend(), [](const protocol::Step& step) { return step.kind() == "filed"; });
    if (filed == steps.rend()) {
        return current();
    }
    const auto inForce = std::find_if(m_later.rbegin(), m_later.rend(), [&](const Edition& edition) {
        return toMicros(edition.since) <= filed->time_us();
    });
    return inForce == m_later.rend() ? m_first : *inForce->list;
}

void ListEditions::add(std::shared_ptr<const catalogue::Catalogue> list, EventTime since)
{
    m_later.push_back({std::move(list), since});
}

} // namespace sandtable::server
