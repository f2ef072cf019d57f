// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/wording/TextClassifier.h>

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace sandtable::dispatching {

/// What the responsibility list itself says of its items, as samples with the items' codes for labels: names, words
/// and conditions, alone and joined as people join them.
std::vector<wording::Sample> trainingSamples(const catalogue::Catalogue& catalogue);

/// A classifier of the list's items from its own samples and `cases`, whose labels are codes of items and whose texts
/// are as they were reported; cases of items that the list does not have are passed over. The same list and cases give
/// the same classifier. About ten seconds on one core for the shipped list.
Result<wording::TextClassifier> trainItemModel(const catalogue::Catalogue& catalogue,
                                               std::span<const wording::Sample> cases,
                                               const wording::TrainingSettings& settings = {});

/// Where the build puts the classifier of the shipped list: data/items.model in the folder above the program's.
std::filesystem::path shippedItemModel();

/// The classifier in the file; null without an error for a path that is empty.
Result<std::shared_ptr<const wording::TextClassifier>> openItemModel(const std::filesystem::path& file);

} // namespace sandtable::dispatching
