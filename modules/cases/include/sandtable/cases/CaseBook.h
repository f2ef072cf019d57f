// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sandtable::cases {

/// Counted up whenever apply() makes another state of the same events; a snapshot of an older fold is not believed.
inline constexpr int kFoldVersion = 2;

/// The fold of the log: every case as it stands, who is off duty, which commands were done.
/// One type for the server, a live console and a replay. Not thread-safe; it lives on one strand or thread.
/// A console subscribed to an area holds only that area's cases, so ids may have gaps.
class CaseBook
{
public:
    /// How many command ids are remembered for "the same id twice does it once" (docs/protocol.md).
    static constexpr std::size_t kRememberedCommands = 200'000;

    std::uint64_t lastSeq() const { return m_lastSeq; }
    std::uint64_t lastCaseId() const { return m_lastCaseId; }
    const protocol::Case* find(std::uint64_t id) const;
    /// Ids in the order the cases were reported.
    const std::vector<std::uint64_t>& order() const { return m_order; }
    std::size_t openCount() const { return m_open; }
    bool onDuty(const std::string& workerCode) const { return !m_offDuty.contains(workerCode); }
    /// Open assignments of a worker (verifications and inspections not yet done).
    int loadOfWorker(const std::string& workerCode) const;
    /// Cases a unit is handling.
    int loadOfUnit(const std::string& unitCode) const;
    /// The record of a command that was done, or nullptr.
    const protocol::CommandRecord* done(const std::string& commandId) const;

    protocol::Snapshot snapshot() const;
    static CaseBook fromSnapshot(const protocol::Snapshot& snapshot);

    /// SHA-256 over everything the fold holds, in a fixed order: two folds are equal if and only if this is.
    std::string stateHash() const;

private:
    friend void apply(CaseBook& book, const protocol::Event& event);
    /// Takes in a case that was another area's until now, or lets one go that is another's from now on.
    void takeIn(const protocol::Case& item);
    void forget(std::uint64_t id);

    std::unordered_map<std::uint64_t, protocol::Case> m_cases;
    std::vector<std::uint64_t> m_order;
    std::unordered_set<std::string> m_offDuty;
    std::unordered_map<std::string, int> m_workerLoad;
    std::unordered_map<std::string, int> m_unitLoad;
    std::unordered_map<std::string, protocol::CommandRecord> m_commands;
    std::deque<std::string> m_commandOrder;
    std::uint64_t m_lastSeq = 0;
    std::uint64_t m_lastCaseId = 0;
    std::size_t m_open = 0;
};

/// Folds one event in. Total: an event of the log never fails; one that does not fit the state (a filtered log)
/// leaves the cases unchanged and only moves lastSeq.
void apply(CaseBook& book, const protocol::Event& event);

} // namespace sandtable::cases
