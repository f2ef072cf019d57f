// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "Turn.h"

#include <sandtable/cases/CaseBook.h>
#include <sandtable/dispatching/JointPlanner.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <boost/asio/thread_pool.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sandtable::server {

class Intake;
class ListEditions;

/// When more cases wait for a worker than one after the other is good for, they are given out jointly, again and again
/// until few are left (catalogue::WorkerRules says how many, and how often). On the desk's strand; the plan is made on
/// a thread of its own from a copy, and what has changed meanwhile is left alone. A case that its worker has accepted
/// is never moved; one that the policy gave to somebody who has not accepted it yet may be.
class Surge
{
public:
    /// Gives the case to the worker, with the reason in words.
    using Assign =
        std::function<void(const protocol::Case& item, const std::string& worker, const std::string& reason)>;

    /// All must outlive it.
    Surge(const Strand& strand, const cases::CaseBook& book, const Intake& intake, const ListEditions& lists,
          Assign assign);
    ~Surge();

    /// After each change of a case, and once for each case at the start.
    void note(const protocol::Case& item);
    /// The policy's time for this case has come: true when a joint round will deal with it. Until then it is left to
    /// the people at the desks, however many wait.
    bool takes(const protocol::Case& item);
    void stop();

private:
    struct Moment ///< a case as the plan saw it
    {
        std::uint64_t id;
        std::uint64_t version;
    };
    struct Outcome
    {
        std::vector<Moment> cases;
        dispatching::JointPlan plan;
        std::size_t next = 0;
    };

    bool surging() const;
    void begin();
    dispatching::JointInput inputOf(std::vector<Moment>& cases) const;
    void carryOut(const std::shared_ptr<Outcome>& outcome);

    const Strand m_strand;
    const cases::CaseBook& m_book;
    const Intake& m_intake;
    const ListEditions& m_lists;
    const Assign m_assign;
    Turn m_turn;
    std::set<std::uint64_t> m_due;     ///< of the waiting ones, those that the policy may give out
    std::set<std::uint64_t> m_waiting; ///< for a worker, ids in order
    std::set<std::uint64_t> m_movable; ///< given by the policy and not accepted yet
    bool m_planning = false;
    bool m_stopped = false;
    asio::thread_pool m_pool{1};
};

} // namespace sandtable::server
