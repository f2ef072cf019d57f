// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace sandtable::sim {

/// What sandtable-sim is told on its command line.
struct ProgramOptions
{
    std::string server = "127.0.0.1:4460";
    std::filesystem::path credentials;
    std::string user = "simulator";
    std::filesystem::path city;
    std::filesystem::path catalogue;
    double reportsPerDay = 6000;
    std::uint64_t seed = 7;
    std::filesystem::path reports; ///< empty: made-up reports
    double seconds = 0;            ///< wall; 0: until stopped
    std::filesystem::path summary; ///< empty: none
    std::string scenario;          ///< "storm", or empty: an ordinary day
    std::size_t stormReports = 2'000;
    double stormMinutes = 10; ///< of city time
    std::size_t consoles = 0; ///< connected beside, each reading everything; for the storm
};

/// Loads city and catalogue, runs a session and writes the summary. Fails with the message of whatever failed first;
/// the summary of an ended session is written all the same.
Result<void> runProgram(const ProgramOptions& options, std::stop_token stop);

/// "host:port", with a port of 1 … 65535; "[::1]:4460" for addresses with colons. Fails with OutOfRange.
Result<std::pair<std::string, std::uint16_t>> parseServer(const std::string& server);

} // namespace sandtable::sim
