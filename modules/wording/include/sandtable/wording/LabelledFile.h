// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/wording/TextClassifier.h>

#include <filesystem>
#include <string>
#include <vector>

namespace sandtable::wording {

/// The texts and labels of a CSV file with a header line; rows without either are passed over. UTF-8, with or without
/// a byte order mark, or GB 18030; comma, semicolon or tab; fields in quotes may hold line breaks. At most 1 GiB.
/// Fails with NotFound, Unreadable, OutOfRange or Malformed; the message names the file, and a column that is missing
/// with those that there are.
Result<std::vector<Sample>> readLabelledFile(const std::filesystem::path& file, const std::string& textColumn,
                                             const std::string& labelColumn);

} // namespace sandtable::wording
