// SPDX-License-Identifier: GPL-3.0-or-later
// The way through the seven stages.
#include "Fold.h"

namespace sandtable::cases {
namespace {

using Kind = protocol::Event::BodyCase;

bool withWorker(const protocol::Case& item, const std::string& code)
{
    return !code.empty() && item.worker_code() == code;
}

/// What follows from the place is proposed anew; what the case is about stays what it was.
void moveTo(protocol::Case& item, const protocol::Proposal& there)
{
    protocol::Proposal proposal = there;
    proposal.set_subclass_code(item.proposal().subclass_code());
    proposal.set_item_code(item.proposal().item_code());
    *proposal.mutable_likely_items() = item.proposal().likely_items();
    proposal.set_grade(item.proposal().grade());
    *item.mutable_proposal() = std::move(proposal);
    item.set_grid_code(there.grid_code());
}

/// What the list said when it was filed stays with the case.
void fileUnder(protocol::Case& item, const protocol::Filed& filed)
{
    if (filed.has_limit()) {
        *item.mutable_limit() = filed.limit();
    }
    item.set_closing_zh(filed.closing_zh());
    item.set_closing_en(filed.closing_en());
    item.set_list_fingerprint(filed.list_fingerprint());
    if (!filed.item_code().empty()) {
        item.set_item_code(filed.item_code());
    }
}

void startClock(protocol::Case& item, const protocol::Event& event)
{
    const protocol::Dispatched& body = event.dispatched();
    item.set_due_us(body.due_us());
    item.set_clock_since_us(event.time_us());
    item.set_used_us(0);
    item.clear_running_limit();
    if (body.has_limit()) {
        *item.mutable_running_limit() = body.limit();
    }
}

} // namespace

bool foldStage(protocol::Case& item, const protocol::Event& event, StepText& text)
{
    switch (event.body_case()) {
    case Kind::kVerifierAssigned: {
        const auto& body = event.verifier_assigned();
        if (!atStage(item, protocol::STAGE_COLLECTION)) {
            return false;
        }
        giveTo(item, body.worker_code());
        item.set_stage_due_us(body.stage_due_us());
        text = {body.worker_code(), body.reason()};
        return true;
    }
    case Kind::kAssignmentAccepted:
        if (!withWorker(item, event.assignment_accepted().worker_code())) {
            return false;
        }
        item.set_worker_accepted(true);
        text.who = item.worker_code();
        return true;
    case Kind::kWorkerArrived:
        if (!withWorker(item, event.worker_arrived().worker_code())) {
            return false;
        }
        item.set_worker_arrived(true);
        text.who = item.worker_code();
        return true;
    case Kind::kVerified: {
        const auto& body = event.verified();
        if (!atStage(item, protocol::STAGE_COLLECTION)) {
            return false;
        }
        giveTo(item, {});
        enter(item, event, protocol::STAGE_FILING, body.stage_due_us());
        text = {body.worker_code(), body.note()};
        return true;
    }
    case Kind::kRelocated:
        if (item.stage() > protocol::STAGE_DISPATCH) {
            return false;
        }
        moveTo(item, event.relocated().proposal());
        text.note = event.relocated().proposal().place();
        if (!event.relocated().reason().empty()) {
            text.note += (text.note.empty() ? "" : " · ") + event.relocated().reason();
        }
        return true;
    case Kind::kFiled:
        if (!atStage(item, protocol::STAGE_FILING)) {
            return false;
        }
        fileUnder(item, event.filed());
        enter(item, event, protocol::STAGE_DISPATCH, event.filed().stage_due_us());
        text.note = event.filed().condition();
        return true;
    case Kind::kCaseRejected: {
        const auto& body = event.case_rejected();
        if (!atStage(item, protocol::STAGE_COLLECTION) && !atStage(item, protocol::STAGE_FILING)) {
            return false;
        }
        end(item, event, protocol::OUTCOME_REJECTED);
        text = {body.worker_code(), body.reason()};
        return true;
    }
    case Kind::kDispatched: {
        const auto& body = event.dispatched();
        if (!atStage(item, protocol::STAGE_DISPATCH)) {
            return false;
        }
        enter(item, event, protocol::STAGE_HANDLING, body.stage_due_us());
        item.set_unit_code(body.unit_code());
        item.set_unit_reason_zh(body.reason_zh());
        item.set_unit_reason_en(body.reason_en());
        item.set_unit_accepted(false);
        item.set_returned(false);
        startClock(item, event);
        text = {body.unit_code(), body.reason_zh()};
        return true;
    }
    case Kind::kHandlingAccepted:
        if (!withUnit(item, event.handling_accepted().unit_code())) {
            return false;
        }
        item.set_unit_accepted(true);
        text.who = item.unit_code();
        return true;
    case Kind::kHandlingReturned: {
        const auto& body = event.handling_returned();
        if (!withUnit(item, body.unit_code())) {
            return false;
        }
        enter(item, event, protocol::STAGE_DISPATCH, body.stage_due_us());
        takeFromUnit(item);
        item.set_returned(true);
        item.set_returns(item.returns() + 1);
        text = {body.unit_code(), body.reason()};
        return true;
    }
    case Kind::kHandlingFinished: {
        const auto& body = event.handling_finished();
        if (!withUnit(item, body.unit_code())) {
            return false;
        }
        enter(item, event, protocol::STAGE_FEEDBACK, body.stage_due_us());
        item.clear_extension();
        text = {body.unit_code(), body.note()};
        return true;
    }
    case Kind::kInspectorAssigned: {
        const auto& body = event.inspector_assigned();
        if (!atStage(item, protocol::STAGE_FEEDBACK)) {
            return false;
        }
        giveTo(item, body.worker_code());
        enter(item, event, protocol::STAGE_INSPECTION, body.stage_due_us());
        text = {body.worker_code(), body.reason()};
        return true;
    }
    case Kind::kInspected: {
        const auto& body = event.inspected();
        if (!atStage(item, protocol::STAGE_INSPECTION)) {
            return false;
        }
        giveTo(item, {});
        if (!body.passed()) {
            // The unit took the case before; it goes on where it was, on its old deadline.
            enter(item, event, protocol::STAGE_HANDLING, body.due_us());
            item.set_due_us(body.due_us());
            item.set_reworks(item.reworks() + 1);
        }
        text = {body.worker_code(), body.note()};
        return true;
    }
    case Kind::kCaseClosed:
        if (!atStage(item, protocol::STAGE_INSPECTION)) {
            return false;
        }
        enter(item, event, protocol::STAGE_EVALUATION, 0);
        end(item, event, protocol::OUTCOME_CLOSED);
        item.set_on_time(event.case_closed().on_time());
        text = {item.unit_code(), event.case_closed().condition()};
        return true;
    case Kind::kAssignmentWithdrawn: {
        const auto& body = event.assignment_withdrawn();
        if (body.unit_code().empty() ? !withWorker(item, body.worker_code()) : !withUnit(item, body.unit_code())) {
            return false;
        }
        if (body.back_to() != item.stage()) {
            enter(item, event, body.back_to(), body.stage_due_us());
        } else {
            item.set_stage_due_us(body.stage_due_us());
        }
        if (!body.unit_code().empty()) {
            takeFromUnit(item);
        } else {
            giveTo(item, {});
        }
        text = {body.unit_code().empty() ? body.worker_code() : body.unit_code(), body.reason()};
        return true;
    }
    default:
        break;
    }
    return false;
}

} // namespace sandtable::cases
