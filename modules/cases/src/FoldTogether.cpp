// SPDX-License-Identifier: GPL-3.0-or-later
// Several tiers, several units and several cases.
#include "Fold.h"

#include <algorithm>

namespace sandtable::cases {
namespace {

using Kind = protocol::Event::BodyCase;

auto helper(protocol::Case& item, const std::string& unit)
{
    auto& all = *item.mutable_assistance();
    return std::find_if(all.begin(), all.end(),
                        [&](const protocol::Assistance& one) { return one.unit_code() == unit && !one.done(); });
}

void join(protocol::Case& item, const protocol::ReportsJoined& body)
{
    for (const protocol::Report& report : body.reports()) {
        *item.add_reports() = report;
    }
    for (const protocol::Attachment& attachment : body.attachments()) {
        *item.add_attachments() = attachment;
    }
}

} // namespace

bool foldTogether(protocol::Case& item, const protocol::Event& event, StepText& text)
{
    switch (event.body_case()) {
    case Kind::kEscalated:
        if (event.escalated().due_us() != 0) {
            item.set_escalated_due_us(event.escalated().due_us());
        }
        item.set_tier(event.escalated().to());
        text.note = event.escalated().reason();
        return true;
    case Kind::kDelegated:
        item.set_tier(event.delegated().to());
        text.note = event.delegated().reason();
        return true;
    case Kind::kAssistanceAsked: {
        protocol::Assistance& added = *item.add_assistance();
        added.set_unit_code(event.assistance_asked().unit_code());
        added.set_task(event.assistance_asked().task());
        text = {added.unit_code(), added.task()};
        return true;
    }
    case Kind::kAssistanceFinished: {
        const auto found = helper(item, event.assistance_finished().unit_code());
        if (found == item.mutable_assistance()->end()) {
            return false;
        }
        found->set_done(true);
        found->set_done_us(event.time_us());
        found->set_note(event.assistance_finished().note());
        text = {found->unit_code(), found->note()};
        return true;
    }
    case Kind::kAssistanceEnded: {
        const auto found = helper(item, event.assistance_ended().unit_code());
        if (found == item.mutable_assistance()->end()) {
            return false;
        }
        text = {event.assistance_ended().unit_code(), event.assistance_ended().reason()};
        item.mutable_assistance()->erase(found);
        return true;
    }
    case Kind::kCaseSplit:
        for (int i = 0; i < event.case_split().parts_size(); ++i) {
            item.add_split_into(event.case_split().parts(i));
            text.note += (i == 0 ? "" : ", ") +
                         (i < event.case_split().numbers_size() ? event.case_split().numbers(i) : std::string());
        }
        text.note += " · " + event.case_split().reason();
        return true;
    case Kind::kMergedInto:
        end(item, event, protocol::OUTCOME_MERGED);
        item.set_merged_into(event.merged_into().main());
        item.set_merged_into_number(event.merged_into().number());
        text = {event.merged_into().number(), event.merged_into().reason()};
        return true;
    case Kind::kReportsJoined:
        join(item, event.reports_joined());
        text = {event.reports_joined().number(), event.reports_joined().reason()};
        return true;
    default:
        return false;
    }
}

} // namespace sandtable::cases
