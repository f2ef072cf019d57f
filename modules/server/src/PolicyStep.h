// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/CaseBook.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <functional>
#include <optional>
#include <string>

namespace sandtable::server {

/// Whether the case waits for a step that a dispatcher, or the policy in their place, has to take.
bool waitsForCentre(const protocol::Case& item);

/// The step that the case waits for, as proposed at intake; nothing when none is waited for or nobody can take it.
/// `nearestWorker` gives the code of the best worker for the case, or empty. `streetOffice` gives the unit that
/// takes what other units gave back, or empty. `knowsUnit` says whether the list still has a unit of this code. The
/// command has seen_version, but no id yet.
std::optional<protocol::Command> policyStep(const protocol::Case& item, const cases::CaseBook& book,
                                            const std::function<std::string(const protocol::Case&)>& nearestWorker,
                                            const std::function<std::string(const protocol::Case&)>& streetOffice,
                                            const std::function<bool(const std::string&)>& knowsUnit);

} // namespace sandtable::server
