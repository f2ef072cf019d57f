// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/Catalogue.h>

#include <filesystem>
#include <vector>

namespace sandtable::catalogue {

/// The files of data/catalogue one by one (docs/catalogue.md). Each checks its own rows; Catalogue::load checks what
/// one file says about another.
Result<std::vector<Unit>> readUnits(const std::filesystem::path& file);
Result<std::vector<ItemClass>> readClasses(const std::filesystem::path& file);
/// `classes` and `units` are what a row may refer to.
Result<std::vector<Subclass>> readSubclasses(const std::filesystem::path& file, const std::vector<ItemClass>& classes,
                                             const std::vector<Unit>& units);
Result<StageClocks> readStageClocks(const std::filesystem::path& file);
Result<IntakeRules> readIntakeRules(const std::filesystem::path& file);

} // namespace sandtable::catalogue
