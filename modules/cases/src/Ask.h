// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Refusals.h"

#include <sandtable/cases/Decide.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::cases {

constexpr std::size_t kMaxReportBytes = 2000;
constexpr std::size_t kMaxNoteBytes = 1000;
constexpr std::size_t kMaxNameBytes = 100;

/// One command being decided. The case is null for commands about no case; the general checks (table, role, area,
/// version) have passed before the parts below see it.
struct Ask
{
    const CaseBook& book;
    const protocol::Command& command;
    const DecideContext& context;
    const protocol::Case* item = nullptr;

    /// An event of this command: time, actor, case, command id and area filled in, the body not.
    protocol::Event event() const;
    std::int64_t after(std::chrono::minutes clock) const;
};

Decision refusal(protocol::Refusal reason);

/// The worker or unit of a field command: the one who holds the case, and the one who speaks.
tl::expected<void, protocol::Refusal> checkHolder(const Ask& ask, const std::string& named, const std::string& holder);
/// Exists, is on duty and lies in the actor's area.
tl::expected<void, protocol::Refusal> checkAssignable(const Ask& ask, const std::string& workerCode);
/// The withdrawal of the assignment that runs now; the caller has checked that there is one that nobody accepted.
protocol::Event withdrawal(const Ask& ask, const std::string& reason);
/// Whether a worker or unit has been named and has not accepted yet.
bool awaitsAcceptance(const protocol::Case& item);

/// When the unit last said that it was done; 0 when it never did.
std::int64_t finishedUs(const protocol::Case& item);

/// Finite degrees within ±180 and ±90.
bool isOnEarth(const protocol::Point& point);

Decision submitReport(const Ask& ask);
Decision setDuty(const Ask& ask);
Decision assignWorker(const Ask& ask);
Decision acceptAssignment(const Ask& ask);
Decision arrive(const Ask& ask);
Decision verify(const Ask& ask);
Decision inspect(const Ask& ask);
Decision relocate(const Ask& ask);
Decision fileCase(const Ask& ask);
Decision rejectCase(const Ask& ask);
Decision dispatch(const Ask& ask);
Decision acceptHandling(const Ask& ask);
Decision returnHandling(const Ask& ask);
Decision finishHandling(const Ask& ask);
Decision closeCase(const Ask& ask);
Decision supervise(const Ask& ask);
Decision withdraw(const Ask& ask);

} // namespace sandtable::cases
