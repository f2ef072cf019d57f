// SPDX-License-Identifier: GPL-3.0-or-later
// Up and down the four tiers, and several units on one case.
#include "Ask.h"
#include "Tiers.h"

#include <sandtable/cases/Workflow.h>

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::cases {
namespace {

protocol::Tier tierOf(const Ask& ask)
{
    return ask.item->tier() != protocol::TIER_UNSPECIFIED ? ask.item->tier() : tierOfArea(ask.context.area);
}

protocol::Tier neighbour(protocol::Tier tier, int step)
{
    return static_cast<protocol::Tier>(
        std::clamp<int>(tier + step, protocol::TIER_DISTRICT, protocol::TIER_MICRO_GRID));
}

} // namespace

Decision escalate(const Ask& ask)
{
    const protocol::Escalate& body = ask.command.escalate();
    const protocol::Tier from = tierOf(ask);
    const protocol::Tier to = body.to() != protocol::TIER_UNSPECIFIED ? body.to() : neighbour(from, -1);
    if (body.reason().empty()) {
        return refusal(missing("reason"));
    }
    if (!protocol::Tier_IsValid(body.to())) {
        return refusal(missing("to"));
    }
    if (to >= from && ask.item->tier() != protocol::TIER_UNSPECIFIED) {
        return refusal(wrongMoment(*ask.item, fmt::format("已由{}级负责，只能上报到更高一级", tierWords(from).zh),
                                   fmt::format("it is with the {}; it can only go higher", tierWords(from).en)));
    }
    protocol::Event event = ask.event();
    event.mutable_escalated()->set_to(to);
    event.mutable_escalated()->set_reason(body.reason());
    return std::vector{std::move(event)};
}

Decision delegateCase(const Ask& ask)
{
    const protocol::Delegate& body = ask.command.delegate();
    const protocol::Tier from = tierOf(ask);
    const protocol::Tier to = body.to() != protocol::TIER_UNSPECIFIED ? body.to() : neighbour(from, +1);
    if (!protocol::Tier_IsValid(body.to())) {
        return refusal(missing("to"));
    }
    if (to <= from) {
        return refusal(wrongMoment(*ask.item, fmt::format("已由{}级负责，只能下派到更低一级", tierWords(from).zh),
                                   fmt::format("it is with the {}; it can only go lower", tierWords(from).en)));
    }
    if (ask.item->grid_code().empty()) {
        return refusal(wrongMoment(*ask.item, "地点未定，不能下派", "its place is not known; nobody lower has it"));
    }
    protocol::Event event = ask.event();
    event.mutable_delegated()->set_to(to);
    event.mutable_delegated()->set_reason(body.reason());
    return std::vector{std::move(event)};
}

const protocol::Assistance* assisting(const protocol::Case& item, const std::string& unit)
{
    const auto& all = item.assistance();
    const auto found = std::find_if(all.begin(), all.end(), [&](const protocol::Assistance& one) {
        return one.unit_code() == unit && !one.done();
    });
    return found == all.end() ? nullptr : &*found;
}

Decision askAssistance(const Ask& ask)
{
    const protocol::AskAssistance& body = ask.command.ask_assistance();
    const protocol::Case& item = *ask.item;
    if (body.unit_code().empty()) {
        return refusal(missing("unit_code"));
    }
    const catalogue::Unit* unit = ask.context.catalogue.unit(body.unit_code());
    if (unit == nullptr) {
        return refusal(unknownUnit(body.unit_code()));
    }
    if (item.unit_code() == unit->code || assisting(item, unit->code) != nullptr) {
        return refusal(wrongMoment(item, fmt::format("{}已在办理", unit->nameZh),
                                   fmt::format("{} is at work on it already", unit->nameEn)));
    }
    if (item.assistance_size() >= kMaxAssisting) {
        return refusal(wrongMoment(item, fmt::format("协办单位最多 {} 个", kMaxAssisting),
                                   fmt::format("at most {} units may assist", kMaxAssisting)));
    }
    protocol::Event event = ask.event();
    event.mutable_assistance_asked()->set_unit_code(unit->code);
    event.mutable_assistance_asked()->set_task(body.task());
    return std::vector{std::move(event)};
}

Decision finishAssistance(const Ask& ask)
{
    const protocol::FinishAssistance& body = ask.command.finish_assistance();
    if (const auto own = checkHolder(ask, body.unit_code(), body.unit_code()); !own) {
        return refusal(own.error());
    }
    if (assisting(*ask.item, body.unit_code()) == nullptr) {
        return refusal(wrongMoment(*ask.item, fmt::format("没有请 {} 协办", body.unit_code()),
                                   fmt::format("{} does not assist", body.unit_code())));
    }
    protocol::Event event = ask.event();
    event.mutable_assistance_finished()->set_unit_code(body.unit_code());
    event.mutable_assistance_finished()->set_note(body.note());
    return std::vector{std::move(event)};
}

Decision endAssistance(const Ask& ask)
{
    const protocol::EndAssistance& body = ask.command.end_assistance();
    if (body.reason().empty()) {
        return refusal(missing("reason"));
    }
    if (assisting(*ask.item, body.unit_code()) == nullptr) {
        return refusal(wrongMoment(*ask.item, fmt::format("没有请 {} 协办", body.unit_code()),
                                   fmt::format("{} does not assist", body.unit_code())));
    }
    protocol::Event event = ask.event();
    event.mutable_assistance_ended()->set_unit_code(body.unit_code());
    event.mutable_assistance_ended()->set_reason(body.reason());
    return std::vector{std::move(event)};
}

} // namespace sandtable::cases
