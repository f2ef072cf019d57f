// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/base/Result.h>
#include <sandtable/catalogue/Item.h>
#include <sandtable/catalogue/UnitRule.h>
#include <sandtable/catalogue/WorkCalendar.h>
#include <sandtable/catalogue/Workers.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sandtable::catalogue {

enum class UnitKind : std::uint8_t
{
    Department = 1,
    StreetOffice,
    Utility
};

/// In place of a unit's code: the street office of the place.
constexpr std::string_view kStreetOfPlace = "@street";

/// A responsible unit (责任单位).
struct Unit
{
    std::string code; ///< "D01"…"D18" departments, "S" + street code street offices, "U01"… utilities
    UnitKind kind = UnitKind::Department;
    std::string nameZh;
    std::string nameEn;
};

enum class ItemKind : char
{
    Component = 'C',
    Event = 'E',
    Social = 'S'
};

/// A class (大类) of the responsibility list: kind letter + two digits, e.g. "E05".
struct ItemClass
{
    std::string code;
    std::string nameZh;
    std::string nameEn;
};

/// A subclass (小类): class code + two digits, e.g. "C0101".
struct Subclass
{
    std::string code;
    std::string nameZh;
    std::string nameEn;
    int grade = 3;                  ///< 1 (most urgent) … 4
    Deadline handling;              ///< from dispatch to finished
    std::string unit;               ///< a unit's code, or "@street": the street office of the place
    std::string filingZh, filingEn; ///< filing condition
    std::string closingZh, closingEn;
    std::vector<std::string> words; ///< what people call it: Chinese words and some English phrases; for intake
};

/// Clocks of the stages before and after handling; data/catalogue/stages.toml.
struct StageClocks
{
    std::chrono::minutes accept{15};
    std::chrono::minutes dispatch{15};
    std::chrono::minutes onSiteCheck{30};
};

/// What the passing of time does to a case; data/catalogue/stages.toml.
struct TimeRules
{
    std::chrono::days reopen{15};           ///< so long after its end a case may be reopened
    int remindPercent = 20;                 ///< of a clock's span left when its holder is reminded, 1 … 90
    std::chrono::minutes escalateAfter{30}; ///< overdue so long, a case goes one tier up
};

/// How a report becomes a proposal; data/catalogue/intake.toml.
struct IntakeRules
{
    std::string unrecognisedSubclass; ///< for a text in which no item's words occur
    std::string unitWithoutPlace;     ///< in place of "@street" while the place is not known
    double duplicateRadiusM = 50;     ///< at most 60
    std::chrono::hours duplicateWindow{24};
};

/// The responsibility list (责任清单) with its calendar. Immutable after loading.
class Catalogue
{
public:
    /// Reads the folder data/catalogue. Fails with NotFound, Unreadable or Malformed; the message names file, line,
    /// column and value.
    static Result<Catalogue> load(const std::filesystem::path& folder);

    const std::vector<Unit>& units() const { return m_units; }
    const std::vector<ItemClass>& classes() const { return m_classes; }
    const std::vector<Subclass>& subclasses() const { return m_subclasses; }
    /// In the order of their codes.
    const std::vector<Item>& items() const { return m_items; }
    const std::vector<PatrolItem>& patrol() const { return m_patrol; }
    const std::vector<UnitRule>& rules() const { return m_rules; }
    const std::vector<Term>& steps() const { return m_steps; }
    const std::vector<Term>& qualifications() const { return m_qualifications; }
    const std::vector<PlaceTerm>& places() const { return m_places; }
    const std::vector<DialectWord>& dialect() const { return m_dialect; }
    const Unit* unit(std::string_view code) const;
    const ItemClass* itemClass(std::string_view code) const;
    const Subclass* subclass(std::string_view code) const;
    const Item* item(std::string_view code) const;
    const UnitRule* rule(std::string_view code) const;
    /// Those of one subclass; empty when there is no such subclass.
    std::span<const Item> itemsOf(std::string_view subclassCode) const;
    /// SHA-256 of the files' contents, lower-case hex: tells one edition of the list from another.
    const std::string& fingerprint() const { return m_fingerprint; }
    const StageClocks& clocks() const { return m_clocks.front(); }
    /// Those of an item's grade, 1 … 4; of any other number the ordinary ones.
    const StageClocks& clocks(int grade) const
    {
        const auto place = static_cast<std::size_t>(grade);
        return grade > 0 && place < m_clocks.size() ? m_clocks[place] : m_clocks.front();
    }
    const TimeRules& timeRules() const { return m_timeRules; }
    const IntakeRules& intake() const { return m_intake; }
    const WorkCalendar& calendar() const { return m_calendar; }
    const WorkerRules& workerRules() const { return m_workerRules; }
    /// What roster.csv knows about this worker, or nullptr.
    const RosterEntry* rosterEntry(std::string_view workerCode) const;
    /// What it takes to verify an item on site: a Term's code. Of a subclass (five characters): what most of its items
    /// ask for. Empty for a code that the list does not have.
    std::string qualificationFor(std::string_view itemOrSubclass) const;

    /// Street offices are units of the city at hand: "S" + street code; added once after the city is known and before
    /// anybody keeps a pointer to a unit. Adding one twice changes nothing.
    static std::string streetOfficeCode(std::string_view streetCode);
    void addStreetOffice(std::string_view streetCode, std::string nameZh, std::string nameEn);

private:
    friend class CatalogueReader;

    std::vector<Unit> m_units;
    std::vector<ItemClass> m_classes;
    std::vector<Subclass> m_subclasses;
    std::vector<Term> m_steps;
    std::vector<Term> m_qualifications;
    std::vector<PlaceTerm> m_places;
    std::vector<DialectWord> m_dialect;
    std::vector<UnitRule> m_rules;
    std::vector<Item> m_items;
    std::vector<PatrolItem> m_patrol;
    std::string m_fingerprint;
    std::unordered_map<std::string, std::uint32_t> m_unitIndex;
    std::unordered_map<std::string, std::uint32_t> m_classIndex;
    std::unordered_map<std::string, std::uint32_t> m_subclassIndex;
    std::unordered_map<std::string, std::uint32_t> m_itemIndex;
    std::unordered_map<std::string, std::uint32_t> m_ruleIndex;
    std::array<StageClocks, 5> m_clocks; ///< the ordinary ones, then by grade
    TimeRules m_timeRules;
    IntakeRules m_intake;
    WorkerRules m_workerRules;
    std::vector<RosterEntry> m_roster;
    std::unordered_map<std::string, std::uint32_t> m_rosterIndex;
    WorkCalendar m_calendar;
};

} // namespace sandtable::catalogue
