#pragma once

#include <chrono>
#include <cstddef>

namespace sandtable::server {

/// What one session may cost; docs/protocol.md lists the defaults. All times are wall time.
struct Limits
{
    std::chrono::milliseconds login{5'000};  ///< from connecting to a whole Hello
    std::chrono::milliseconds frame{10'000}; ///< from a frame's first byte to its last
    std::chrono::milliseconds idle{60'000};  ///< without a whole frame
    std::chrono::milliseconds write{10'000}; ///< one write that the peer does not take
    std::size_t outboxBytes = 16 * 1024 * 1024;
    std::size_t unansweredCommands = 1'024;
    std::size_t sessions = 2'000;
};

} // namespace sandtable::server
