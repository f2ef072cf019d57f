// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <filesystem>

namespace sandtable::bench {

/// Median time of appending 4 KiB to a file in the folder and waiting for the disk, milliseconds.
Result<double> fdatasyncP50Ms(const std::filesystem::path& folder);

} // namespace sandtable::bench
