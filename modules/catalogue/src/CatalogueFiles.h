// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/Catalogue.h>

#include <filesystem>
#include <vector>

namespace sandtable::catalogue {

using Complaints = std::vector<Error>;

/// What rows of later files may refer to.
struct Known
{
    const std::vector<ItemClass>& classes;
    const std::vector<Unit>& units;
    const std::vector<Subclass>& subclasses;
    const std::vector<Term>& steps;
    const std::vector<Term>& qualifications;
    const std::vector<PlaceTerm>& places;
    const std::vector<UnitRule>& rules;
};

/// The files of data/catalogue one by one (docs/catalogue.md). What is wrong goes to the complaints, the rows that are
/// right come back.
std::vector<Unit> readUnits(const std::filesystem::path& folder, Complaints& complaints);
std::vector<ItemClass> readClasses(const std::filesystem::path& folder, Complaints& complaints);
/// `classes` and `units` are what a row may refer to.
std::vector<Subclass> readSubclasses(const std::filesystem::path& folder, const std::vector<ItemClass>& classes,
                                     const std::vector<Unit>& units, Complaints& complaints);
/// steps.csv, qualifications.csv
std::vector<Term> readTerms(const std::filesystem::path& folder, const std::string& name, Complaints& complaints);
std::vector<PlaceTerm> readPlaceTerms(const std::filesystem::path& folder, Complaints& complaints);
std::vector<DialectWord> readDialect(const std::filesystem::path& folder, Complaints& complaints);
std::vector<UnitRule> readUnitRules(const std::filesystem::path& folder, const Known& known, Complaints& complaints);
/// All of items/, one file a class.
std::vector<Item> readItems(const std::filesystem::path& folder, const Known& known, const WorkCalendar& calendar,
                            Complaints& complaints);
std::vector<PatrolItem> readPatrol(const std::filesystem::path& folder, const Known& known,
                                   const std::vector<Item>& items, Complaints& complaints);
struct StageRules
{
    std::array<StageClocks, 5> clocks; ///< the ordinary ones, then by grade
    TimeRules time;
};
Result<StageRules> readStageRules(const std::filesystem::path& path);
Result<IntakeRules> readIntakeRules(const std::filesystem::path& file);
Result<WorkerRules> readWorkerRules(const std::filesystem::path& file);
std::vector<RosterEntry> readRoster(const std::filesystem::path& folder, const Known& known, Complaints& complaints);

} // namespace sandtable::catalogue
