// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/client/Link.h>
#include <sandtable/sim/CityTime.h>
#include <sandtable/sim/LivingCity.h>
#include <sandtable/sim/Tally.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sandtable::sim {

/// Joins a living city to a server: drains the link, keeps the city's time, sends commands and positions, measures.
/// One thread runs it; it sleeps until the link, the agenda or the live plane has something to do.
class Session
{
public:
    struct Options
    {
        std::string host = "127.0.0.1";
        std::uint16_t port = 4460;
        std::string user;
        std::string password;
        std::uint64_t seed = 7;
        bool chinese = true;
        std::string cityFingerprint;         ///< of our city file; the server's must be the same. Empty: not checked
        std::chrono::milliseconds runFor{0}; ///< 0: until stopped
        /// Asked when there is nothing to do just now; true ends the run. Empty: never.
        std::function<bool(const cases::CaseBook&, const Tally&)> endWhen{};
    };

    /// City and catalogue must outlive it.
    Session(Options options, const city::CityModel& city, const catalogue::Catalogue& catalogue,
            std::unique_ptr<ReportSource> reports);

    /// Runs until stopped, the time is up or the server refuses us; then waits up to 5 s for what is on its way.
    /// Fails with Refused (login, another city) or Unavailable (never reached the server in a bounded run).
    Result<void> run(std::stop_token stop);

    const Tally& tally() const { return m_tally; }
    const LivingCity& city() const { return m_living; }

private:
    using Wall = CityTime::Wall;

    void take(client::Incoming&& item);
    void takeState(const client::LinkState& state);
    void takeWelcome(const protocol::Welcome& welcome);
    void send(protocol::Command command);
    void sendPositions(Wall now);
    bool act(Wall now);
    void waitUntil(Wall when, std::stop_token stop);
    Wall nextWake(Wall now);

    Options m_options;
    CityTime m_time;
    Tally m_tally;
    LivingCity m_living;
    Wall m_nextPositions;
    bool m_live = false;
    bool m_hasState = false; ///< a snapshot has come, so we know what to carry on
    bool m_tellAll = true;   ///< the server may not know where anybody is
    bool m_wasLive = false;
    std::optional<Error> m_end;

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_woken = false;
    client::Link m_link; ///< last: its thread must end before what it wakes
};

} // namespace sandtable::sim
