// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <vector>

namespace sandtable::catalogue {
class Catalogue;
}

namespace sandtable::cases {

/// When time alone next does something to the case, in µs of city time: a reminder before its clock falls due, the
/// mark that it is overdue, its way one tier up, the end of a suspension. 0: never, as it stands.
std::int64_t nextDeadlineUs(const protocol::Case& item, const catalogue::Catalogue& list);

/// What time has done to the case by now, as events of the policy without seq; each comes once for each deadline.
std::vector<protocol::Event> deadlineEvents(const protocol::Case& item, EventTime now,
                                            const catalogue::Catalogue& list);

/// The step that made the case's present version: marks of deadlines come after it and are no change.
const protocol::Step& lastChange(const protocol::Case& item);

} // namespace sandtable::cases
