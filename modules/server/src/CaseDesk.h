// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "CaseImages.h"
#include "DeadlineWatch.h"
#include "EventFeed.h"
#include "StandIn.h"
#include "Surge.h"

#include <sandtable/cases/CaseBook.h>
#include <sandtable/cases/Decide.h>
#include <sandtable/dispatching/Dispatching.h>
#include <sandtable/server/CityTime.h>
#include <sandtable/server/Users.h>
#include <sandtable/storage/EventLog.h>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace sandtable::server {

class Intake;
class ListEditions;
class Session;

/// The fold at one moment, for a subscriber: it needs no record of the commands that were done.
struct FrozenBook
{
    std::uint64_t seq = 0;
    CaseImages::List cases;
    std::vector<std::string> offDuty; ///< worker codes, sorted
};

/// The case state and everything that may change it, on one strand: a command comes in, decide() makes events of it,
/// they are folded in and go to the log, and when the log has them on disk the answers leave. What was decided but is
/// not yet on disk counts for the next decision, but nobody outside hears of it, refusals included.
class CaseDesk
{
public:
    struct World
    {
        ListEditions& lists;
        const cases::Roster& roster;
        Intake& intake;
        const CityTime& time;
    };

    CaseDesk(asio::io_context& io, World world, storage::EventLog& log, cases::CaseBook book,
             std::chrono::milliseconds standInAfter);

    const Strand& strand() const { return m_strand; }
    EventFeed& feed() { return m_feed; }

    // All that follows: on the strand.

    /// Begins to mark deadlines, and to stand in for absent dispatchers.
    void start();
    void submit(protocol::Command command, const Identity& identity, std::shared_ptr<Session> session);
    /// For a caller without a session: `answered` is called once the answer may leave, on the strand.
    void submit(const protocol::Command& command, const Identity& identity,
                std::function<void(protocol::CommandResult)> answered);
    /// As it is decided so far, the log's disk or not: what is read in it leaves by whenDurable() only.
    const cases::CaseBook& book() const { return m_book; }
    void whenDurable(std::function<void()> ready) { answer({m_book.lastSeq(), nullptr, {}, std::move(ready)}); }
    /// The log has these on disk.
    void committed(std::vector<storage::StoredEvent> events);
    /// Calls `ready` with the fold as it is now, once all of it is on disk.
    void snapshot(std::function<void(FrozenBook)> ready);
    /// From now on this edition of the responsibility list counts, except for cases that are filed already.
    void useList(std::shared_ptr<const catalogue::Catalogue> list, std::unique_ptr<dispatching::Dispatcher> dispatcher);
    /// Takes no further command and calls `done` when every accepted one is answered.
    void drain(std::function<void()> done);

private:
    /// Something to be told once the log has reached seq.
    struct Answer
    {
        std::uint64_t seq;
        std::shared_ptr<Session> session;
        protocol::CommandResult result;
        std::function<void()> call;
    };

    protocol::CommandResult execute(const protocol::Command& command, const Identity& identity);
    protocol::CommandResult decideAndAppend(const protocol::Command& command, const Identity& identity);
    /// Folds the events in and hands them to the log; returns the case of the last one.
    std::uint64_t append(std::vector<protocol::Event> events);
    void watchDeadline(std::uint64_t caseId);
    void deadlineCame(std::uint64_t caseId);
    void answer(Answer answer);
    void release();
    void standIn(std::uint64_t caseId);
    void assignJointly(const protocol::Case& item, const std::string& worker, const std::string& reason);
    FrozenBook freeze();

    Strand m_strand;
    World m_world;
    storage::EventLog& m_log;
    cases::CaseBook m_book;
    CaseImages m_images;
    EventFeed m_feed;
    StandIn m_standIn;
    Surge m_surge;
    DeadlineWatch m_deadlines;
    std::deque<Answer> m_answers;
    std::uint64_t m_durable;
    bool m_draining = false;
};

} // namespace sandtable::server
