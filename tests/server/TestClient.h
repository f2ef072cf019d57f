// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/client/Link.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace sandtable::test {

/// A link with a memory, and waiting without sleeping.
class TestClient
{
public:
    explicit TestClient(std::uint16_t port, const std::string& user = "anna",
                        const std::function<void(client::Link::Options&)>& change = {});

    /// Drains until the condition holds; false after `patience`.
    bool until(const std::function<bool()>& holds, std::chrono::milliseconds patience = std::chrono::seconds(20));
    /// Sends and waits for the answer; throws without one.
    protocol::CommandResult ask(protocol::Command command);
    std::string send(protocol::Command command) { return m_link.send(std::move(command)); }
    client::Link& link() { return m_link; }
    void stop() { m_link.stop(); }
    const protocol::CommandResult* result(const std::string& id) const;

    // What has come so far.
    std::vector<protocol::Event> events;
    std::map<std::string, protocol::CommandResult> results;
    std::vector<client::LinkState> states;
    std::vector<protocol::Positions> positions;
    std::vector<client::RoundTrip> roundTrips;
    std::optional<protocol::Welcome> welcome;
    std::optional<protocol::Snapshot> snapshot;
    std::uint64_t lastSeq = 0; ///< Events.last_seq
    int welcomes = 0;
    int upToDate = 0; ///< Events messages seen

private:
    void take(client::Incoming&& item);

    std::mutex m_mutex;
    std::condition_variable m_woken;
    bool m_wake = false;
    client::Link m_link;
};

protocol::Command report(const std::string& text, int grid = 0);
protocol::Command assignVerifier(std::uint64_t caseId, const std::string& worker, std::uint64_t seenVersion = 0);

} // namespace sandtable::test
