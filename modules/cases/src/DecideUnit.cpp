// SPDX-License-Identifier: GPL-3.0-or-later
// From filing to closing: the centre files, dispatches and closes; the responsible unit handles.
#include "Ask.h"
#include "Limits.h"
#include "Tiers.h"

#include <sandtable/catalogue/Catalogue.h>

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::cases {
namespace {

using protocol::Refusal;

constexpr std::uint32_t kAnsweringCentre =
    1u << protocol::ROLE_DISPATCHER | 1u << protocol::ROLE_SUPERVISOR | 1u << protocol::ROLE_ADMINISTRATOR;

protocol::Event filed(const Ask& ask, std::string condition)
{
    protocol::Event event = ask.event();
    *event.mutable_filed() = filedUnder(ask, ask.item->item_code(), ask.item->subclass_code(), std::move(condition));
    event.mutable_filed()->set_stage_due_us(ask.after(ask.clocks().dispatch));
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
    const catalogue::Deadline limit = handlingLimit(*ask.item, ask.context.catalogue);
    *body.mutable_limit() = toWire(limit);
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
    std::vector events{std::move(event)};
    tellReporters(ask, protocol::OUTCOME_REJECTED, reason, reason, events);
    return events;
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
    if (assisting(item, unit->code) != nullptr) {
        protocol::Event ended = ask.event(); // nobody assists themselves
        ended.mutable_assistance_ended()->set_unit_code(unit->code);
        ended.mutable_assistance_ended()->set_reason(body.reason());
        events.push_back(std::move(ended));
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
    returned.set_stage_due_us(ask.after(ask.clocks().dispatch));
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
    for (const protocol::Assistance& one : ask.item->assistance()) {
        if (!one.done()) {
            return refusal(wrongMoment(*ask.item, fmt::format("协办单位 {} 尚未完成", one.unit_code()),
                                       fmt::format("the assisting unit {} is not done yet", one.unit_code())));
        }
    }
    protocol::Event event = ask.event();
    protocol::HandlingFinished& finished = *event.mutable_handling_finished();
    finished.set_unit_code(body.unit_code());
    finished.set_note(body.note());
    finished.set_stage_due_us(ask.after(ask.clocks().dispatch));
    return std::vector{std::move(event)};
}

Decision closeCase(const Ask& ask)
{
    const protocol::Case& item = *ask.item;
    if (!item.worker_code().empty()) {
        return refusal(wrongMoment(item, fmt::format("{} 的核查尚未完成", item.worker_code()),
                                   fmt::format("the inspection by {} is not done yet", item.worker_code())));
    }
    const auto [listZh, listEn] = closingTexts(item, ask.context.catalogue);
    const std::string& given = ask.command.close_case().condition();
    protocol::Event event = ask.event();
    event.mutable_case_closed()->set_condition(given.empty() ? listZh : given);
    event.mutable_case_closed()->set_on_time(finishedUs(item) <= item.due_us());
    std::vector events{std::move(event)};
    tellReporters(ask, protocol::OUTCOME_CLOSED, given.empty() ? listZh : given, given.empty() ? listEn : given,
                  events);
    return events;
}

Decision supervise(const Ask& ask)
{
    const protocol::Supervise& body = ask.command.supervise();
    if (body.note().empty()) {
        return refusal(missing("note"));
    }
    if (body.answer_due_us() != 0 && body.answer_due_us() <= toMicros(ask.context.now)) {
        return refusal(missing("answer_due_us"));
    }
    protocol::Event event = ask.event();
    event.mutable_supervised()->set_note(body.note());
    event.mutable_supervised()->set_level(tierOfArea(ask.context.area));
    event.mutable_supervised()->set_answer_due_us(body.answer_due_us());
    return std::vector{std::move(event)};
}

Decision answerSupervision(const Ask& ask)
{
    const protocol::AnswerSupervision& body = ask.command.answer_supervision();
    const protocol::Case& item = *ask.item;
    // The unit that has the case answers for itself; where no unit has it, the centre does.
    const bool unitHasIt = item.stage() == protocol::STAGE_HANDLING;
    if (unitHasIt || !body.unit_code().empty()) {
        if (const auto holder = checkHolder(ask, body.unit_code(), unitHasIt ? item.unit_code() : std::string());
            !holder) {
            return refusal(holder.error());
        }
    } else if ((kAnsweringCentre & 1u << static_cast<unsigned>(ask.context.role)) == 0) {
        return refusal(wrongMoment(item, "没有责任单位在办，由派遣员答复", "no unit has it; a dispatcher answers"));
    }
    if (body.note().empty()) {
        return refusal(missing("note"));
    }
    if (!item.has_supervision() || item.supervision().answered_us() != 0) {
        return refusal(wrongMoment(item, "没有待答复的督办", "no supervision waits for an answer"));
    }
    protocol::Event event = ask.event();
    event.mutable_supervision_answered()->set_note(body.note());
    event.mutable_supervision_answered()->set_unit_code(body.unit_code());
    return std::vector{std::move(event)};
}

} // namespace sandtable::cases
