// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/base/Result.h>
#include <sandtable/server/Server.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

/// What the command line asks for.
struct Arguments
{
    std::filesystem::path data;
    std::filesystem::path city;
    std::filesystem::path catalogue = "data/catalogue";
    std::filesystem::path users;       ///< empty: users.json in the data folder, if it is there
    std::filesystem::path credentials; ///< --bootstrap-users
    std::filesystem::path portFile;
    std::string makeUser;          ///< "name:role:area"
    std::string makeKey;           ///< "name:channel:area"
    std::filesystem::path apiKeys; ///< empty: api-keys.json in the data folder, if it is there
    std::filesystem::path httpPortFile;
    std::filesystem::path pastCases;   ///< --import-cases
    std::filesystem::path pastColumns; ///< --columns of --import-cases
    std::filesystem::path refusals;    ///< --refusals of --import-cases
    bool verify = false;
    std::filesystem::path json;   ///< --json of --verify
    std::filesystem::path events; ///< --events of --verify
    bool quiet = false;
    std::string start; ///< local city time "2026-11-23T08:00"; empty: now
    double speed = 1;
    std::uint64_t snapshotEvery = 50'000;
    std::uint64_t maxLogMegabytes = 0;
    sandtable::server::Server::Options server;
};

/// The arguments, or the program's exit status when there is nothing to do (help, wrong use).
std::variant<Arguments, int> readArguments(int argc, char** argv);

/// "2026-11-23T08:00" or "2026-11-23T08:00:30" at the given offset from UTC. Fails with Malformed.
sandtable::Result<sandtable::EventTime> parseLocalTime(const std::string& text, std::chrono::minutes utcOffset);
