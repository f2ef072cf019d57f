// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <filesystem>

/// Trains the classifier of the list's items and writes it to `out`. `cases` is empty, the file of an event log that no
/// server has open, or a CSV file with columns text and item.
sandtable::Result<void> trainItems(const std::filesystem::path& list, const std::filesystem::path& cases,
                                   const std::filesystem::path& out);
