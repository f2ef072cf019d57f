// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueFiles.h"
#include "Fields.h"

#include <algorithm>
#include <unordered_map>

namespace sandtable::catalogue {

namespace {

struct RuleColumn
{
    enum : std::size_t
    {
        Rule,
        Tier,
        Owner,
        Place,
        Time,
        UnitCode,
        WhyZh,
        WhyEn
    };
};

constexpr std::string_view kAnything = "*";

std::optional<HandlingTier> tierOf(std::string_view word)
{
    constexpr std::array<std::string_view, 4> kWords{"district", "street", "community", "grid"};
    const auto* found = std::ranges::find(kWords, word);
    return found == kWords.end() ? std::nullopt
                                 : std::optional(static_cast<HandlingTier>(1 + (found - kWords.begin())));
}

std::optional<RuleTime> timeOf(std::string_view word)
{
    if (word == kAnything) {
        return RuleTime{};
    }
    if (word == "work") {
        return RuleTime{RuleTime::Kind::Working};
    }
    if (word == "off_work") {
        return RuleTime{RuleTime::Kind::OffWork};
    }
    const std::size_t dash = std::min(word.find('-'), word.size());
    const auto from = minuteOfDay(word.substr(0, dash));
    const auto to = minuteOfDay(word.substr(std::min(dash + 1, word.size())));
    return from && to && *from != *to ? std::optional(RuleTime{RuleTime::Kind::Span, *from, *to}) : std::nullopt;
}

RuleRow::Owner ownerOf(std::string_view word)
{
    return word == kAnything   ? RuleRow::Owner::Any
           : word == "known"   ? RuleRow::Owner::Known
           : word == "unknown" ? RuleRow::Owner::Unknown
                               : RuleRow::Owner::Exactly;
}

struct CodedRow
{
    std::string rule;
    RuleRow row;
};

template <class Refuse>
CodedRow makeRow(const Fields& f, const Known& known, const Refuse& refuse)
{
    const auto isUnit = [&](const std::string& code) {
        return std::ranges::find(known.units, code, &Unit::code) != known.units.end();
    };
    RuleRow row;
    row.tier = tierOf(f[RuleColumn::Tier]);
    if (!row.tier && f[RuleColumn::Tier] != kAnything) {
        refuse(RuleColumn::Tier, "is none of *, district, street, community, grid");
    }
    row.owner = ownerOf(f[RuleColumn::Owner]);
    if (row.owner == RuleRow::Owner::Exactly) {
        row.ownerUnit = f[RuleColumn::Owner];
        if (!isUnit(f[RuleColumn::Owner])) {
            refuse(RuleColumn::Owner, "is none of *, known, unknown or a unit of units.csv");
        }
    }
    row.place = f[RuleColumn::Place] == kAnything ? std::string() : f[RuleColumn::Place];
    if (!row.place.empty() && !isDigits(row.place) &&
        std::ranges::find(known.places, row.place, &Term::code) == known.places.end()) {
        refuse(RuleColumn::Place, "is neither *, a kind of places.csv nor a region's code");
    }
    const auto time = timeOf(f[RuleColumn::Time]);
    if (!time) {
        refuse(RuleColumn::Time, "is none of *, work, off_work or a span like 22:00-06:00");
    }
    row.time = time.value_or(RuleTime{});
    row.unit = f[RuleColumn::UnitCode];
    const bool ownerKnown = row.owner == RuleRow::Owner::Known || row.owner == RuleRow::Owner::Exactly;
    if (row.unit == kOwnerOfComponent && !ownerKnown) {
        refuse(RuleColumn::UnitCode, "needs a row in which the owner is known");
    } else if (row.unit != kOwnerOfComponent && row.unit != kStreetOfPlace && !isUnit(row.unit)) {
        refuse(RuleColumn::UnitCode, "is neither @street, @owner nor a unit of units.csv");
    }
    row.whyZh = f[RuleColumn::WhyZh];
    row.whyEn = f[RuleColumn::WhyEn];
    if (isAscii(row.whyZh)) {
        refuse(RuleColumn::WhyZh, "is not Chinese");
    }
    if (!isAscii(row.whyEn)) {
        refuse(RuleColumn::WhyEn, "is not plain English");
    }
    return {f[RuleColumn::Rule], std::move(row)};
}

} // namespace

std::vector<UnitRule> readUnitRules(const std::filesystem::path& folder, const Known& known, Complaints& complaints)
{
    constexpr std::array<std::string_view, 8> kColumns{"rule", "tier", "owner",  "place",
                                                       "time", "unit", "why_zh", "why_en"};
    std::vector<UnitRule> rules;
    std::unordered_map<std::string, bool> ended;
    const auto rows = readRows<CodedRow>(
        folder, "rules.csv", kColumns, complaints,
        [&](const Fields& f, const auto& refuse) {
            CodedRow made = makeRow(f, known, refuse);
            bool& end = ended[made.rule];
            if (end) {
                refuse(RuleColumn::Rule, "has a row before this one that always holds, so this one never counts");
            }
            end = end || made.row.always();
            return made;
        },
        FirstColumn::MayRepeat);
    for (const CodedRow& coded : rows) {
        auto rule = std::ranges::find(rules, coded.rule, &UnitRule::code);
        if (rule == rules.end()) {
            rule = rules.insert(rule, UnitRule{coded.rule, {}});
        }
        rule->rows.push_back(coded.row);
    }
    for (const UnitRule& rule : rules) {
        if (!ended[rule.code]) {
            complaints.push_back({ErrorCode::Malformed, "rules.csv, column rule: '" + rule.code +
                                                            "' has no row that always holds (* in tier, owner, place "
                                                            "and time)"});
        }
    }
    return rules;
}

} // namespace sandtable::catalogue
