// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace sandtable::server {

/// What one session may cost; docs/protocol.md lists the defaults. All times are wall time.
struct Limits
{
    std::chrono::milliseconds login{5'000};  ///< from connecting to a whole Hello, and from there to the Welcome
    std::chrono::milliseconds frame{10'000}; ///< from a frame's first byte to its last
    std::chrono::milliseconds idle{60'000};  ///< without a whole frame
    std::chrono::milliseconds write{10'000}; ///< without the peer taking what waits, or 64 KiB of it
    std::size_t outboxBytes = 16 * 1024 * 1024;
    std::size_t unansweredCommands = 1'024;
    std::size_t unansweredBytes = 1024 * 1024;
    std::size_t sessions = 2'000; ///< logged in
    std::size_t strangers = 256;  ///< connected, but not logged in
    std::size_t httpConnections = 256;
    std::size_t passwordChecks = 64; ///< begun and waiting; each takes about 50 ms
};

} // namespace sandtable::server
