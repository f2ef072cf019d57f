// SPDX-License-Identifier: GPL-3.0-or-later
// The handling clock: what the unit asks of it, and what the centre grants.
#include "Ask.h"
#include "Limits.h"

#include <fmt/format.h>

namespace sandtable::cases {
namespace {

/// Whoever needs more time than this needs another decision.
constexpr std::chrono::days kLongest{366};

bool isSensible(std::int64_t timeUs, const Ask& ask)
{
    return timeUs > toMicros(ask.context.now) && timeUs <= toMicros(ask.context.now + kLongest);
}

protocol::Refusal notLater(const protocol::Case& item)
{
    return wrongMoment(item, "延期后的时限须晚于现时限，且须落在工作时间内",
                       "the new time must be later than the deadline, as the limit's own unit counts");
}

/// The clock with as much added that it falls due at the wanted time, or nothing where that is no later.
std::optional<catalogue::CaseClock> extended(const Ask& ask, std::int64_t dueUs)
{
    const catalogue::WorkCalendar& calendar = ask.context.catalogue.calendar();
    catalogue::CaseClock clock = handlingClock(*ask.item, ask.context.catalogue);
    const catalogue::Deadline one{1, clock.limit().unit};
    const std::int64_t unit = catalogue::WorkCalendar::length(one).count();
    const std::int64_t wanted = clock.used(fromMicros(dueUs), calendar).count();
    const double more = static_cast<double>(wanted) / static_cast<double>(unit) - clock.limit().amount;
    if (more <= 0) {
        return std::nullopt;
    }
    clock.extend(more);
    return clock;
}

} // namespace

Decision askExtension(const Ask& ask)
{
    const protocol::AskExtension& body = ask.command.ask_extension();
    const protocol::Case& item = *ask.item;
    if (const auto holder = checkHolder(ask, body.unit_code(), item.unit_code()); !holder) {
        return refusal(holder.error());
    }
    if (!item.unit_accepted()) {
        return refusal(wrongMoment(item, "责任单位尚未受理", "the unit has not accepted it yet"));
    }
    if (body.reason().empty()) {
        return refusal(missing("reason"));
    }
    if (item.has_extension()) {
        return refusal(wrongMoment(item, "已有待审批的延期申请", "an extension has been asked for already"));
    }
    if (toMicros(ask.context.now) > item.due_us()) {
        return refusal(
            wrongMoment(item, "已超过时限，不能再申请延期", "it is overdue; an extension is asked for before"));
    }
    if (!isSensible(body.due_us(), ask)) {
        return refusal(missing("due_us"));
    }
    if (body.due_us() <= item.due_us() || !extended(ask, body.due_us())) {
        return refusal(notLater(item));
    }
    protocol::Event event = ask.event();
    protocol::ExtensionAsked& asked = *event.mutable_extension_asked();
    asked.set_unit_code(body.unit_code());
    asked.set_reason(body.reason());
    asked.set_due_us(body.due_us());
    return std::vector{std::move(event)};
}

Decision decideExtension(const Ask& ask)
{
    const protocol::DecideExtension& body = ask.command.decide_extension();
    const protocol::Case& item = *ask.item;
    if (!item.has_extension()) {
        return refusal(wrongMoment(item, "没有待审批的延期申请", "no extension has been asked for"));
    }
    protocol::Event event = ask.event();
    protocol::ExtensionDecided& decided = *event.mutable_extension_decided();
    decided.set_granted(body.granted());
    decided.set_reason(body.reason());
    if (!body.granted()) {
        if (body.reason().empty()) {
            return refusal(missing("reason"));
        }
        return std::vector{std::move(event)};
    }
    const std::int64_t wanted = body.due_us() != 0 ? body.due_us() : item.extension().due_us();
    if (!isSensible(wanted, ask)) {
        return refusal(wrongMoment(item, "所申请的时间已过，请另定时间或不予批准",
                                   "the time that was asked for has passed; give another one or refuse it"));
    }
    const auto clock = wanted > item.due_us() ? extended(ask, wanted) : std::nullopt;
    const auto due = clock ? clock->due(ask.context.catalogue.calendar()) : std::nullopt;
    if (!due || toMicros(*due) <= item.due_us()) {
        return refusal(notLater(item));
    }
    *decided.mutable_limit() = toWire(clock->limit());
    decided.set_due_us(toMicros(*due));
    return std::vector{std::move(event)};
}

Decision suspend(const Ask& ask)
{
    const protocol::Suspend& body = ask.command.suspend();
    const protocol::Case& item = *ask.item;
    if (body.reason().empty()) {
        return refusal(missing("reason"));
    }
    if (body.until_us() != 0 && !isSensible(body.until_us(), ask)) {
        return refusal(missing("until_us"));
    }
    if (item.has_extension()) {
        return refusal(wrongMoment(item, "延期申请待审批，请先审批", "an extension waits to be decided first"));
    }
    const catalogue::CaseClock clock = handlingClock(item, ask.context.catalogue);
    protocol::Event event = ask.event();
    protocol::Suspended& suspended = *event.mutable_suspended();
    suspended.set_reason(body.reason());
    suspended.set_until_us(body.until_us());
    suspended.set_used_us(clock.used(ask.context.now, ask.context.catalogue.calendar()).count());
    return std::vector{std::move(event)};
}

Decision resume(const Ask& ask)
{
    const protocol::Case& item = *ask.item;
    if (!item.has_suspension()) {
        return refusal(wrongMoment(item, "没有挂账", "it is not suspended"));
    }
    catalogue::CaseClock clock = handlingClock(item, ask.context.catalogue);
    clock.resume(ask.context.now);
    protocol::Event event = ask.event();
    event.mutable_resumed()->set_reason(ask.command.resume().reason());
    event.mutable_resumed()->set_due_us(toMicros(*clock.due(ask.context.catalogue.calendar())));
    return std::vector{std::move(event)};
}

} // namespace sandtable::cases
