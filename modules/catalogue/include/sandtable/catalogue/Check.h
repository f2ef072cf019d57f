// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <filesystem>
#include <vector>

namespace sandtable::catalogue {

/// Every broken rule of the folder data/catalogue, in the order of the files, each naming file, line, column and value.
/// Catalogue::load succeeds when this is empty, and else fails with the first of these.
std::vector<Error> checkCatalogue(const std::filesystem::path& folder);

} // namespace sandtable::catalogue
