// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/client/Credentials.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <system_error>

namespace sandtable::client {

namespace {
constexpr std::uintmax_t kMaxFileBytes = 1024 * 1024;
} // namespace

Result<std::string> passwordFor(const std::filesystem::path& file, std::string_view user)
{
    std::error_code error;
    const auto bytes = std::filesystem::file_size(file, error);
    if (error) {
        return failure(ErrorCode::NotFound, fmt::format("credentials file {}: {}", file.string(), error.message()));
    }
    if (bytes > kMaxFileBytes) {
        return failure(ErrorCode::Malformed,
                       fmt::format("credentials file {}: {} bytes are too many", file.string(), bytes));
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return failure(ErrorCode::Unreadable, fmt::format("credentials file {} cannot be opened", file.string()));
    }
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const auto users = json.is_object() ? json.find("users") : json.end();
    if (users == json.end() || !users->is_array()) {
        return failure(ErrorCode::Malformed, fmt::format("credentials file {}: no list \"users\"", file.string()));
    }
    for (const auto& entry : *users) {
        if (!entry.is_object() || !entry.contains("name") || entry["name"] != user) {
            continue;
        }
        if (!entry.contains("password") || !entry["password"].is_string()) {
            return failure(ErrorCode::Malformed,
                           fmt::format("credentials file {}: user {} has no \"password\"", file.string(), user));
        }
        return entry["password"].get<std::string>();
    }
    return failure(ErrorCode::NotFound, fmt::format("credentials file {}: no user {}", file.string(), user));
}

} // namespace sandtable::client
