// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/cases/CaseBook.h>
#include <sandtable/client/Audience.h>
#include <sandtable/sim/Session.h>
#include <sandtable/sim/Tally.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sandtable::sim {

/// Looks on while a storm passes: consoles that hear everything, and at the end whether any case was lost, doubled or
/// left without an owner.
class StormWatch
{
public:
    /// The consoles log in as the session does.
    StormWatch(std::size_t reports, std::size_t consoles, const Session::Options& session);
    ~StormWatch();

    /// Fails with Unavailable when a console does not get in.
    Result<void> start();
    /// Every report is a case, and every case has somebody.
    bool isOver(const cases::CaseBook& book, const Tally& tally) const;
    /// Waits for the consoles and says what went wrong; logs how long cases waited for somebody.
    Result<void> verdict(const cases::CaseBook& book, const Tally& tally);

    /// How often each console heard of each case's report; case id → times.
    using Heard = std::unordered_map<std::uint64_t, std::uint32_t>;
    /// All that is wrong, in words; nothing when all is well. Pure.
    static std::vector<std::string> findings(std::size_t reports, const cases::CaseBook& book, const Tally& tally,
                                             const std::vector<Heard>& consoles);
    /// An open case has its worker or its unit, or is in the hands of the centre for its next step: one whose place
    /// nobody knows waits there for a person to ask back.
    static bool hasOwner(const protocol::Case& item);

private:
    std::size_t m_reports;
    std::vector<Heard> m_heard; ///< written by the audience's thread until it is stopped
    client::Audience m_audience;
};

} // namespace sandtable::sim
