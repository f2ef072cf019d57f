// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/cases/CaseBook.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sandtable::sim {

/// What a run did and how fast the server was, measured with the wall clock on the simulator's own session.
class Tally
{
public:
    using Wall = std::chrono::steady_clock::time_point;

    void sent(const protocol::Command& command, Wall at);
    void answered(const protocol::CommandResult& result, Wall at);
    /// Events of this run; those of before came in a snapshot.
    void happened(const protocol::Event& event, Wall at);

    std::size_t reportsUnanswered() const { return m_waiting.size(); }
    /// Reports that were acknowledged and have not come back as an event.
    std::size_t lost() const { return m_unseen.size(); }
    std::uint64_t reported() const { return m_reported; }
    /// Reports of ours that made more than one case.
    std::uint64_t doubled() const { return m_doubled; }
    std::uint64_t reportsRefused() const { return m_reportsRefused; }

    /// The summary as JSON (docs: modules/sim/README.md). The book gives how many cases have passed each stage.
    std::string summary(const cases::CaseBook& book) const;
    Result<void> write(const cases::CaseBook& book, const std::filesystem::path& file) const;

private:
    std::uint64_t m_reported = 0;
    std::uint64_t m_acknowledged = 0;
    std::uint64_t m_refused = 0;
    std::uint64_t m_reportsRefused = 0;
    std::uint64_t m_doubled = 0;
    std::unordered_set<std::string> m_received;                ///< command ids of reports whose event has come
    std::unordered_map<std::string, std::uint64_t> m_events;   ///< by kind
    std::unordered_map<std::string, std::uint64_t> m_refusals; ///< by code
    std::unordered_map<std::string, Wall> m_waiting;           ///< reports without an answer, by command id
    std::unordered_map<std::string, Wall> m_expected;          ///< reports whose event has not come
    std::unordered_set<std::string> m_unseen;                  ///< answered, but no event yet
    std::vector<float> m_ackMs;
    std::vector<float> m_pushMs;
};

} // namespace sandtable::sim
