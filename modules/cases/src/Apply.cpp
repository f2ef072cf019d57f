// SPDX-License-Identifier: GPL-3.0-or-later
#include "Loads.h"

#include <sandtable/cases/CaseBook.h>
#include <sandtable/cases/Workflow.h>

#include <algorithm>

namespace sandtable::cases {
namespace {

using Kind = protocol::Event::BodyCase;

/// Whose name and which words an event leaves in the flow record.
struct StepText
{
    std::string who;
    std::string note;
};

void enter(protocol::Case& item, const protocol::Event& event, protocol::Stage stage, std::int64_t stageDueUs)
{
    item.set_stage(stage);
    item.set_stage_since_us(event.time_us());
    item.set_stage_due_us(stageDueUs);
}

void giveTo(protocol::Case& item, const std::string& workerCode)
{
    item.set_worker_code(workerCode);
    item.set_worker_accepted(false);
    item.set_worker_arrived(false);
}

void end(protocol::Case& item, const protocol::Event& event, protocol::Outcome outcome)
{
    giveTo(item, {});
    item.set_outcome(outcome);
    item.set_stage_due_us(0);
    item.set_closed_us(event.time_us());
}

bool atStage(const protocol::Case& item, protocol::Stage stage)
{
    return item.stage() == stage;
}

bool withWorker(const protocol::Case& item, const std::string& code)
{
    return !code.empty() && item.worker_code() == code;
}

bool withUnit(const protocol::Case& item, const std::string& code)
{
    return atStage(item, protocol::STAGE_HANDLING) && !code.empty() && item.unit_code() == code;
}

/// What follows from the place is proposed anew; what the case is about stays what it was.
void moveTo(protocol::Case& item, const protocol::Proposal& there)
{
    protocol::Proposal proposal = there;
    proposal.set_subclass_code(item.proposal().subclass_code());
    proposal.set_grade(item.proposal().grade());
    *item.mutable_proposal() = std::move(proposal);
    item.set_grid_code(there.grid_code());
}

/// Folds the body into the case; false when it does not fit.
bool fold(protocol::Case& item, const protocol::Event& event, StepText& text)
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
        item.set_due_us(body.due_us());
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
        item.clear_unit_code();
        item.clear_unit_reason_zh();
        item.clear_unit_reason_en();
        item.set_unit_accepted(false);
        item.set_returned(true);
        item.set_due_us(0);
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
    case Kind::kSupervised:
        item.set_supervisions(item.supervisions() + 1);
        text.note = event.supervised().note();
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
            item.clear_unit_code();
            item.clear_unit_reason_zh();
            item.clear_unit_reason_en();
            item.set_due_us(0);
        } else {
            giveTo(item, {});
        }
        text = {body.unit_code().empty() ? body.worker_code() : body.unit_code(), body.reason()};
        return true;
    }
    case Kind::kReportReceived:
    case Kind::kMovedAway:
    case Kind::kDutyChanged:
    case Kind::BODY_NOT_SET:
        break;
    }
    return false;
}

void record(protocol::Case& item, const protocol::Event& event, StepText text)
{
    item.set_version(event.seq());
    item.set_changed_by(event.actor());
    protocol::Step& step = *item.add_steps();
    step.set_seq(event.seq());
    step.set_time_us(event.time_us());
    step.set_actor(event.actor());
    step.set_kind(std::string(kindOf(event.body_case())));
    step.set_who(std::move(text.who));
    step.set_note(std::move(text.note));
    step.set_stage(item.stage());
}

protocol::Case received(const protocol::Event& event)
{
    const protocol::ReportReceived& body = event.report_received();
    protocol::Case item;
    item.set_id(event.case_id());
    item.set_number(body.number());
    item.set_text(body.text());
    item.set_channel(body.channel());
    item.set_reporter(body.reporter());
    *item.mutable_proposal() = body.proposal();
    item.set_subclass_code(body.proposal().subclass_code());
    item.set_grade(body.proposal().grade());
    item.set_grid_code(body.proposal().grid_code());
    item.set_reported_us(event.time_us());
    enter(item, event, protocol::STAGE_COLLECTION, body.stage_due_us());
    record(item, event, {body.reporter(), {}});
    return item;
}

} // namespace

void apply(CaseBook& book, const protocol::Event& event)
{
    if (event.seq() <= book.m_lastSeq) {
        return; // folded in before
    }
    book.m_lastSeq = event.seq();

    if (!event.command_id().empty()) {
        const auto [entry, isNew] = book.m_commands.try_emplace(event.command_id());
        entry->second.set_command_id(event.command_id());
        entry->second.set_case_id(event.case_id());
        entry->second.set_seq(event.seq());
        if (isNew) {
            book.m_commandOrder.push_back(event.command_id());
            if (book.m_commandOrder.size() > CaseBook::kRememberedCommands) {
                book.m_commands.erase(book.m_commandOrder.front());
                book.m_commandOrder.pop_front();
            }
        }
    }

    if (event.body_case() == Kind::kDutyChanged) {
        const protocol::DutyChanged& duty = event.duty_changed();
        if (duty.on_duty()) {
            book.m_offDuty.erase(duty.worker_code());
        } else {
            book.m_offDuty.insert(duty.worker_code());
        }
        return;
    }
    if (event.body_case() == Kind::kReportReceived) {
        if (book.m_cases.try_emplace(event.case_id(), received(event)).second) {
            book.m_order.push_back(event.case_id());
            book.m_lastCaseId = std::max(book.m_lastCaseId, event.case_id());
            ++book.m_open;
        }
        return;
    }

    if (event.body_case() == Kind::kMovedAway) {
        // Who watches the new area too has seen it arrive there.
        const protocol::Case* item = book.find(event.case_id());
        if (item != nullptr && item->grid_code() != event.moved_away().grid_code()) {
            book.forget(event.case_id());
        }
        return;
    }
    if (event.body_case() == Kind::kRelocated && event.relocated().has_before() &&
        event.relocated().before().id() == event.case_id()) {
        book.takeIn(event.relocated().before()); // unless it is known
    }

    const auto found = book.m_cases.find(event.case_id());
    if (found == book.m_cases.end() || found->second.outcome() != protocol::OUTCOME_OPEN) {
        return;
    }
    protocol::Case& item = found->second;
    const std::string workerBefore = workerOf(item);
    const std::string unitBefore = unitOf(item);
    StepText text;
    if (!fold(item, event, text)) {
        return;
    }
    record(item, event, std::move(text));
    count(book.m_workerLoad, workerBefore, -1);
    count(book.m_unitLoad, unitBefore, -1);
    count(book.m_workerLoad, workerOf(item), +1);
    count(book.m_unitLoad, unitOf(item), +1);
    if (item.outcome() != protocol::OUTCOME_OPEN) {
        --book.m_open;
    }
}

} // namespace sandtable::cases
