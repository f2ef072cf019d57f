// SPDX-License-Identifier: GPL-3.0-or-later
// What a case that has ended may still see.
#include "Fold.h"

namespace sandtable::cases {
namespace {

using Kind = protocol::Event::BodyCase;

void reopen(protocol::Case& item, const protocol::Event& event)
{
    const protocol::Reopened& body = event.reopened();
    takeFromUnit(item);
    item.set_returned(false);
    item.set_outcome(protocol::OUTCOME_OPEN);
    item.set_on_time(false);
    item.set_closed_us(0);
    item.set_reopens(item.reopens() + 1);
    for (protocol::Report& report : *item.mutable_reports()) {
        report.set_notified_us(0); // there will be another outcome to tell
    }
    enter(item, event, body.back_to(), body.stage_due_us());
}

} // namespace

bool comesAfterwards(protocol::Event::BodyCase body)
{
    return body == Kind::kReopened || body == Kind::kReporterNotified || body == Kind::kFollowedUp;
}

bool foldAfterwards(protocol::Case& item, const protocol::Event& event, StepText& text)
{
    switch (event.body_case()) {
    case Kind::kReopened:
        if (item.outcome() != protocol::OUTCOME_CLOSED && item.outcome() != protocol::OUTCOME_REJECTED) {
            return false;
        }
        reopen(item, event);
        text.note = event.reopened().reason();
        return true;
    case Kind::kReporterNotified:
        for (protocol::Report& report : *item.mutable_reports()) {
            if (report.number() == event.reporter_notified().report().number()) {
                report.set_notified_us(event.time_us());
            }
        }
        text = {event.reporter_notified().report().reporter(), event.reporter_notified().message_zh()};
        return true;
    case Kind::kFollowedUp: {
        const auto& body = event.followed_up();
        item.set_follow_ups(item.follow_ups() + 1);
        if (body.reached()) {
            item.set_satisfaction(body.satisfaction());
        }
        text = {body.report_number(), body.note()};
        return true;
    }
    default:
        return false;
    }
}

} // namespace sandtable::cases
