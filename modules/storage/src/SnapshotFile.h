// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <filesystem>
#include <string_view>

namespace sandtable::storage {

/// A snapshot beside the log. It lies in a file of its own so that writing it never makes a commit wait, and it is
/// only a short cut: a missing or damaged one costs time at the next start, nothing else.
/// Layout: "STSNAP1\n", 32 bytes SHA-256 of (log id + body), then the body, a protocol::Snapshot.
Result<void> writeSnapshotFile(const std::filesystem::path& file, std::string_view logId,
                               const protocol::Snapshot& snapshot);

/// Fails with NotFound, Unreadable or Malformed (damaged, or of another log).
Result<protocol::Snapshot> readSnapshotFile(const std::filesystem::path& file, std::string_view logId);

} // namespace sandtable::storage
