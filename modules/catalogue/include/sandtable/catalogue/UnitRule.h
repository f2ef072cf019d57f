// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sandtable::catalogue {

class Catalogue;
struct Item;

/// In place of a unit's code: who owns the component.
constexpr std::string_view kOwnerOfComponent = "@owner";

/// The four tiers (四级), as far as a rule distinguishes them: who has the case in hand.
enum class HandlingTier : std::uint8_t
{
    District = 1,
    Street,
    Community,
    MicroGrid
};

/// When a row holds. Hours are local, from ≤ minute < to; a span may run over midnight.
struct RuleTime
{
    enum class Kind : std::uint8_t
    {
        Always,
        Working, ///< in the calendar's working time
        OffWork,
        Span
    };
    Kind kind = Kind::Always;
    int fromMinute = 0;
    int toMinute = 0;
};

/// One row of a rule: all its conditions must hold.
struct RuleRow
{
    enum class Owner : std::uint8_t
    {
        Any,
        Known,
        Unknown,
        Exactly ///< ownerUnit
    };
    std::optional<HandlingTier> tier;
    Owner owner = Owner::Any;
    std::string ownerUnit;
    std::string place; ///< a Term of places.csv, a region's code (digits), or empty: anywhere
    RuleTime time;
    std::string unit; ///< a unit's code, "@street" or "@owner"
    std::string whyZh, whyEn;

    bool always() const { return !tier && owner == Owner::Any && place.empty() && time.kind == RuleTime::Kind::Always; }
};

/// Who must act: the first row that holds. The last row of a rule always does.
struct UnitRule
{
    std::string code;
    std::vector<RuleRow> rows;
};

/// What is known about a case when a unit is looked for.
struct Situation
{
    std::optional<HandlingTier> tier{}; ///< unknown: rows that ask for a tier do not hold
    std::string owner{};                ///< unit that owns the component, empty when unknown
    std::vector<std::string> places{};  ///< kinds of place it lies in or at: codes of places.csv
    std::string region{};               ///< code of the region it lies in, the smaller the better; empty when unknown
    EventTime at{};
};

/// Who must act, and why in words.
struct Assignment
{
    std::string unitCode;
    std::string reasonZh;
    std::string reasonEn;
    std::vector<std::string> assisting{}; ///< units that help, without the one that must act
};

/// Evaluates the item's rule. Pure. While the street is not known, "@street" gives the unit that intake.toml names.
Assignment responsibleUnit(const Catalogue& catalogue, const Item& item, const Situation& situation);

} // namespace sandtable::catalogue
