// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace sandtable::client {

/// The password of a user in a credentials file as `sandtabled --bootstrap-users` writes it (JSON, mode 0600):
/// {"users": [{"name": "dispatcher", "role": "dispatcher", "area": "", "password": "…"}]}
/// Fails with NotFound (file or user), Unreadable or Malformed. Files over 1 MiB are refused.
Result<std::string> passwordFor(const std::filesystem::path& file, std::string_view user);

} // namespace sandtable::client
