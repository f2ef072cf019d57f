// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueReader.h"

#include "CatalogueFiles.h"
#include "Csv.h"

#include <sandtable/base/Sha256.h>
#include <sandtable/catalogue/Check.h>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace sandtable::catalogue {

namespace {

constexpr std::size_t kLargestTable = 8u << 20;

template <class Entry>
std::unordered_map<std::string, std::uint32_t> indexByCode(const std::vector<Entry>& entries)
{
    std::unordered_map<std::string, std::uint32_t> index;
    index.reserve(entries.size());
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        index.emplace(entries[i].code, i);
    }
    return index;
}

/// The value, or its default after the error was noted.
template <class Value>
Value orComplain(Result<Value> value, std::vector<Error>& complaints)
{
    if (!value) {
        complaints.push_back(value.error());
        return Value{};
    }
    return std::move(*value);
}

} // namespace

CatalogueReader::CatalogueReader(std::filesystem::path folder) : m_folder(std::move(folder))
{
    // A calendar first: items ask it which of two limits is the longer.
    m_catalogue.m_calendar = orComplain(WorkCalendar::load(m_folder / "calendar.toml"), m_complaints);
    readTables();
    index();
    readSettings();
    checkUse();
    fingerprint();
}

void CatalogueReader::complain(std::string message)
{
    m_complaints.push_back({ErrorCode::Malformed, std::move(message)});
}

void CatalogueReader::readTables()
{
    Catalogue& c = m_catalogue;
    c.m_units = readUnits(m_folder, m_complaints);
    c.m_classes = readClasses(m_folder, m_complaints);
    c.m_subclasses = readSubclasses(m_folder, c.m_classes, c.m_units, m_complaints);
    c.m_steps = readTerms(m_folder, "steps.csv", m_complaints);
    c.m_qualifications = readTerms(m_folder, "qualifications.csv", m_complaints);
    c.m_places = readPlaceTerms(m_folder, m_complaints);
    c.m_dialect = readDialect(m_folder, m_complaints);
    const Known known{c.m_classes, c.m_units, c.m_subclasses, c.m_steps, c.m_qualifications, c.m_places, c.m_rules};
    c.m_rules = readUnitRules(m_folder, known, m_complaints);
    c.m_items = readItems(m_folder, known, c.m_calendar, m_complaints);
    c.m_patrol = readPatrol(m_folder, known, c.m_items, m_complaints);
    std::error_code ignored; // a district may not keep a roster
    if (std::filesystem::exists(m_folder / "roster.csv", ignored)) {
        c.m_roster = readRoster(m_folder, known, m_complaints);
    }
}

void CatalogueReader::readSettings()
{
    const StageRules stages = orComplain(readStageRules(m_folder / "stages.toml"), m_complaints);
    m_catalogue.m_clocks = stages.clocks;
    m_catalogue.m_timeRules = stages.time;
    m_catalogue.m_workerRules = orComplain(readWorkerRules(m_folder / "workers.toml"), m_complaints);
    auto intake = readIntakeRules(m_folder / "intake.toml");
    if (!intake) {
        m_complaints.push_back(intake.error());
        return;
    }
    m_catalogue.m_intake = std::move(*intake);
    if (m_catalogue.subclass(m_catalogue.m_intake.unrecognisedSubclass) == nullptr) {
        complain(fmt::format("intake.toml, unrecognised_subclass: '{}' is not in subclasses.csv",
                             m_catalogue.m_intake.unrecognisedSubclass));
    }
    if (m_catalogue.unit(m_catalogue.m_intake.unitWithoutPlace) == nullptr) {
        complain(fmt::format("intake.toml, unit_without_place: '{}' is not in units.csv",
                             m_catalogue.m_intake.unitWithoutPlace));
    }
}

void CatalogueReader::checkUse()
{
    std::unordered_set<std::string_view> used;
    for (const Item& item : m_catalogue.m_items) {
        used.insert(item.rule);
    }
    for (const UnitRule& rule : m_catalogue.m_rules) {
        // While rows are wrong, a rule may stand in one of them.
        if (!used.contains(rule.code) && m_complaints.empty()) {
            complain(fmt::format("rules.csv, column rule: '{}' is used by no item", rule.code));
        }
    }
}

void CatalogueReader::index()
{
    m_catalogue.m_unitIndex = indexByCode(m_catalogue.m_units);
    m_catalogue.m_classIndex = indexByCode(m_catalogue.m_classes);
    m_catalogue.m_subclassIndex = indexByCode(m_catalogue.m_subclasses);
    m_catalogue.m_itemIndex = indexByCode(m_catalogue.m_items);
    m_catalogue.m_ruleIndex = indexByCode(m_catalogue.m_rules);
    m_catalogue.m_rosterIndex = indexByCode(m_catalogue.m_roster);
}

void CatalogueReader::fingerprint()
{
    std::vector<std::string> names{"units.csv",          "classes.csv", "subclasses.csv", "steps.csv",
                                   "qualifications.csv", "places.csv",  "rules.csv",      "patrol.csv",
                                   "stages.toml",        "intake.toml", "calendar.toml",  "dialect.csv",
                                   "workers.toml",       "roster.csv"};
    for (const ItemClass& itemClass : m_catalogue.m_classes) {
        names.push_back("items/" + itemClass.code + ".csv");
    }
    Sha256 hash;
    for (const std::string& name : names) {
        const auto text = readTextFile(m_folder / name, kLargestTable);
        hash.add(fmt::format("{}:{}\n", name, text ? text->size() : 0));
        hash.add(text ? std::string_view(*text) : std::string_view());
    }
    m_catalogue.m_fingerprint = toHex(hash.finish());
}

std::vector<Error> checkCatalogue(const std::filesystem::path& folder)
{
    return CatalogueReader(folder).complaints();
}

} // namespace sandtable::catalogue
