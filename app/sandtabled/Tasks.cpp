// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tasks.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <system_error>

using sandtable::ErrorCode;
using sandtable::failure;
using sandtable::Result;
using sandtable::server::Users;
using sandtable::storage::EventLog;

namespace {
std::filesystem::path usersFile(const Arguments& arguments)
{
    return arguments.users.empty() ? arguments.data / "users.json" : arguments.users;
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
    const std::string& text = arguments.makeUser;
    const std::size_t first = text.find(':');
    const std::size_t second = first == std::string::npos ? first : text.find(':', first + 1);
    if (second == std::string::npos) {
        return failure(ErrorCode::Malformed,
                       fmt::format("--make-user \"{}\" is not NAME:ROLE:AREA (the area may be empty)", text));
    }
    const auto role = sandtable::server::roleFromName(text.substr(first + 1, second - first - 1));
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
    return users.set({text.substr(0, first), *role, text.substr(second + 1)}, password).and_then([&] {
        return users.save(file);
    });
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
Result<void> writePortFile(const Arguments& arguments, std::uint16_t port)
{
    if (arguments.portFile.empty()) {
        return {};
    }
    // Renamed into place, so that whoever waits for the file never reads half a number.
    std::filesystem::path partial = arguments.portFile;
    partial += ".partial";
    std::ofstream stream(partial);
    stream << port << '\n';
    stream.close();
    if (!stream) {
        return failure(ErrorCode::Unavailable, fmt::format("port file {} cannot be written", partial.string()));
    }
    std::error_code error;
    std::filesystem::rename(partial, arguments.portFile, error);
    if (error) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("port file {}: {}", arguments.portFile.string(), error.message()));
    }
    return {};
}
} // namespace

Result<void> tellPort(const Arguments& arguments, std::uint16_t port)
{
    if (auto written = writePortFile(arguments, port); !written) {
        return written;
    }
    fmt::print("listening on {}:{}\n", arguments.server.address, port);
    std::fflush(stdout);
    return {};
}
