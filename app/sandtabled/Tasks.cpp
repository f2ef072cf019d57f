// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tasks.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <system_error>

using sandtable::ErrorCode;
using sandtable::failure;
using sandtable::Result;
using sandtable::server::ApiKeys;
using sandtable::server::Users;
using sandtable::storage::EventLog;

namespace {
std::filesystem::path usersFile(const Arguments& arguments)
{
    return arguments.users.empty() ? arguments.data / "users.json" : arguments.users;
}

std::filesystem::path keysFile(const Arguments& arguments)
{
    return arguments.apiKeys.empty() ? arguments.data / "api-keys.json" : arguments.apiKeys;
}

/// "a:b:c" in its parts; the last may be empty. Nothing where there are not two colons.
std::optional<std::array<std::string, 3>> threeParts(const std::string& text)
{
    const std::size_t first = text.find(':');
    const std::size_t second = first == std::string::npos ? first : text.find(':', first + 1);
    if (second == std::string::npos) {
        return std::nullopt;
    }
    return std::array{text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
}
} // namespace

Result<void> prepareDataFolder(const Arguments& arguments)
{
    std::error_code error;
    std::filesystem::create_directories(arguments.data, error);
    if (error) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("data folder {}: {}", arguments.data.string(), error.message()));
    }
    return {};
}

Result<Users> loadUsers(const Arguments& arguments)
{
    Users users;
    const auto file = usersFile(arguments);
    if (!arguments.users.empty() || std::filesystem::exists(file)) {
        auto loaded = Users::load(file);
        if (!loaded) {
            return loaded;
        }
        users = std::move(*loaded);
    }
    if (!arguments.credentials.empty()) {
        const auto bootstrapped = sandtable::server::bootstrapUsers(arguments.credentials);
        if (!bootstrapped) {
            return bootstrapped;
        }
        users.add(*bootstrapped);
    }
    if (users.empty()) {
        return failure(
            ErrorCode::NotFound,
            fmt::format("nobody could log in: {} has no users; make one with --make-user or give --bootstrap-users",
                        file.string()));
    }
    return users;
}

Result<void> makeUser(const Arguments& arguments)
{
    const auto parts = threeParts(arguments.makeUser);
    if (!parts) {
        return failure(
            ErrorCode::Malformed,
            fmt::format("--make-user \"{}\" is not NAME:ROLE:AREA (the area may be empty)", arguments.makeUser));
    }
    const auto& [name, roleText, area] = *parts;
    const auto role = sandtable::server::roleFromName(roleText);
    if (!role) {
        return tl::unexpected(role.error());
    }
    const auto file = usersFile(arguments);
    Users users;
    if (std::filesystem::exists(file)) {
        auto loaded = Users::load(file);
        if (!loaded) {
            return tl::unexpected(loaded.error());
        }
        users = std::move(*loaded);
    }
    std::string password;
    std::getline(std::cin, password);
    if (password.empty()) {
        password = sandtable::server::randomPassword();
        fmt::print("{}\n", password);
    }
    return users.set({name, *role, area}, password).and_then([&] { return users.save(file); });
}

Result<ApiKeys> loadApiKeys(const Arguments& arguments)
{
    const auto file = keysFile(arguments);
    if (arguments.apiKeys.empty() && !std::filesystem::exists(file)) {
        return ApiKeys();
    }
    return ApiKeys::load(file);
}

Result<void> makeApiKey(const Arguments& arguments)
{
    const auto parts = threeParts(arguments.makeKey);
    if (!parts) {
        return failure(
            ErrorCode::Malformed,
            fmt::format("--make-api-key \"{}\" is not NAME:CHANNEL:AREA (the area may be empty)", arguments.makeKey));
    }
    const auto& [name, channelText, area] = *parts;
    const auto channel = sandtable::server::channelFromName(channelText);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    const auto file = keysFile(arguments);
    auto keys = std::filesystem::exists(file) ? ApiKeys::load(file) : Result<ApiKeys>(ApiKeys());
    if (!keys) {
        return tl::unexpected(keys.error());
    }
    const auto key = keys->make({name, *channel, area});
    if (!key) {
        return tl::unexpected(key.error());
    }
    return keys->save(file).map([&key] { fmt::print("{}\n", *key); });
}

Result<std::unique_ptr<EventLog>> openLog(const Arguments& arguments, const std::string& cityFingerprint)
{
    EventLog::Options options;
    options.mayCreate = !arguments.verify;
    options.file = arguments.data / "events.db";
    options.city = cityFingerprint;
    options.maxBytes = arguments.maxLogMegabytes * 1024 * 1024;
    options.snapshotEvery = arguments.snapshotEvery;
    auto log = EventLog::open(options);
    if (log && !cityFingerprint.empty() && (*log)->city() != cityFingerprint) {
        return failure(ErrorCode::Refused,
                       fmt::format("{} is the log of city {}, but {} is city {}; give another --data folder",
                                   options.file.string(), (*log)->city(), arguments.city.string(), cityFingerprint));
    }
    return log;
}

Result<sandtable::EventTime> lastEventTime(const Arguments& arguments, const EventLog& log)
{
    if (log.lastSeq() == 0) {
        return sandtable::EventTime();
    }
    const auto last = log.read(log.lastSeq(), 1, 1);
    if (!last) {
        return tl::unexpected(last.error());
    }
    sandtable::protocol::Event event;
    if (last->empty() || !event.ParseFromString(last->front().body)) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}: event {} is damaged", arguments.data.string(), log.lastSeq()));
    }
    return sandtable::fromMicros(event.time_us());
}

namespace {
Result<void> writePortFile(const std::filesystem::path& file, std::uint16_t port)
{
    if (file.empty()) {
        return {};
    }
    // Renamed into place, so that whoever waits for the file never reads half a number.
    std::filesystem::path partial = file;
    partial += ".partial";
    std::ofstream stream(partial);
    stream << port << '\n';
    stream.close();
    if (!stream) {
        return failure(ErrorCode::Unavailable, fmt::format("port file {} cannot be written", partial.string()));
    }
    std::error_code error;
    std::filesystem::rename(partial, file, error);
    if (error) {
        return failure(ErrorCode::Unavailable, fmt::format("port file {}: {}", file.string(), error.message()));
    }
    return {};
}
} // namespace

Result<void> tellPorts(const Arguments& arguments, std::uint16_t port, std::uint16_t httpPort)
{
    if (httpPort != 0) {
        if (auto written = writePortFile(arguments.httpPortFile, httpPort); !written) {
            return written;
        }
    }
    if (auto written = writePortFile(arguments.portFile, port); !written) {
        return written;
    }
    fmt::print("listening on {}:{}\n", arguments.server.address, port);
    if (httpPort != 0) {
        fmt::print("Open311 on http://{}:{}/open311/v2\n", arguments.server.address, httpPort);
    }
    std::fflush(stdout);
    return {};
}
