// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Connection.h"
#include "Mailbox.h"
#include "Unanswered.h"

#include <sandtable/client/Link.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sandtable::client {

/// The link's life on its own thread: connect, log in, subscribe, receive, and all over again after a loss.
class LinkSession
{
public:
    LinkSession(boost::asio::io_context& io, Link::Options options, Mailbox& mailbox);

    void start();
    void send(protocol::Command command);
    void sendPositions(protocol::Positions positions);
    void mailboxHasRoom() { m_room.cancel(); }

private:
    boost::asio::awaitable<void> run();
    /// How the connection ended.
    boost::asio::awaitable<LinkTrouble> connectOnce();
    boost::asio::awaitable<void> pingLoop(std::shared_ptr<Connection> connection);
    /// A cause: the message ends the session.
    LinkTrouble take(protocol::ServerMessage& message);
    void welcomed(protocol::Welcome& welcome);
    void answered(protocol::CommandResult& result);
    /// False: it grows too large.
    bool takePart(protocol::Snapshot& part, std::size_t bytes);
    void sendNow(const protocol::Command& command);
    /// Answers in the server's place: the command will not be done.
    void refuse(const protocol::Command& command, const protocol::Refusal& why);
    void refuseAll(const protocol::Refusal& why);
    void say(LinkState state);

    boost::asio::io_context& m_io;
    const Link::Options m_options;
    Mailbox& m_mailbox;
    boost::asio::steady_timer m_pause;
    boost::asio::steady_timer m_room;
    std::shared_ptr<Connection> m_connection;
    Unanswered m_unanswered;
    std::vector<std::string> m_overloaded;      ///< ids to send again in a moment
    std::optional<protocol::Refusal> m_refused; ///< why the server does not want us; nothing is tried any more
    std::string m_logId;
    std::uint64_t m_nextSeq;
    protocol::Snapshot m_snapshot; ///< the parts that have come
    std::size_t m_snapshotBytes = 0;
    bool m_hasSnapshot = false;
    bool m_live = false;
};

} // namespace sandtable::client
