// SPDX-License-Identifier: GPL-3.0-or-later
// The handling clock: extended, paused, resumed, marked; and who presses for it.
#include "Fold.h"

namespace sandtable::cases {
namespace {

using Kind = protocol::Event::BodyCase;

bool atWork(const protocol::Case& item)
{
    return atStage(item, protocol::STAGE_HANDLING) && !item.has_suspension();
}

void setDue(protocol::Case& item, std::int64_t dueUs)
{
    item.set_due_us(dueUs);
    item.set_stage_due_us(dueUs);
}

void suspend(protocol::Case& item, const protocol::Event& event)
{
    const protocol::Suspended& body = event.suspended();
    protocol::Suspension& pause = *item.mutable_suspension();
    pause.set_reason(body.reason());
    pause.set_since_us(event.time_us());
    pause.set_until_us(body.until_us());
    item.set_used_us(body.used_us());
    item.set_clock_since_us(0);
    setDue(item, 0);
}

void supervise(protocol::Case& item, const protocol::Event& event)
{
    const protocol::Supervised& body = event.supervised();
    item.set_supervisions(item.supervisions() + 1);
    protocol::Supervision& now = *item.mutable_supervision();
    now.Clear();
    now.set_by(event.actor());
    now.set_level(body.level());
    now.set_note(body.note());
    now.set_answer_due_us(body.answer_due_us());
}

} // namespace

bool foldClock(protocol::Case& item, const protocol::Event& event, StepText& text)
{
    switch (event.body_case()) {
    case Kind::kExtensionAsked: {
        const auto& body = event.extension_asked();
        if (!withUnit(item, body.unit_code())) {
            return false;
        }
        item.mutable_extension()->set_reason(body.reason());
        item.mutable_extension()->set_due_us(body.due_us());
        item.mutable_extension()->set_asked_us(event.time_us());
        text = {body.unit_code(), body.reason()};
        return true;
    }
    case Kind::kExtensionDecided: {
        const auto& body = event.extension_decided();
        if (!atWork(item) || !item.has_extension()) {
            return false;
        }
        item.clear_extension();
        if (body.granted()) {
            *item.mutable_running_limit() = body.limit();
            item.set_extensions(item.extensions() + 1);
            setDue(item, body.due_us());
        }
        text = {item.unit_code(), body.reason()};
        return true;
    }
    case Kind::kSuspended:
        if (!atWork(item)) {
            return false;
        }
        suspend(item, event);
        text = {item.unit_code(), event.suspended().reason()};
        return true;
    case Kind::kResumed:
        if (!item.has_suspension()) {
            return false;
        }
        item.clear_suspension();
        item.set_clock_since_us(event.time_us());
        setDue(item, event.resumed().due_us());
        text = {item.unit_code(), event.resumed().reason()};
        return true;
    case Kind::kSupervised:
        supervise(item, event);
        text.note = event.supervised().note();
        return true;
    case Kind::kSupervisionAnswered:
        if (!item.has_supervision()) {
            return false;
        }
        item.mutable_supervision()->set_answered_us(event.time_us());
        item.mutable_supervision()->set_answer(event.supervision_answered().note());
        text = {event.supervision_answered().unit_code(), event.supervision_answered().note()};
        return true;
    case Kind::kDeadlineMarked: {
        const auto& body = event.deadline_marked();
        if (body.mark() == protocol::DeadlineMarked::OVERDUE) {
            item.set_overdue_due_us(body.due_us());
        } else {
            item.set_reminded_due_us(body.due_us());
        }
        text.who = item.worker_code().empty() ? item.unit_code() : item.worker_code();
        text.note = body.mark() == protocol::DeadlineMarked::OVERDUE ? "overdue" : "reminder";
        return true;
    }
    default:
        return false;
    }
}

} // namespace sandtable::cases
