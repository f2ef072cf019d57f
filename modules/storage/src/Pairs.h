// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sandtable::storage {

/// A text as the index keeps it: runs of letters and digits are words, runs of other scripts become overlapping pairs
/// and a last single character ("同济路3号" → "同济 济路 路 3 号"). All in lower case, separated by spaces.
std::string pairsOf(std::string_view text);

/// An FTS5 expression that finds texts in which each of the words (with spaces between) occurs; empty for nothing to
/// look for. It consists of letters, digits, quotes and stars only, whatever the words are.
std::string matchOf(std::string_view words, std::string_view column);

} // namespace sandtable::storage
