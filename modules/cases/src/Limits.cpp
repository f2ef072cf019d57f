// SPDX-License-Identifier: GPL-3.0-or-later
#include "Limits.h"

#include "Ask.h"

namespace sandtable::cases {
namespace {

/// For what no subclass names: the commonest limit of the list.
constexpr catalogue::Deadline kUnclassified{5, catalogue::DeadlineUnit::WorkDay};

bool isKnown(const protocol::Limit& limit)
{
    return limit.amount() > 0 && limit.unit() != protocol::Limit::UNSPECIFIED &&
           protocol::Limit::Unit_IsValid(limit.unit());
}

catalogue::Deadline fromWire(const protocol::Limit& limit)
{
    return {limit.amount(), static_cast<catalogue::DeadlineUnit>(limit.unit())};
}

} // namespace

protocol::Limit toWire(const catalogue::Deadline& limit)
{
    protocol::Limit wire;
    wire.set_amount(limit.amount);
    wire.set_unit(static_cast<protocol::Limit::Unit>(limit.unit));
    return wire;
}

catalogue::Deadline listedLimit(const std::string& itemCode, const std::string& subclassCode,
                                const catalogue::Catalogue& list)
{
    if (const catalogue::Item* item = list.item(itemCode)) {
        return item->handling();
    }
    const catalogue::Subclass* subclass = list.subclass(subclassCode);
    return subclass != nullptr ? subclass->handling : kUnclassified;
}

catalogue::Deadline handlingLimit(const protocol::Case& item, const catalogue::Catalogue& list)
{
    return isKnown(item.limit()) ? fromWire(item.limit()) : listedLimit(item.item_code(), item.subclass_code(), list);
}

std::pair<std::string, std::string> closingTexts(const protocol::Case& item, const catalogue::Catalogue& list)
{
    if (!item.closing_zh().empty()) {
        return {item.closing_zh(), item.closing_en()};
    }
    if (const catalogue::Item* listed = list.item(item.item_code())) {
        return {listed->closingZh, listed->closingEn};
    }
    const catalogue::Subclass* subclass = list.subclass(item.subclass_code());
    return subclass != nullptr ? std::pair(subclass->closingZh, subclass->closingEn)
                               : std::pair<std::string, std::string>();
}

catalogue::CaseClock handlingClock(const protocol::Case& item, const catalogue::Catalogue& list)
{
    const catalogue::Deadline limit =
        isKnown(item.running_limit()) ? fromWire(item.running_limit()) : handlingLimit(item, list);
    const std::chrono::microseconds used(item.used_us());
    return item.clock_since_us() == 0 ? catalogue::CaseClock(limit, used, std::nullopt)
                                      : catalogue::CaseClock(limit, used, fromMicros(item.clock_since_us()));
}

protocol::Filed filedUnder(const Ask& ask, const std::string& itemCode, const std::string& subclassCode,
                           std::string condition)
{
    const catalogue::Catalogue& list = ask.context.catalogue;
    protocol::Filed filed;
    const auto take = [&](const auto& entry) {
        if (condition.empty()) {
            condition = entry.filingZh;
        }
        filed.set_closing_zh(entry.closingZh);
        filed.set_closing_en(entry.closingEn);
    };
    if (const catalogue::Item* item = list.item(itemCode)) {
        take(*item);
        filed.set_item_code(item->code);
    } else if (const catalogue::Subclass* subclass = list.subclass(subclassCode)) {
        take(*subclass);
    }
    *filed.mutable_limit() = toWire(listedLimit(itemCode, subclassCode, list));
    filed.set_list_fingerprint(list.fingerprint());
    filed.set_condition(std::move(condition));
    return filed;
}

} // namespace sandtable::cases
