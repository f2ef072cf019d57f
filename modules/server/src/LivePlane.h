// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "Frames.h"
#include "Intake.h"

#include <sandtable/city/CityModel.h>
#include <sandtable/server/CityTime.h>

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sandtable::server {

class Session;

/// Relays where the workers are: latest wins, at most five times a second, encoded once for all that watch the same
/// area. On the desk's strand.
class LivePlane
{
public:
    static constexpr std::chrono::milliseconds kInterval{200};

    LivePlane(const Strand& strand, const city::CityModel& city, Intake& intake, const CityTime& time);

    /// At most one position a worker, by position in the city's list.
    using Moves = std::unordered_map<std::uint32_t, protocol::WorkerPosition>;

    /// From a user of this area: what is said of workers of other areas is dropped.
    void take(const Moves& moves, const std::string& area);
    /// How many workers the city has. Any thread.
    std::size_t workers() const { return m_latest.size(); }
    void join(const std::shared_ptr<Session>& session, const std::string& area);
    void leave(const Session* session);
    void stop();

private:
    void publish();
    Frame encode(const std::string& area) const;
    bool livesIn(std::size_t worker, const std::string& area) const;

    const city::CityModel& m_city;
    Intake& m_intake;
    const CityTime& m_time;
    asio::steady_timer m_timer;
    /// Parallel to the city's workers; `known` says which have ever been heard of.
    std::vector<protocol::WorkerPosition> m_latest;
    std::vector<bool> m_known;
    std::unordered_map<std::shared_ptr<Session>, std::string> m_watchers;
    std::chrono::steady_clock::time_point m_lastSent{};
    bool m_armed = false;
};

} // namespace sandtable::server
