// SPDX-License-Identifier: GPL-3.0-or-later
#include "Limits.h"
#include "Tiers.h"

#include <sandtable/cases/Deadlines.h>

#include <algorithm>
#include <optional>

namespace sandtable::cases {
namespace {

/// The marks that are still to come for the clock that runs now; 0: has been, or never comes.
struct Moments
{
    std::int64_t remind = 0;
    std::int64_t overdue = 0;
    std::int64_t escalate = 0;
    std::int64_t resume = 0;

    std::int64_t first() const
    {
        std::int64_t least = 0;
        for (const std::int64_t moment : {remind, overdue, escalate, resume}) {
            least = moment != 0 && (least == 0 || moment < least) ? moment : least;
        }
        return least;
    }
};

Moments momentsOf(const protocol::Case& item, const catalogue::TimeRules& rules)
{
    Moments moments;
    if (item.outcome() != protocol::OUTCOME_OPEN) {
        return moments;
    }
    if (item.has_suspension()) {
        moments.resume = item.suspension().until_us();
        return moments;
    }
    const std::int64_t due = item.stage_due_us();
    if (due == 0) {
        return moments;
    }
    if (item.overdue_due_us() != due) {
        moments.overdue = due;
        const std::int64_t left = (due - item.stage_since_us()) / 100 * rules.remindPercent;
        moments.remind = item.reminded_due_us() != due && left > 0 ? due - left : 0;
    }
    if (item.escalated_due_us() != due && item.tier() != protocol::TIER_DISTRICT) {
        moments.escalate = due + std::chrono::microseconds(rules.escalateAfter).count();
    }
    return moments;
}

protocol::Event eventOn(const protocol::Case& item, EventTime now)
{
    protocol::Event event;
    event.set_time_us(toMicros(now));
    event.set_actor("policy");
    event.set_case_id(item.id());
    event.set_area(item.grid_code());
    return event;
}

protocol::Event mark(const protocol::Case& item, EventTime now, protocol::DeadlineMarked::Mark kind)
{
    protocol::Event event = eventOn(item, now);
    event.mutable_deadline_marked()->set_mark(kind);
    event.mutable_deadline_marked()->set_due_us(item.stage_due_us());
    return event;
}

protocol::Event resumed(const protocol::Case& item, EventTime now, const catalogue::Catalogue& list)
{
    catalogue::CaseClock clock = handlingClock(item, list);
    clock.resume(now);
    protocol::Event event = eventOn(item, now);
    event.mutable_resumed()->set_reason("挂账期满");
    event.mutable_resumed()->set_due_us(toMicros(*clock.due(list.calendar())));
    return event;
}

protocol::Event escalated(const protocol::Case& item, EventTime now)
{
    const bool known = item.tier() != protocol::TIER_UNSPECIFIED;
    protocol::Event event = eventOn(item, now);
    protocol::Escalated& body = *event.mutable_escalated();
    body.set_to(known ? static_cast<protocol::Tier>(item.tier() - 1) : protocol::TIER_DISTRICT);
    body.set_reason("超时自动上报");
    body.set_due_us(item.stage_due_us());
    return event;
}

} // namespace

std::int64_t nextDeadlineUs(const protocol::Case& item, const catalogue::Catalogue& list)
{
    return momentsOf(item, list.timeRules()).first();
}

std::vector<protocol::Event> deadlineEvents(const protocol::Case& item, EventTime now, const catalogue::Catalogue& list)
{
    const Moments moments = momentsOf(item, list.timeRules());
    const auto reached = [now](std::int64_t moment) { return moment != 0 && moment <= toMicros(now); };
    std::vector<protocol::Event> events;
    if (reached(moments.resume)) {
        events.push_back(resumed(item, now, list));
        return events;
    }
    if (reached(moments.overdue)) {
        events.push_back(mark(item, now, protocol::DeadlineMarked::OVERDUE));
    } else if (reached(moments.remind)) {
        events.push_back(mark(item, now, protocol::DeadlineMarked::REMINDER));
    }
    if (reached(moments.escalate)) {
        events.push_back(escalated(item, now));
    }
    return events;
}

const protocol::Step& lastChange(const protocol::Case& item)
{
    const auto& steps = item.steps();
    const auto found = std::find_if(steps.rbegin(), steps.rend(),
                                    [&](const protocol::Step& step) { return step.seq() == item.version(); });
    return found == steps.rend() ? *steps.rbegin() : *found;
}

} // namespace sandtable::cases
