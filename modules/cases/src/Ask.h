// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Refusals.h"

#include <sandtable/cases/Decide.h>
#include <sandtable/catalogue/Catalogue.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::cases {

constexpr std::size_t kMaxReportBytes = 2000;
constexpr std::size_t kMaxNoteBytes = 1000;
constexpr std::size_t kMaxNameBytes = 100;
/// A case that is carried in one event (to another area, as a part of another case) has a record with an end.
constexpr std::size_t kMaxCarriedBytes = 256 * 1024;
constexpr int kMaxReports = 500;
constexpr int kMaxAssisting = 8;
constexpr int kMaxParts = 5;

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
    /// The stage clocks for the case's grade.
    const catalogue::StageClocks& clocks() const;
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

/// The helper's entry that is not done yet, or nullptr.
const protocol::Assistance* assisting(const protocol::Case& item, const std::string& unit);

/// When the unit last said that it was done; 0 when it never did.
std::int64_t finishedUs(const protocol::Case& item);

/// "20260301-000123": the local day and the case's own number.
std::string caseNumber(std::uint64_t id, const DecideContext& context);
/// What filing says of a case of this item and subclass: condition (the list's where none is given), limit, closing
/// text and edition.
protocol::Filed filedUnder(const Ask& ask, const std::string& itemCode, const std::string& subclassCode,
                           std::string condition);
/// One event for each reporter who can be told and has not been: how the case ended.
void tellReporters(const Ask& ask, protocol::Outcome outcome, const std::string& zh, const std::string& en,
                   std::vector<protocol::Event>& events);

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
Decision askExtension(const Ask& ask);
Decision decideExtension(const Ask& ask);
Decision suspend(const Ask& ask);
Decision resume(const Ask& ask);
Decision answerSupervision(const Ask& ask);
Decision escalate(const Ask& ask);
Decision delegateCase(const Ask& ask);
Decision askAssistance(const Ask& ask);
Decision finishAssistance(const Ask& ask);
Decision endAssistance(const Ask& ask);
Decision splitCase(const Ask& ask);
Decision mergeCase(const Ask& ask);
Decision reopenCase(const Ask& ask);
Decision followUp(const Ask& ask);

} // namespace sandtable::cases
