// SPDX-License-Identifier: GPL-3.0-or-later
#include "Ask.h"

#include <sandtable/catalogue/Catalogue.h>

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::cases {
namespace {

/// The step that made the assignment which runs now, or nullptr.
const protocol::Step* currentAssignment(const protocol::Case& item)
{
    const auto& steps = item.steps();
    const auto last = std::find_if(steps.rbegin(), steps.rend(), [](const protocol::Step& step) {
        return step.kind() == "verifier_assigned" || step.kind() == "inspector_assigned" || step.kind() == "dispatched";
    });
    return last == steps.rend() ? nullptr : &*last;
}

std::int64_t dueAfter(std::int64_t startUs, std::chrono::minutes clock)
{
    return startUs + std::chrono::microseconds(clock).count();
}

} // namespace

bool awaitsAcceptance(const protocol::Case& item)
{
    return item.stage() == protocol::STAGE_HANDLING ? !item.unit_accepted()
                                                    : !item.worker_code().empty() && !item.worker_accepted();
}

protocol::Event withdrawal(const Ask& ask, const std::string& reason)
{
    const protocol::Case& item = *ask.item;
    const catalogue::StageClocks& clocks = ask.clocks();
    protocol::Event event = ask.event();
    protocol::AssignmentWithdrawn& body = *event.mutable_assignment_withdrawn();
    body.set_reason(reason);
    switch (item.stage()) {
    case protocol::STAGE_HANDLING:
        body.set_unit_code(item.unit_code());
        body.set_back_to(protocol::STAGE_DISPATCH);
        body.set_stage_due_us(ask.after(clocks.dispatch));
        break;
    case protocol::STAGE_INSPECTION:
        body.set_worker_code(item.worker_code());
        body.set_back_to(protocol::STAGE_FEEDBACK);
        // An undo gives no time back: the clock runs from what began the stage, else it could be put off for ever.
        body.set_stage_due_us(dueAfter(finishedUs(item), clocks.dispatch));
        break;
    default:
        body.set_worker_code(item.worker_code());
        body.set_back_to(item.stage());
        body.set_stage_due_us(dueAfter(item.reported_us(), clocks.accept));
    }
    return event;
}

Decision withdraw(const Ask& ask)
{
    const protocol::WithdrawAssignment& body = ask.command.withdraw_assignment();
    const protocol::Case& item = *ask.item;
    const std::string& holder = item.stage() == protocol::STAGE_HANDLING ? item.unit_code() : item.worker_code();
    const protocol::Step* assignment = holder.empty() ? nullptr : currentAssignment(item);
    if (assignment == nullptr) {
        return refusal(wrongMoment(item, "没有可撤回的任务", "there is no assignment to withdraw"));
    }
    if (body.assignment_seq() != 0 && body.assignment_seq() != assignment->seq()) {
        return refusal(stale(item, ask.context));
    }
    if (!awaitsAcceptance(item)) {
        return refusal(wrongMoment(item, fmt::format("{} 已接受，不能撤回", holder),
                                   fmt::format("{} has accepted it; it can no longer be withdrawn", holder)));
    }
    return std::vector{withdrawal(ask, body.reason())};
}

} // namespace sandtable::cases
