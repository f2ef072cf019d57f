// SPDX-License-Identifier: GPL-3.0-or-later
#include "Arguments.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>

std::variant<Arguments, int> readArguments(int argc, char** argv)
{
    Arguments arguments;
    double standInSeconds = 0;
    double loginSeconds = 5;
    double frameSeconds = 10;
    double idleSeconds = 60;
    double writeSeconds = 10;
    double outboxMegabytes = 16;

    CLI::App app("The server of Sandtable: keeps the log of a city district and serves its consoles.", "sandtabled");
    app.add_option("--data", arguments.data, "Folder of the log and the users; made when it does not exist")
        ->required();
    app.add_option("--city", arguments.city, "City file (GeoPackage of sandtable-city)");
    app.add_option("--catalogue", arguments.catalogue, "Folder of the responsibility list")->capture_default_str();
    app.add_option("--users", arguments.users, "Users file; default: users.json in the data folder");
    app.add_option(
        "--bootstrap-users", arguments.credentials,
        "Also let in the users of this credentials file; made with random passwords (mode 0600) when absent");
    app.add_option("--make-user", arguments.makeUser,
                   "Add NAME:ROLE:AREA to the users file and end; the password is read from standard input");
    app.add_option("--make-api-key", arguments.makeKey,
                   "Make a key for the Open311 caller NAME:CHANNEL:AREA, print it once and end");
    app.add_option("--api-keys", arguments.apiKeys, "Keys file; default: api-keys.json in the data folder");
    auto* past = app.add_option("--import-cases", arguments.pastCases,
                                "Read past cases (CSV or GeoJSON) into the archive in the data folder and end");
    app.add_option("--columns", arguments.pastColumns, "With --import-cases: a mapping of its columns (TOML)")
        ->needs(past);
    app.add_option("--refusals", arguments.refusals, "With --import-cases: each refused row, to this CSV")->needs(past);
    auto* verify =
        app.add_flag("--verify", arguments.verify, "Read the whole log, check its hash chain and its order, and end");
    app.add_option("--json", arguments.json,
                   "With --verify: how far the cases came, to this file; - is standard output")
        ->needs(verify);
    app.add_option("--events", arguments.events, "With --verify: every event, one JSON object a line, to this file")
        ->needs(verify);
    app.add_option("--address", arguments.server.address, "Address to listen on")->capture_default_str();
    app.add_option("--port", arguments.server.port, "Port to listen on; 0: any free one")->capture_default_str();
    app.add_option("--port-file", arguments.portFile, "Write the port here once the server listens");
    auto* http = app.add_option("--http-port", arguments.server.httpPort,
                                "Serve Open311 over HTTP on this port of the same address too; 0: any free one");
    app.add_option("--http-port-file", arguments.httpPortFile, "Write the HTTP port here once the server listens")
        ->needs(http);
    app.add_flag("--http-key-to-read", arguments.server.readingNeedsKey,
                 "Without a key nobody reads requests; else they are read with telephone numbers masked");
    app.add_option("--threads", arguments.server.threads, "Threads that serve")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    app.add_option("--start", arguments.start, "City time at the start, local, as 2026-11-23T08:00; default: now");
    app.add_option("--speed", arguments.speed, "City seconds a wall second")
        ->check(CLI::Range(0.001, 100'000.0))
        ->capture_default_str();
    app.add_option("--stand-in-seconds", standInSeconds,
                   "Wall seconds until the policy acts for absent dispatchers; 0: never")
        ->check(CLI::Range(0.0, 86'400.0))
        ->capture_default_str();
    app.add_option("--snapshot-every", arguments.snapshotEvery, "Events between two snapshots; 0: none")
        ->capture_default_str();
    app.add_option("--max-log-mb", arguments.maxLogMegabytes,
                   "The log may not grow beyond this; 0: as large as the disk");
    const auto seconds = CLI::Range(0.01, 3'600.0);
    app.add_option("--login-seconds", loginSeconds, "Time for a client's Hello")->check(seconds)->capture_default_str();
    app.add_option("--frame-seconds", frameSeconds, "Time from a frame's first byte to its last")
        ->check(seconds)
        ->capture_default_str();
    app.add_option("--idle-seconds", idleSeconds, "Time without any frame")->check(seconds)->capture_default_str();
    app.add_option("--write-seconds", writeSeconds, "Time for a client to take a write")
        ->check(seconds)
        ->capture_default_str();
    app.add_option("--outbox-mb", outboxMegabytes, "What may wait for one client")
        ->check(CLI::Range(4.0, 4'096.0))
        ->capture_default_str();
    app.add_option("--max-sessions", arguments.server.limits.sessions, "Sessions at a time")->capture_default_str();
    app.add_option("--max-strangers", arguments.server.limits.strangers,
                   "Connections at a time that are not logged in yet")
        ->capture_default_str();
    app.add_option("--max-password-checks", arguments.server.limits.passwordChecks, "Logins that wait for their check")
        ->capture_default_str();
    app.add_flag("--quiet", arguments.quiet, "Log warnings and errors only");
    try {
        app.parse(argc, argv);
        if (arguments.makeUser.empty() && arguments.makeKey.empty() && !arguments.verify && arguments.city.empty()) {
            throw CLI::RequiredError("--city");
        }
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    }
    const auto milliseconds = [](double value) {
        return std::chrono::milliseconds(static_cast<std::int64_t>(value * 1000));
    };
    auto& limits = arguments.server.limits;
    limits.login = milliseconds(loginSeconds);
    limits.frame = milliseconds(frameSeconds);
    limits.idle = milliseconds(idleSeconds);
    limits.write = milliseconds(writeSeconds);
    limits.outboxBytes = static_cast<std::size_t>(outboxMegabytes * 1024 * 1024);
    arguments.server.standInAfter = milliseconds(standInSeconds);
    arguments.server.stopOnSignals = true;
    return arguments;
}

sandtable::Result<sandtable::EventTime> parseLocalTime(const std::string& text, std::chrono::minutes utcOffset)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int read = 0;
    const int fields = std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d%n:%2d%n", &year, &month, &day, &hour, &minute,
                                   &read, &second, &read);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    const bool valid = fields >= 5 && static_cast<std::size_t>(read) == text.size() && date.ok() && hour >= 0 &&
                       hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!valid) {
        return sandtable::failure(sandtable::ErrorCode::Malformed,
                                  fmt::format("--start \"{}\" is no time like 2026-11-23T08:00", text));
    }
    const auto local = std::chrono::sys_days(date).time_since_epoch() + std::chrono::hours(hour) +
                       std::chrono::minutes(minute) + std::chrono::seconds(second);
    return sandtable::EventTime(local - utcOffset);
}
