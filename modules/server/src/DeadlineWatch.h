// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"

#include <sandtable/server/CityTime.h>

#include <queue>

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sandtable::server {

/// Wakes at the next moment at which time alone does something to a case, with one timer for all cases. What is to be
/// done then is for `due` to see. On the desk's strand.
class DeadlineWatch
{
public:
    DeadlineWatch(const Strand& strand, const CityTime& time, std::function<void(std::uint64_t caseId)> due);

    /// The case's next moment in µs of city time; 0: none. The last call for a case counts.
    void watch(std::uint64_t caseId, std::int64_t whenUs);
    void start();
    void stop();

private:
    using Entry = std::pair<std::int64_t, std::uint64_t>;

    void arm();
    void fire();

    const CityTime& m_time;
    const std::function<void(std::uint64_t)> m_due;
    asio::steady_timer m_timer;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue; ///< also what no longer counts
    std::unordered_map<std::uint64_t, std::int64_t> m_when;
    std::int64_t m_armedFor = 0;
    bool m_running = false;
};

} // namespace sandtable::server
