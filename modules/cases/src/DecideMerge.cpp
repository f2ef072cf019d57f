// SPDX-License-Identifier: GPL-3.0-or-later
// Several cases that are one, and one case that is several.
#include "Ask.h"
#include "Tiers.h"

#include <fmt/format.h>

namespace sandtable::cases {
namespace {

using protocol::Refusal;

/// The main case must be one that this person may change, in the state that they saw.
tl::expected<void, Refusal> checkMain(const Ask& ask, const protocol::Case* main)
{
    const protocol::Merge& body = ask.command.merge();
    if (body.main() == 0) {
        return tl::unexpected(missing("main"));
    }
    if (main == nullptr) {
        return tl::unexpected(unknownCase(body.main()));
    }
    if (main == ask.item) {
        return tl::unexpected(wrongMoment(*main, "不能并入自身", "it cannot be merged into itself"));
    }
    if (!main->grid_code().empty() && !main->grid_code().starts_with(ask.context.area)) {
        return tl::unexpected(outsideArea(main->number(), ask.context.area));
    }
    if (body.main_seen_version() != 0 && body.main_seen_version() != main->version()) {
        return tl::unexpected(stale(*main, ask.context));
    }
    if (main->outcome() != protocol::OUTCOME_OPEN) {
        return tl::unexpected(wrongStage(*main, ask.command.body_case()));
    }
    if (main->tier() != protocol::TIER_UNSPECIFIED && tierOfArea(ask.context.area) > main->tier()) {
        return tl::unexpected(higherTier(*main, tierOfArea(ask.context.area), ask.command.body_case()));
    }
    return {};
}

/// A part as the log carries it: what it inherits, and what is its own.
tl::expected<protocol::Case, Refusal> partOf(const Ask& ask, const protocol::SplitPart& asked, std::uint64_t id)
{
    const protocol::Case& whole = *ask.item;
    const catalogue::Catalogue& list = ask.context.catalogue;
    protocol::Case part;
    part.set_id(id);
    part.set_number(caseNumber(id, ask.context));
    part.set_text(asked.text());
    part.set_channel(whole.channel());
    part.set_reporter(whole.reporter());
    *part.mutable_reports() = whole.reports();
    *part.mutable_attachments() = whole.attachments();
    *part.mutable_proposal() = whole.proposal();
    protocol::Proposal& proposal = *part.mutable_proposal();
    proposal.clear_possible_duplicates();
    if (!asked.item_code().empty()) {
        const catalogue::Item* item = list.item(asked.item_code());
        if (item == nullptr) {
            return tl::unexpected(missing("item_code"));
        }
        proposal.set_item_code(item->code);
        proposal.set_subclass_code(std::string(item->subclass()));
        proposal.set_grade(static_cast<protocol::Grade>(item->grade));
    } else if (!asked.subclass_code().empty() && asked.subclass_code() != whole.subclass_code()) {
        const catalogue::Subclass* subclass = list.subclass(asked.subclass_code());
        if (subclass == nullptr) {
            return tl::unexpected(missing("subclass_code"));
        }
        proposal.clear_item_code();
        proposal.set_subclass_code(subclass->code);
        proposal.set_grade(static_cast<protocol::Grade>(subclass->grade));
    } else {
        proposal.set_item_code(whole.item_code());
        proposal.set_subclass_code(whole.subclass_code());
        proposal.set_grade(whole.grade());
    }
    if (!asked.unit_code().empty()) {
        if (list.unit(asked.unit_code()) == nullptr) {
            return tl::unexpected(unknownUnit(asked.unit_code()));
        }
        proposal.set_unit_code(asked.unit_code());
        proposal.set_reason_zh(fmt::format("由 {} 在拆分时指定", ask.context.actor));
        proposal.set_reason_en(fmt::format("{} named it when splitting the case", ask.context.actor));
    }
    part.set_subclass_code(proposal.subclass_code());
    part.set_item_code(proposal.item_code());
    part.set_grade(proposal.grade());
    part.set_grid_code(whole.grid_code());
    part.set_reported_us(whole.reported_us());
    part.set_split_from(whole.id());
    part.set_tier(whole.tier());
    return part;
}

/// A part begins where the whole is, but no unit has it yet.
void begin(protocol::Case& part, const Ask& ask)
{
    const catalogue::StageClocks& clocks = ask.context.catalogue.clocks(part.grade());
    const protocol::Stage stage = std::min(ask.item->stage(), protocol::STAGE_DISPATCH);
    part.set_stage(stage);
    part.set_stage_since_us(toMicros(ask.context.now));
    part.set_stage_due_us(ask.after(stage == protocol::STAGE_DISPATCH ? clocks.dispatch : clocks.accept));
    if (stage != protocol::STAGE_DISPATCH) {
        return;
    }
    // It was filed as part of the whole; what the list says of its own item counts for it.
    const protocol::Filed filed = filedUnder(ask, part.item_code(), part.subclass_code(), {});
    *part.mutable_limit() = filed.limit();
    part.set_closing_zh(filed.closing_zh());
    part.set_closing_en(filed.closing_en());
    part.set_list_fingerprint(filed.list_fingerprint());
}

} // namespace

Decision mergeCase(const Ask& ask)
{
    const protocol::Merge& body = ask.command.merge();
    const protocol::Case& duplicate = *ask.item;
    const protocol::Case* main = ask.book.find(body.main());
    if (const auto checked = checkMain(ask, main); !checked) {
        return refusal(checked.error());
    }
    if (duplicate.stage() == protocol::STAGE_HANDLING && duplicate.unit_accepted()) {
        return refusal(
            wrongMoment(duplicate, fmt::format("{} 已受理；请把另一案件并入此案，或由其先退回", duplicate.unit_code()),
                        fmt::format("{} has accepted it; merge the other case into this one, or have it returned first",
                                    duplicate.unit_code())));
    }
    if (main->reports_size() + duplicate.reports_size() > kMaxReports ||
        main->ByteSizeLong() + duplicate.ByteSizeLong() > kMaxCarriedBytes) {
        return refusal(wrongMoment(*main, "已并入的上报过多，请另选主案",
                                   "so many reports are merged into it already that another main case is needed"));
    }
    protocol::Event joined = ask.event();
    joined.set_case_id(main->id());
    joined.set_area(main->grid_code());
    protocol::ReportsJoined& reports = *joined.mutable_reports_joined();
    reports.set_from(duplicate.id());
    reports.set_number(duplicate.number());
    reports.set_reason(body.reason());
    *reports.mutable_reports() = duplicate.reports();
    *reports.mutable_attachments() = duplicate.attachments();
    protocol::Event merged = ask.event();
    merged.mutable_merged_into()->set_main(main->id());
    merged.mutable_merged_into()->set_number(main->number());
    merged.mutable_merged_into()->set_reason(body.reason());
    return std::vector{std::move(joined), std::move(merged)};
}

Decision splitCase(const Ask& ask)
{
    const protocol::Split& body = ask.command.split();
    if (body.reason().empty()) {
        return refusal(missing("reason"));
    }
    if (body.parts_size() < 1 || body.parts_size() > kMaxParts) {
        return refusal(refuse(Refusal::MALFORMED, fmt::format("一次须拆出 1 至 {} 个案件", kMaxParts),
                              fmt::format("parts: 1 to {} cases are split off at once", kMaxParts)));
    }
    std::vector<protocol::Event> events;
    protocol::Event split = ask.event();
    for (const protocol::SplitPart& asked : body.parts()) {
        if (asked.text().empty()) {
            return refusal(missing("text"));
        }
        auto part = partOf(ask, asked, ask.book.lastCaseId() + 1 + events.size());
        if (!part) {
            return refusal(part.error());
        }
        if (part->ByteSizeLong() > kMaxCarriedBytes) {
            return refusal(wrongMoment(*ask.item, "并入的上报过多，不能拆分",
                                       "so many reports are merged into it that it cannot be split"));
        }
        begin(*part, ask);
        split.mutable_case_split()->add_parts(part->id());
        split.mutable_case_split()->add_numbers(part->number());
        protocol::Event off = ask.event();
        off.set_case_id(part->id());
        *off.mutable_split_off()->mutable_part() = std::move(*part);
        off.mutable_split_off()->set_reason(body.reason());
        events.push_back(std::move(off));
    }
    split.mutable_case_split()->set_reason(body.reason());
    events.push_back(std::move(split));
    return events;
}

} // namespace sandtable::cases
