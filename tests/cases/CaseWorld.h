// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/CaseBook.h>
#include <sandtable/cases/Decide.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace sandtable::cases {

/// A book with a small roster and the shipped responsibility list: gives commands, numbers and folds the events.
class CaseWorld
{
public:
    CaseWorld();

    /// Decides as the given user and, when allowed, folds the events in.
    Decision give(protocol::Command command, protocol::Role role = protocol::ROLE_DISPATCHER,
                  const std::string& actor = "li");
    Decision giveOn(std::uint64_t id, const std::function<void(protocol::Command&)>& fill,
                    protocol::Role role = protocol::ROLE_DISPATCHER, const std::string& actor = "li");
    DecideContext context(protocol::Role role, const std::string& actor = "li") const;

    std::uint64_t report();
    std::uint64_t verified();  ///< a case in the stage of filing
    std::uint64_t handled();   ///< dispatched to and accepted by kUnit
    std::uint64_t finished();  ///< in the stage of feedback
    std::uint64_t inspected(); ///< inspection passed, not closed
    void assign(std::uint64_t id, const std::string& worker = "W0001");
    void goThere(std::uint64_t id, const std::string& worker = "W0001");
    void pass(std::chrono::minutes time) { now += std::chrono::microseconds(time); }

    const protocol::Case& at(std::uint64_t id) const { return *book.find(id); }
    std::string newCommandId();

    static constexpr const char* kUnit = "D01";
    static constexpr const char* kOtherUnit = "D02";
    static constexpr const char* kGrid = "440604012001001";

    CaseBook book;
    catalogue::Catalogue catalogue;
    Roster roster{{"W0001", kGrid}, {"W0002", kGrid}, {"W0003", "440604012001002"}, {"W0900", "440604100001001"}};
    protocol::Proposal proposal;
    EventTime now;
    std::string area;
    std::vector<protocol::Event> log;

private:
    std::uint64_t m_nextId = 1;
};

/// The refusal's code, or UNSPECIFIED when the command was done.
inline protocol::Refusal::Code codeOf(const Decision& decision)
{
    return decision ? protocol::Refusal::UNSPECIFIED : decision.error().code();
}

} // namespace sandtable::cases
