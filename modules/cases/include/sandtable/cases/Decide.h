// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/cases/CaseBook.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <tl/expected.hpp>

#include <string>
#include <unordered_map>
#include <vector>

namespace sandtable::catalogue {
class Catalogue;
}

namespace sandtable::cases {

/// The grid workers of the city: code → code of the home micro-grid.
using Roster = std::unordered_map<std::string, std::string>;

/// All that a decision may look at besides the book and the command. No clock, no socket: time comes in here.
struct DecideContext
{
    EventTime now;
    std::string actor;
    protocol::Role role = protocol::ROLE_UNSPECIFIED;
    std::string area; ///< code prefix the actor may act in; empty: everywhere
    const catalogue::Catalogue& catalogue;
    const Roster& roster;
    /// For SubmitReport and Relocate: what dispatching proposes.
    const protocol::Proposal* proposal = nullptr;
};

using Decision = tl::expected<std::vector<protocol::Event>, protocol::Refusal>;

/// What decide() checks first: lengths, role, area, version, stage. It needs no proposal, so that nobody makes one for
/// a command that is refused anyway.
tl::expected<void, protocol::Refusal> checkCommand(const CaseBook& book, const protocol::Command& command,
                                                   const DecideContext& context);

/// The events a command causes, without seq, or the reason why not. Pure. A command id that was done before is the
/// caller's business (CaseBook::done).
/// Longest texts: report 2,000 bytes; notes, reasons, conditions and addresses 1,000; names and codes 100.
Decision decide(const CaseBook& book, const protocol::Command& command, const DecideContext& context);

/// What assigning this case to that worker would be: the command to send, or why it is not possible (for drop
/// targets; the same rules as decide()).
tl::expected<protocol::Command, protocol::Refusal> commandForDropOnWorker(const CaseBook& book, std::uint64_t caseId,
                                                                          const std::string& workerCode,
                                                                          const DecideContext& context);
tl::expected<protocol::Command, protocol::Refusal> commandForDropOnUnit(const CaseBook& book, std::uint64_t caseId,
                                                                        const std::string& unitCode,
                                                                        const DecideContext& context);

} // namespace sandtable::cases
