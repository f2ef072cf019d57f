// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <nlohmann/json_fwd.hpp>

#include <filesystem>

namespace sandtable::server {

/// A JSON file that only its owner may read (mode 0600); written beside its place and renamed, so never half.
Result<void> writePrivateJson(const std::filesystem::path& file, const nlohmann::json& json);
/// Fails with NotFound, Unreadable or Malformed; files over 1 MiB are refused.
Result<nlohmann::json> readPrivateJson(const std::filesystem::path& file);

} // namespace sandtable::server
