// SPDX-License-Identifier: GPL-3.0-or-later
#include "Refusals.h"

#include <sandtable/cases/Decide.h>

namespace sandtable::cases {
namespace {

/// Stands in for the id that the sender makes when the command is really sent.
const std::string kAnyCommandId(16, '\1');

tl::expected<protocol::Command, protocol::Refusal> tried(const CaseBook& book, protocol::Command command,
                                                         const DecideContext& context)
{
    command.set_command_id(kAnyCommandId);
    if (auto decision = decide(book, command, context); !decision) {
        return tl::unexpected(std::move(decision.error()));
    }
    command.clear_command_id();
    return command;
}

protocol::Command commandOn(const protocol::Case& item)
{
    protocol::Command command;
    command.set_case_id(item.id());
    command.set_seen_version(item.version());
    return command;
}

} // namespace

tl::expected<protocol::Command, protocol::Refusal> commandForDropOnWorker(const CaseBook& book, std::uint64_t caseId,
                                                                          const std::string& workerCode,
                                                                          const DecideContext& context)
{
    const protocol::Case* item = book.find(caseId);
    if (item == nullptr) {
        return tl::unexpected(unknownCase(caseId));
    }
    const bool open = item->outcome() == protocol::OUTCOME_OPEN;
    protocol::Command command = commandOn(*item);
    switch (item->stage()) {
    case protocol::STAGE_FILING:
    case protocol::STAGE_DISPATCH:
    case protocol::STAGE_HANDLING:
        if (open) {
            return tl::unexpected(
                wrongMoment(*item, "已核实，请派遣给责任单位", "it is verified; dispatch it to a unit"));
        }
        [[fallthrough]];
    case protocol::STAGE_COLLECTION:
        command.mutable_assign_verifier()->set_worker_code(workerCode);
        break;
    default:
        command.mutable_assign_inspector()->set_worker_code(workerCode);
    }
    return tried(book, std::move(command), context);
}

tl::expected<protocol::Command, protocol::Refusal> commandForDropOnUnit(const CaseBook& book, std::uint64_t caseId,
                                                                        const std::string& unitCode,
                                                                        const DecideContext& context)
{
    const protocol::Case* item = book.find(caseId);
    if (item == nullptr) {
        return tl::unexpected(unknownCase(caseId));
    }
    if (item->outcome() == protocol::OUTCOME_OPEN && item->stage() == protocol::STAGE_COLLECTION) {
        return tl::unexpected(
            wrongMoment(*item, "须先由网格员核实才能派遣", "a grid worker must verify it before it can be dispatched"));
    }
    protocol::Command command = commandOn(*item);
    command.mutable_dispatch()->set_unit_code(unitCode);
    return tried(book, std::move(command), context);
}

} // namespace sandtable::cases
