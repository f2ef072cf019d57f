// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"

#include <queue>

#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

namespace sandtable::server {

/// Waits for dispatchers: each case that wants a next step is looked at again after a while, in order, with one timer
/// for all. Whether the step is still wanted is for `due` to see. On the desk's strand.
class StandIn
{
public:
    /// after: wall time; zero: never.
    StandIn(const Strand& strand, std::chrono::milliseconds after,
            std::function<void(std::uint64_t caseId, std::uint64_t version)> due);

    bool enabled() const { return m_after.count() > 0; }
    void watch(std::uint64_t caseId, std::uint64_t version);
    void stop();

private:
    using Clock = std::chrono::steady_clock;
    struct Watched
    {
        Clock::time_point when;
        std::uint64_t caseId;
        std::uint64_t version;
    };

    void arm();
    void fire();

    const std::chrono::milliseconds m_after;
    const std::function<void(std::uint64_t, std::uint64_t)> m_due;
    asio::steady_timer m_timer;
    /// All wait equally long, so first come is first due: a plain queue.
    std::queue<Watched> m_queue;
    bool m_armed = false;
    bool m_stopped = false;
};

} // namespace sandtable::server
