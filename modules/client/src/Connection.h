// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/client/LinkCause.h>
#include <sandtable/protocol/Framing.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace sandtable::client {

/// One TCP connection to a server: frames in, frames out. All on the link's one thread.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    explicit Connection(boost::asio::io_context& io);

    /// Connects to the first address of the host that answers. Cause None: connected.
    boost::asio::awaitable<LinkTrouble> connect(std::string host, std::uint16_t port);
    /// The next message, or nothing and why() is set.
    boost::asio::awaitable<std::optional<protocol::ServerMessage>> receive();
    /// Bytes of the body that receive() gave last.
    std::size_t lastBodyBytes() const { return m_lastBodyBytes; }

    void send(const protocol::ClientMessage& message);
    /// Sent when nothing else waits; a newer one replaces it until then.
    void sendPositions(protocol::Positions positions);
    /// Ends every operation; the reason is kept if it is the first.
    void close(LinkTrouble why);
    bool open() const { return m_open; }
    const LinkTrouble& why() const { return m_why; }
    std::chrono::steady_clock::time_point lastHeard() const { return m_lastHeard; }
    /// Starts the measure of silence anew, after a time in which we did not listen.
    void listenAgain() { m_lastHeard = std::chrono::steady_clock::now(); }

private:
    boost::asio::awaitable<void> writeLoop(std::shared_ptr<Connection> self);

    boost::asio::io_context& m_io;
    boost::asio::ip::tcp::resolver m_resolver;
    boost::asio::ip::tcp::socket m_socket;
    boost::asio::steady_timer m_toWrite;
    protocol::FrameReader m_frames{protocol::kMaxServerBodyBytes};
    std::array<char, 64 * 1024> m_input;
    std::string m_outbox;
    std::string m_sending;
    std::optional<protocol::Positions> m_positions;
    std::chrono::steady_clock::time_point m_lastHeard;
    std::size_t m_lastBodyBytes = 0;
    LinkTrouble m_why;
    bool m_open = true;
};

} // namespace sandtable::client
