// SPDX-License-Identifier: GPL-3.0-or-later
// After the end: the reporters are told, somebody calls them back, and the case may be taken up again.
#include "Ask.h"

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::cases {
namespace {

constexpr std::uint32_t kBest = 5;

} // namespace

void tellReporters(const Ask& ask, protocol::Outcome outcome, const std::string& zh, const std::string& en,
                   std::vector<protocol::Event>& events)
{
    const bool closed = outcome == protocol::OUTCOME_CLOSED;
    for (const protocol::Report& report : ask.item->reports()) {
        if (report.reporter().empty() || report.notified_us() != 0) {
            continue; // nobody knows whom to tell, or they know
        }
        protocol::Event event = ask.event();
        protocol::ReporterNotified& told = *event.mutable_reporter_notified();
        *told.mutable_report() = report;
        told.set_outcome(outcome);
        const std::string& number = report.number();
        told.set_message_zh(closed ? fmt::format("您反映的问题（{}）已办结：{}", number, zh)
                                   : fmt::format("您反映的问题（{}）不予立案：{}", number, zh));
        told.set_message_en(closed ? fmt::format("What you reported ({}) has been dealt with: {}", number, en)
                                   : fmt::format("What you reported ({}) was not taken up: {}", number, en));
        events.push_back(std::move(event));
    }
}

Decision reopenCase(const Ask& ask)
{
    const protocol::Case& item = *ask.item;
    const std::string& reason = ask.command.reopen().reason();
    if (reason.empty()) {
        return refusal(missing("reason"));
    }
    const std::chrono::days period = ask.context.catalogue.timeRules().reopen;
    if (ask.context.now > fromMicros(item.closed_us()) + period) {
        return refusal(wrongMoment(item, fmt::format("结束已超过 {} 天，请重新上报", period.count()),
                                   fmt::format("it ended more than {} days ago; report it anew", period.count())));
    }
    protocol::Event event = ask.event();
    protocol::Reopened& reopened = *event.mutable_reopened();
    reopened.set_reason(reason);
    // What was closed has been verified and filed; what was rejected goes on where it was.
    const bool closed = item.outcome() == protocol::OUTCOME_CLOSED;
    reopened.set_back_to(closed ? protocol::STAGE_DISPATCH : item.stage());
    reopened.set_stage_due_us(ask.after(closed ? ask.clocks().dispatch : ask.clocks().accept));
    return std::vector{std::move(event)};
}

Decision followUp(const Ask& ask)
{
    const protocol::FollowUp& body = ask.command.follow_up();
    const auto& reports = ask.item->reports();
    const std::string& number =
        body.report_number().empty() && !reports.empty() ? reports.begin()->number() : body.report_number();
    if (std::none_of(reports.begin(), reports.end(), [&](const auto& report) { return report.number() == number; })) {
        return refusal(refuse(protocol::Refusal::MALFORMED, fmt::format("此案没有上报 {}", number),
                              fmt::format("report_number: the case has no report {}", number)));
    }
    if (body.reached() ? body.satisfaction() < 1 || body.satisfaction() > kBest : body.satisfaction() != 0) {
        return refusal(refuse(protocol::Refusal::MALFORMED, "已接通须有 1 至 5 分的满意度，未接通则没有",
                              "satisfaction: 1 to 5 from who was reached, none from who was not"));
    }
    protocol::Event event = ask.event();
    protocol::FollowedUp& followed = *event.mutable_followed_up();
    followed.set_report_number(number);
    followed.set_reached(body.reached());
    followed.set_satisfaction(body.satisfaction());
    followed.set_note(body.note());
    return std::vector{std::move(event)};
}

} // namespace sandtable::cases
