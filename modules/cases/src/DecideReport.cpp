// SPDX-License-Identifier: GPL-3.0-or-later
#include "Ask.h"

#include <sandtable/catalogue/Catalogue.h>

#include <fmt/format.h>

#include <cmath>

namespace sandtable::cases {
namespace {

using protocol::Refusal;

/// The reporter's own corrections stand above what dispatching proposed.
tl::expected<void, Refusal> correct(protocol::Proposal& proposal, const Ask& ask)
{
    const protocol::SubmitReport& body = ask.command.submit_report();
    const catalogue::Catalogue& list = ask.context.catalogue;
    if (!body.item_code().empty()) {
        if (list.item(body.item_code()) == nullptr) {
            return tl::unexpected(refuse(Refusal::MALFORMED, fmt::format("责任清单中没有事项 {}", body.item_code()),
                                         fmt::format("The responsibility list has no item {}", body.item_code())));
        }
        proposal.set_item_code(body.item_code());
        proposal.set_subclass_code(std::string(list.item(body.item_code())->subclass()));
    } else if (!body.subclass_code().empty()) {
        if (list.subclass(body.subclass_code()) == nullptr) {
            return tl::unexpected(
                refuse(Refusal::MALFORMED, fmt::format("责任清单中没有小类 {}", body.subclass_code()),
                       fmt::format("The responsibility list has no subclass {}", body.subclass_code())));
        }
        proposal.set_subclass_code(body.subclass_code());
        if (!proposal.item_code().starts_with(body.subclass_code())) {
            proposal.clear_item_code();
        }
    }
    if (!body.unit_code().empty()) {
        const catalogue::Unit* unit = list.unit(body.unit_code());
        if (unit == nullptr) {
            return tl::unexpected(unknownUnit(body.unit_code()));
        }
        if (proposal.unit_code() != body.unit_code()) {
            proposal.set_unit_code(body.unit_code());
            proposal.set_reason_zh(fmt::format("上报时由 {} 指定{}", ask.context.actor, unit->nameZh));
            proposal.set_reason_en(fmt::format("{} named {} when reporting", ask.context.actor, unit->nameEn));
        }
    }
    const catalogue::Item* item = list.item(proposal.item_code());
    const catalogue::Subclass* subclass = list.subclass(proposal.subclass_code());
    if (item != nullptr || subclass != nullptr) {
        proposal.set_grade(static_cast<protocol::Grade>(item != nullptr ? item->grade : subclass->grade));
    } else if (proposal.grade() == protocol::GRADE_UNSPECIFIED) {
        proposal.set_grade(protocol::GRADE_THREE);
    }
    return {};
}

} // namespace

std::string caseNumber(std::uint64_t id, const DecideContext& context)
{
    const auto local = context.now.time_since_epoch() + context.catalogue.calendar().utcOffset();
    const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::floor<std::chrono::days>(local))};
    return fmt::format("{:04}{:02}{:02}-{:06}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()), id);
}

bool isOnEarth(const protocol::Point& point)
{
    return std::isfinite(point.lon()) && std::isfinite(point.lat()) && std::abs(point.lon()) <= 180 &&
           std::abs(point.lat()) <= 90;
}

Decision submitReport(const Ask& ask)
{
    const protocol::SubmitReport& body = ask.command.submit_report();
    if (body.text().empty()) {
        return refusal(missing("text"));
    }
    if (body.channel() == protocol::CHANNEL_UNSPECIFIED || !protocol::Channel_IsValid(body.channel())) {
        return refusal(missing("channel"));
    }
    if (body.has_point() && !isOnEarth(body.point())) {
        return refusal(missing("point"));
    }
    protocol::Event event = ask.event();
    event.set_case_id(ask.book.lastCaseId() + 1);
    protocol::ReportReceived& received = *event.mutable_report_received();
    if (ask.context.proposal != nullptr) {
        *received.mutable_proposal() = *ask.context.proposal;
    }
    protocol::Proposal& proposal = *received.mutable_proposal();
    if (const auto corrected = correct(proposal, ask); !corrected) {
        return refusal(corrected.error());
    }
    if (!proposal.grid_code().empty() && !proposal.grid_code().starts_with(ask.context.area)) {
        const std::string where = proposal.place().empty() ? proposal.grid_code() : proposal.place();
        return refusal(outsideArea(where, ask.context.area));
    }
    event.set_area(proposal.grid_code());
    received.set_number(caseNumber(event.case_id(), ask.context));
    received.set_text(body.text());
    received.set_channel(body.channel());
    received.set_reporter(body.reporter());
    received.set_stage_due_us(ask.after(ask.context.catalogue.clocks(proposal.grade()).accept));
    return std::vector{std::move(event)};
}

Decision setDuty(const Ask& ask)
{
    const protocol::SetDuty& body = ask.command.set_duty();
    if (const auto own = checkHolder(ask, body.worker_code(), body.worker_code()); !own) {
        return refusal(own.error());
    }
    const auto home = ask.context.roster.find(body.worker_code());
    if (home == ask.context.roster.end()) {
        return refusal(unknownWorker(body.worker_code()));
    }
    if (!home->second.starts_with(ask.context.area)) {
        return refusal(outsideArea(body.worker_code(), ask.context.area));
    }
    protocol::Event event = ask.event();
    event.clear_case_id();
    event.mutable_duty_changed()->set_worker_code(body.worker_code());
    event.mutable_duty_changed()->set_on_duty(body.on_duty());
    return std::vector{std::move(event)};
}

} // namespace sandtable::cases
