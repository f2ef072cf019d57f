// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/Decide.h>
#include <sandtable/console/Desk.h>

#include <QtTest/QTest>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sandtable::console {

/// Two micro-grids side by side with two workers each, and the shipped responsibility list.
std::shared_ptr<const CityContext> smallCity();

/// A server without a socket: decides on its own book and tells every desk that joined.
class SmallServer
{
public:
    SmallServer();

    /// A desk that is logged in as this user, with the city loaded; it sees and acts in its area only.
    std::unique_ptr<Desk> join(const std::string& user, protocol::Role role = protocol::ROLE_DISPATCHER,
                               const std::string& area = {});
    /// Answers of a command that are held back until deliver().
    void hold(bool on) { m_held = on; }
    void deliver();

    std::uint64_t report(const std::string& text = "井盖破损");
    /// A report whose place nobody understood.
    std::uint64_t reportUnplaced(const std::string& text = "这里有人吗");
    /// As a service account for a worker or unit; the case must allow it.
    void act(std::uint64_t caseId, protocol::Command command, const std::string& onBehalfOf);
    /// Up to the stage of filing.
    void verify(std::uint64_t caseId);
    const protocol::Case& at(std::uint64_t id) const { return *m_book.find(id); }
    void pass(std::int64_t us) { m_nowUs += us; }
    std::int64_t nowUs() const { return m_nowUs; }
    void leave(Desk& desk);

private:
    struct Waiting
    {
        Desk* desk;
        client::Incoming incoming;
    };
    struct Joined
    {
        Desk* desk;
        std::string area;
    };
    void take(Desk* from, protocol::Command command, const std::string& user, protocol::Role role,
              const std::string& area = {});
    protocol::Proposal proposalAt(geo::LocalMetres at) const;
    protocol::Proposal propose(const protocol::Command& command) const;
    std::string newCommandId();
    void tell(Desk* desk, client::Incoming incoming);

    std::shared_ptr<const CityContext> m_city;
    cases::CaseBook m_book;
    std::vector<Joined> m_desks;
    bool m_unplaced = false;
    std::vector<Waiting> m_waiting;
    bool m_held = false;
    std::uint64_t m_seq = 0;
    std::uint64_t m_nextCommand = 1;
    std::int64_t m_nowUs = 1'764'000'000'000'000;
};

/// Lets the flush timer (100 ms) and queued calls run until the condition holds.
template <class Condition>
bool soon(Condition condition)
{
    return QTest::qWaitFor(condition, 5000);
}

} // namespace sandtable::console
