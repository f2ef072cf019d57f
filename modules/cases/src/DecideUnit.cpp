// SPDX-License-Identifier: GPL-3.0-or-later
// From filing to closing: the centre files, dispatches and closes; the responsible unit handles.
#include "Ask.h"

#include <sandtable/catalogue/Catalogue.h>

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::cases {
namespace {

using protocol::Refusal;

/// For what no subclass names: the commonest limit of the list.
constexpr catalogue::Deadline kUnclassified{5, catalogue::DeadlineUnit::WorkDay};

const catalogue::Subclass* subclassOf(const Ask& ask)
{
    return ask.context.catalogue.subclass(ask.item->subclass_code());
}

protocol::Event filed(const Ask& ask, std::string condition)
{
    const catalogue::Subclass* subclass = subclassOf(ask);
    if (condition.empty() && subclass != nullptr) {
        condition = subclass->filingZh;
    }
    protocol::Event event = ask.event();
    event.mutable_filed()->set_condition(std::move(condition));
    event.mutable_filed()->set_stage_due_us(ask.after(ask.context.catalogue.clocks().dispatch));
    return event;
}

protocol::Event dispatched(const Ask& ask, const catalogue::Unit& unit, const std::string& reason)
{
    const protocol::Proposal& proposal = ask.item->proposal();
    protocol::Event event = ask.event();
    protocol::Dispatched& body = *event.mutable_dispatched();
    body.set_unit_code(unit.code);
    if (!reason.empty()) {
        body.set_reason_zh(reason);
        body.set_reason_en(reason);
    } else if (proposal.unit_code() == unit.code) {
        body.set_reason_zh(proposal.reason_zh());
        body.set_reason_en(proposal.reason_en());
    } else {
        body.set_reason_zh(fmt::format("由 {} 指定{}", ask.context.actor, unit.nameZh));
        body.set_reason_en(fmt::format("{} chose {}", ask.context.actor, unit.nameEn));
    }
    const catalogue::Subclass* subclass = subclassOf(ask);
    const catalogue::Deadline limit = subclass != nullptr ? subclass->handling : kUnclassified;
    const std::int64_t due = toMicros(ask.context.catalogue.calendar().due(ask.context.now, limit));
    body.set_due_us(due);
    body.set_stage_due_us(due);
    return event;
}

} // namespace

std::int64_t finishedUs(const protocol::Case& item)
{
    const auto& steps = item.steps();
    const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                   [](const protocol::Step& step) { return step.kind() == "handling_finished"; });
    return last == steps.rend() ? 0 : last->time_us();
}

Decision fileCase(const Ask& ask)
{
    return std::vector{filed(ask, ask.command.file_case().condition())};
}

Decision rejectCase(const Ask& ask)
{
    const std::string& reason = ask.command.reject_case().reason();
    if (reason.empty()) {
        return refusal(missing("reason"));
    }
    protocol::Event event = ask.event();
    event.mutable_case_rejected()->set_reason(reason);
    event.mutable_case_rejected()->set_worker_code(ask.item->worker_code());
    return std::vector{std::move(event)};
}

Decision dispatch(const Ask& ask)
{
    const protocol::Dispatch& body = ask.command.dispatch();
    const protocol::Case& item = *ask.item;
    if (body.unit_code().empty()) {
        return refusal(missing("unit_code"));
    }
    const catalogue::Unit* unit = ask.context.catalogue.unit(body.unit_code());
    if (unit == nullptr) {
        return refusal(unknownUnit(body.unit_code()));
    }
    std::vector<protocol::Event> events;
    if (item.stage() == protocol::STAGE_FILING) {
        events.push_back(filed(ask, {}));
    } else if (item.stage() == protocol::STAGE_HANDLING) {
        if (item.unit_code() == unit->code) {
            return refusal(wrongMoment(item, fmt::format("已派遣给{}", unit->nameZh),
                                       fmt::format("it is already dispatched to {}", unit->nameEn)));
        }
        if (item.unit_accepted()) {
            return refusal(
                wrongMoment(item, fmt::format("{} 已受理，须由其退回后才能改派", item.unit_code()),
                            fmt::format("{} has accepted it and must return it before another unit can have it",
                                        item.unit_code())));
        }
        events.push_back(withdrawal(ask, body.reason()));
    }
    events.push_back(dispatched(ask, *unit, body.reason()));
    return events;
}

Decision acceptHandling(const Ask& ask)
{
    const std::string& unit = ask.command.accept_handling().unit_code();
    if (const auto holder = checkHolder(ask, unit, ask.item->unit_code()); !holder) {
        return refusal(holder.error());
    }
    if (ask.item->unit_accepted()) {
        return refusal(wrongMoment(*ask.item, "责任单位已受理", "the unit has accepted it already"));
    }
    protocol::Event event = ask.event();
    event.mutable_handling_accepted()->set_unit_code(unit);
    return std::vector{std::move(event)};
}

Decision returnHandling(const Ask& ask)
{
    const protocol::ReturnHandling& body = ask.command.return_handling();
    if (const auto holder = checkHolder(ask, body.unit_code(), ask.item->unit_code()); !holder) {
        return refusal(holder.error());
    }
    if (body.reason().empty()) {
        return refusal(missing("reason"));
    }
    protocol::Event event = ask.event();
    protocol::HandlingReturned& returned = *event.mutable_handling_returned();
    returned.set_unit_code(body.unit_code());
    returned.set_reason(body.reason());
    returned.set_stage_due_us(ask.after(ask.context.catalogue.clocks().dispatch));
    return std::vector{std::move(event)};
}

Decision finishHandling(const Ask& ask)
{
    const protocol::FinishHandling& body = ask.command.finish_handling();
    if (const auto holder = checkHolder(ask, body.unit_code(), ask.item->unit_code()); !holder) {
        return refusal(holder.error());
    }
    if (!ask.item->unit_accepted()) {
        return refusal(wrongMoment(*ask.item, "责任单位尚未受理", "the unit has not accepted it yet"));
    }
    protocol::Event event = ask.event();
    protocol::HandlingFinished& finished = *event.mutable_handling_finished();
    finished.set_unit_code(body.unit_code());
    finished.set_note(body.note());
    finished.set_stage_due_us(ask.after(ask.context.catalogue.clocks().dispatch));
    return std::vector{std::move(event)};
}

Decision closeCase(const Ask& ask)
{
    const protocol::Case& item = *ask.item;
    if (!item.worker_code().empty()) {
        return refusal(wrongMoment(item, fmt::format("{} 的核查尚未完成", item.worker_code()),
                                   fmt::format("the inspection by {} is not done yet", item.worker_code())));
    }
    std::string condition = ask.command.close_case().condition();
    const catalogue::Subclass* subclass = subclassOf(ask);
    if (condition.empty() && subclass != nullptr) {
        condition = subclass->closingZh;
    }
    protocol::Event event = ask.event();
    event.mutable_case_closed()->set_condition(std::move(condition));
    event.mutable_case_closed()->set_on_time(finishedUs(item) <= item.due_us());
    return std::vector{std::move(event)};
}

Decision supervise(const Ask& ask)
{
    const std::string& note = ask.command.supervise().note();
    if (note.empty()) {
        return refusal(missing("note"));
    }
    protocol::Event event = ask.event();
    event.mutable_supervised()->set_note(note);
    return std::vector{std::move(event)};
}

} // namespace sandtable::cases
