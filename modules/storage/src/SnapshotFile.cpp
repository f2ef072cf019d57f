// SPDX-License-Identifier: GPL-3.0-or-later
#include "SnapshotFile.h"

#include <sandtable/base/Sha256.h>
#include <sandtable/cases/CaseBook.h>

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>

namespace sandtable::storage {

namespace {
constexpr std::string_view kMagic = "STSNAP1\n";
constexpr std::size_t kHeaderBytes = kMagic.size() + std::tuple_size_v<Digest>;
/// Protobuf reads no more than this from one array.
constexpr std::uintmax_t kMaxBytes = 0x7fffffff;

Digest digestOf(std::string_view logId, std::string_view body)
{
    Sha256 hash;
    hash.add(logId);
    // A snapshot of another fold is as good as a damaged one: the log is folded anew.
    hash.add(fmt::format(" fold {} ", cases::kFoldVersion));
    hash.add(body);
    return hash.finish();
}

struct CloseFile
{
    void operator()(std::FILE* file) const { std::fclose(file); }
};
} // namespace

Result<void> writeSnapshotFile(const std::filesystem::path& file, std::string_view logId,
                               const protocol::Snapshot& snapshot)
{
    const std::string body = snapshot.SerializeAsString();
    const Digest digest = digestOf(logId, body);
    std::filesystem::path partial = file;
    partial += ".partial";
    {
        const std::unique_ptr<std::FILE, CloseFile> stream(std::fopen(partial.c_str(), "wb"));
        const bool written = stream && std::fwrite(kMagic.data(), 1, kMagic.size(), stream.get()) == kMagic.size() &&
                             std::fwrite(digest.data(), 1, digest.size(), stream.get()) == digest.size() &&
                             std::fwrite(body.data(), 1, body.size(), stream.get()) == body.size() &&
                             std::fflush(stream.get()) == 0 && ::fsync(::fileno(stream.get())) == 0;
        if (!written) {
            Error error{ErrorCode::Unavailable, fmt::format("{}: {}", partial.string(), std::strerror(errno))};
            std::error_code ignored; // it may not exist
            std::filesystem::remove(partial, ignored);
            return tl::unexpected(std::move(error));
        }
    }
    std::error_code error;
    std::filesystem::rename(partial, file, error);
    if (error) {
        return failure(ErrorCode::Unavailable, fmt::format("{}: {}", file.string(), error.message()));
    }
    return {};
}

Result<protocol::Snapshot> readSnapshotFile(const std::filesystem::path& file, std::string_view logId)
{
    std::error_code error;
    const auto bytes = std::filesystem::file_size(file, error);
    if (error) {
        return failure(ErrorCode::NotFound, fmt::format("{}: {}", file.string(), error.message()));
    }
    if (bytes < kHeaderBytes || bytes > kMaxBytes) {
        return failure(ErrorCode::Malformed, fmt::format("{}: {} bytes cannot be a snapshot", file.string(), bytes));
    }
    std::string content(static_cast<std::size_t>(bytes), '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(content.data(), static_cast<std::streamsize>(content.size()))) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: cannot be read", file.string()));
    }
    const std::string_view body = std::string_view(content).substr(kHeaderBytes);
    const Digest digest = digestOf(logId, body);
    protocol::Snapshot snapshot;
    if (!content.starts_with(kMagic) ||
        std::memcmp(content.data() + kMagic.size(), digest.data(), digest.size()) != 0 ||
        !snapshot.ParseFromArray(body.data(), static_cast<int>(body.size()))) {
        return failure(ErrorCode::Malformed, fmt::format("{}: damaged, or the snapshot of another log", file.string()));
    }
    return snapshot;
}

} // namespace sandtable::storage
