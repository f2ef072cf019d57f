// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fold.h"
#include "Loads.h"

#include <sandtable/cases/CaseBook.h>
#include <sandtable/cases/Workflow.h>

#include <algorithm>

namespace sandtable::cases {
namespace {

using Kind = protocol::Event::BodyCase;

/// Folds the body into the case; false when it does not fit.
bool fold(protocol::Case& item, const protocol::Event& event, StepText& text)
{
    if (item.outcome() != protocol::OUTCOME_OPEN && !comesAfterwards(event.body_case())) {
        return false;
    }
    return foldStage(item, event, text) || foldClock(item, event, text) || foldTogether(item, event, text) ||
           foldAfterwards(item, event, text);
}

void record(protocol::Case& item, const protocol::Event& event, StepText text)
{
    // A mark changes nothing that anybody decides on: who saw the case before it has seen the case.
    if (event.body_case() != Kind::kDeadlineMarked) {
        item.set_version(event.seq());
        item.set_changed_by(event.actor());
    }
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
    item.set_item_code(body.proposal().item_code());
    item.set_grade(body.proposal().grade());
    item.set_grid_code(body.proposal().grid_code());
    item.set_reported_us(event.time_us());
    protocol::Report& report = *item.add_reports();
    report.set_number(body.number());
    report.set_channel(body.channel());
    report.set_reporter(body.reporter());
    report.set_text(body.text());
    report.set_time_us(event.time_us());
    enter(item, event, protocol::STAGE_COLLECTION, body.stage_due_us());
    record(item, event, {body.reporter(), {}});
    return item;
}

/// A part of another case: it begins at the stage that the other had reached, with a record of its own.
protocol::Case partOf(const protocol::Event& event)
{
    protocol::Case item = event.split_off().part();
    item.clear_steps();
    item.set_outcome(protocol::OUTCOME_OPEN);
    giveTo(item, {});
    record(item, event, {item.reporter(), event.split_off().reason()});
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

    if (event.body_case() == Kind::kSplitOff) {
        if (event.split_off().part().id() == event.case_id()) {
            book.takeIn(partOf(event));
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
    if (found == book.m_cases.end()) {
        return;
    }
    protocol::Case& item = found->second;
    const bool openBefore = item.outcome() == protocol::OUTCOME_OPEN;
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
    const bool openAfter = item.outcome() == protocol::OUTCOME_OPEN;
    book.m_open += openAfter && !openBefore ? 1 : 0;
    book.m_open -= openBefore && !openAfter ? 1 : 0;
}

} // namespace sandtable::cases
