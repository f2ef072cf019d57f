// SPDX-License-Identifier: GPL-3.0-or-later
#include "PrivateFile.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace sandtable::server {

namespace {
constexpr std::uintmax_t kMaxFileBytes = 1024 * 1024;

bool writeAll(int descriptor, const std::string& text)
{
    std::size_t written = 0;
    while (written < text.size()) {
        const ssize_t bytes = ::write(descriptor, text.data() + written, text.size() - written);
        if (bytes < 0 && errno != EINTR) {
            return false;
        }
        written += bytes > 0 ? static_cast<std::size_t>(bytes) : 0;
    }
    return ::fsync(descriptor) == 0;
}
} // namespace

Result<void> writePrivateJson(const std::filesystem::path& file, const nlohmann::json& json)
{
    std::filesystem::path partial = file;
    partial += ".partial";
    const int descriptor = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return failure(ErrorCode::Unavailable, fmt::format("{}: {}", partial.string(), std::strerror(errno)));
    }
    const bool written = ::fchmod(descriptor, 0600) == 0 && writeAll(descriptor, json.dump(2) + "\n");
    const int reason = errno;
    ::close(descriptor);
    if (!written || ::rename(partial.c_str(), file.c_str()) != 0) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{}: {}", file.string(), std::strerror(written ? errno : reason)));
    }
    return {};
}

Result<nlohmann::json> readPrivateJson(const std::filesystem::path& file)
{
    std::error_code error;
    const auto bytes = std::filesystem::file_size(file, error);
    if (error) {
        return failure(ErrorCode::NotFound, fmt::format("{}: {}", file.string(), error.message()));
    }
    if (bytes > kMaxFileBytes) {
        return failure(ErrorCode::Malformed, fmt::format("{}: {} bytes are too many", file.string(), bytes));
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: cannot be opened", file.string()));
    }
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return failure(ErrorCode::Malformed, fmt::format("{}: not JSON", file.string()));
    }
    return json;
}

} // namespace sandtable::server
