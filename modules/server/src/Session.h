// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "LivePlane.h"
#include "Places.h"
#include "Transport.h"

#include <sandtable/server/CityTime.h>
#include <sandtable/server/Limits.h>
#include <sandtable/server/Users.h>
#include <sandtable/storage/EventLog.h>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sandtable::server {

class CaseDesk;

/// What every session needs of the server; outlives all sessions.
struct SessionContext
{
    CaseDesk& desk;
    LivePlane& live;
    const Users& users;
    const storage::EventLog& log;
    const CityTime& time;
    asio::any_io_executor passwordPool; ///< scrypt is slow on purpose and must not hold up those who are in
    asio::any_io_executor historyPool;  ///< nor must the disk
    Places& passwordChecks;
    Places& members;
    std::string cityName;
    std::string cityFingerprint;
    Limits limits;
};

/// One client from its Hello to its end, as docs/protocol.md says. A coroutine on the session's own strand; the
/// functions below may be called from any thread.
class Session : public std::enable_shared_from_this<Session>
{
public:
    /// stranger: its place among those who are not logged in, given back when it is.
    Session(const SessionContext& context, asio::ip::tcp::socket socket, Strand strand, std::string peer,
            Places::Place stranger);

    /// Runs the whole session.
    asio::awaitable<void> run(std::shared_ptr<Session> self);

    void deliver(std::vector<Frame> frames);
    void deliverPositions(Frame frame);
    void answer(std::vector<protocol::CommandResult> results);
    void shutDown(protocol::Failure::Code code, std::string message);

private:
    asio::awaitable<bool> login();
    asio::awaitable<std::optional<Identity>> checkPassword(const protocol::Hello& hello);
    void welcome();
    asio::awaitable<void> serve();
    /// The next message; nothing when the session is over or the frame was none.
    asio::awaitable<std::optional<protocol::ClientMessage>> nextMessage();
    void command(protocol::Command command);
    void positions(const protocol::Positions& positions);
    void handPositionsOver();
    void pong(const protocol::Ping& ping);
    bool checkSubscribe(protocol::Subscribe& subscribe);
    asio::awaitable<void> subscribe(std::shared_ptr<Session> self, protocol::Subscribe wanted);
    asio::awaitable<std::uint64_t> sendSnapshot(const std::string& area);
    /// Sends what is on disk from nextSeq on; returns the seq after it, or 0 when the log could not be read.
    asio::awaitable<std::uint64_t> sendPage(const std::string& area, std::uint64_t nextSeq);

    const SessionContext& m_context;
    const std::shared_ptr<Transport> m_transport;
    const std::string m_peer;
    Identity m_identity;
    asio::steady_timer m_answered;
    std::deque<std::size_t> m_unanswered; ///< bytes of each command, in order
    std::size_t m_unansweredBytes = 0;
    LivePlane::Moves m_moves; ///< what came while the live plane was taking the ones before
    bool m_movesUnderWay = false;
    bool m_subscribed = false;
    std::optional<Places::Place> m_stranger;
    std::optional<Places::Place> m_member;
};

} // namespace sandtable::server
