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
    /// How a connection ended.
    struct Ending
    {
        std::string reason;
        bool final = false; ///< the server refused us: trying again would not help
    };

    boost::asio::awaitable<void> run();
    boost::asio::awaitable<Ending> connectOnce();
    boost::asio::awaitable<void> pingLoop(std::shared_ptr<Connection> connection);
    /// False: the message ends the session; the connection knows why.
    bool take(protocol::ServerMessage& message, Ending& ending);
    void welcomed(protocol::Welcome& welcome);
    void answered(protocol::CommandResult& result);
    /// False: it grows too large.
    bool takePart(protocol::Snapshot& part, std::size_t bytes);
    void sendNow(const protocol::Command& command);
    /// Answers in the server's place: the command will not be done.
    void refuse(const protocol::Command& command, protocol::Refusal::Code code, const std::string& zh,
                const std::string& en);
    void refuseAll(protocol::Refusal::Code code, const std::string& zh, const std::string& en);
    void say(LinkState state);

    boost::asio::io_context& m_io;
    const Link::Options m_options;
    Mailbox& m_mailbox;
    boost::asio::steady_timer m_pause;
    boost::asio::steady_timer m_room;
    std::shared_ptr<Connection> m_connection;
    Unanswered m_unanswered;
    std::vector<std::string> m_overloaded; ///< ids to send again in a moment
    std::optional<std::string> m_refused;  ///< why the server does not want us; nothing is tried any more
    std::string m_logId;
    std::uint64_t m_nextSeq;
    protocol::Snapshot m_snapshot; ///< the parts that have come
    std::size_t m_snapshotBytes = 0;
    bool m_hasSnapshot = false;
    bool m_live = false;
};

} // namespace sandtable::client
