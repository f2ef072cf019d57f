// SPDX-License-Identifier: GPL-3.0-or-later
#include "PolicyStep.h"

namespace sandtable::server {

bool waitsForCentre(const protocol::Case& item)
{
    if (item.outcome() != protocol::OUTCOME_OPEN) {
        return false;
    }
    switch (item.stage()) {
    case protocol::STAGE_COLLECTION:
    case protocol::STAGE_INSPECTION: // nobody holds it any more: it was inspected and passed
        return item.worker_code().empty();
    case protocol::STAGE_FILING:
    case protocol::STAGE_DISPATCH:
    case protocol::STAGE_FEEDBACK:
        return true;
    default:
        return false;
    }
}

std::optional<protocol::Command> policyStep(const protocol::Case& item, const cases::CaseBook& book,
                                            const std::function<std::string(const protocol::Case&)>& nearestWorker,
                                            const std::function<std::string(const protocol::Case&)>& streetOffice,
                                            const std::function<bool(const std::string&)>& knowsUnit)
{
    if (!waitsForCentre(item)) {
        return std::nullopt;
    }
    protocol::Command command;
    command.set_case_id(item.id());
    command.set_seen_version(item.version());
    switch (item.stage()) {
    case protocol::STAGE_COLLECTION: {
        const std::string& proposed = item.proposal().worker_code();
        const std::string worker = !proposed.empty() && book.onDuty(proposed) ? proposed : nearestWorker(item);
        if (worker.empty()) {
            return std::nullopt;
        }
        command.mutable_assign_verifier()->set_worker_code(worker);
        if (worker == proposed) {
            command.mutable_assign_verifier()->set_reason(item.proposal().worker_reason_zh());
        }
        return command;
    }
    case protocol::STAGE_FILING:
        command.mutable_file_case();
        return command;
    case protocol::STAGE_DISPATCH: {
        // The proposed unit may have left the list since; a unit that gave the case back is not asked twice.
        const std::string& proposed = item.proposal().unit_code();
        const bool ask = !item.returned() && knowsUnit(proposed);
        std::string unit = ask ? proposed : streetOffice(item);
        if (unit.empty()) {
            unit = proposed;
        }
        if (!knowsUnit(unit)) {
            return std::nullopt;
        }
        command.mutable_dispatch()->set_unit_code(unit);
        return command;
    }
    case protocol::STAGE_FEEDBACK: {
        const std::string worker = nearestWorker(item);
        if (worker.empty()) {
            return std::nullopt;
        }
        command.mutable_assign_inspector()->set_worker_code(worker);
        return command;
    }
    case protocol::STAGE_INSPECTION:
        command.mutable_close_case();
        return command;
    default:
        return std::nullopt;
    }
}

} // namespace sandtable::server
