// SPDX-License-Identifier: GPL-3.0-or-later
#include "Connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

namespace sandtable::client {

namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;
using boost::system::error_code;

namespace {
LinkCause causeOf(const error_code& error)
{
    if (error.category() == asio::error::get_netdb_category() ||
        error.category() == asio::error::get_addrinfo_category()) {
        return LinkCause::UnknownHost;
    }
    if (error == asio::error::connection_refused) {
        return LinkCause::ConnectionRefused;
    }
    if (error == asio::error::timed_out || error == asio::error::host_unreachable ||
        error == asio::error::network_unreachable || error == asio::error::network_down) {
        return LinkCause::Unreachable;
    }
    if (error == asio::error::eof || error == asio::error::connection_reset || error == asio::error::broken_pipe) {
        return LinkCause::ServerClosed;
    }
    return LinkCause::Failed;
}
} // namespace

Connection::Connection(asio::io_context& io)
    : m_io(io), m_resolver(io), m_socket(io), m_toWrite(io), m_lastHeard(std::chrono::steady_clock::now())
{
    m_toWrite.expires_at(asio::steady_timer::time_point::max());
}

asio::awaitable<LinkTrouble> Connection::connect(std::string host, std::uint16_t port)
{
    error_code error;
    const auto addresses =
        co_await m_resolver.async_resolve(host, std::to_string(port), redirect_error(use_awaitable, error));
    if (!error && m_open) {
        co_await asio::async_connect(m_socket, addresses, redirect_error(use_awaitable, error));
    }
    if (!m_open) {
        co_return m_why;
    }
    if (error) {
        co_return LinkTrouble{causeOf(error), fmt::format("{}:{}: {}", host, port, error.message())};
    }
    m_socket.set_option(asio::ip::tcp::no_delay(true), error);
    m_lastHeard = std::chrono::steady_clock::now();
    asio::co_spawn(m_io, writeLoop(shared_from_this()), asio::detached);
    co_return LinkTrouble{};
}

asio::awaitable<std::optional<protocol::ServerMessage>> Connection::receive()
{
    for (;;) {
        const auto body = m_frames.next();
        if (!body) {
            close({LinkCause::BrokenData, "the server sent a broken frame: " + body.error().message});
            co_return std::nullopt;
        }
        if (*body) {
            protocol::ServerMessage message;
            if (!message.ParseFromArray((*body)->data(), static_cast<int>((*body)->size()))) {
                close({LinkCause::BrokenData, "the server sent a message that cannot be read"});
                co_return std::nullopt;
            }
            m_lastBodyBytes = (*body)->size();
            co_return message;
        }
        error_code error;
        const std::size_t bytes =
            co_await m_socket.async_read_some(asio::buffer(m_input), redirect_error(use_awaitable, error));
        if (error) {
            close({causeOf(error), error == asio::error::eof ? "the server closed the connection" : error.message()});
            co_return std::nullopt;
        }
        m_lastHeard = std::chrono::steady_clock::now();
        m_frames.add({m_input.data(), bytes});
    }
}

void Connection::send(const protocol::ClientMessage& message)
{
    protocol::appendFrame(message, m_outbox);
    m_toWrite.cancel();
}

void Connection::sendPositions(protocol::Positions positions)
{
    m_positions = std::move(positions);
    m_toWrite.cancel();
}

void Connection::close(LinkTrouble why)
{
    if (!m_open) {
        return;
    }
    m_open = false;
    m_why = std::move(why);
    error_code ignored; // a socket that fails to close is closed all the same
    m_socket.close(ignored);
    m_resolver.cancel();
    m_toWrite.cancel();
}

asio::awaitable<void> Connection::writeLoop(std::shared_ptr<Connection> self)
{
    while (self->m_open) {
        error_code error;
        if (m_outbox.empty() && m_positions) {
            protocol::ClientMessage message;
            *message.mutable_positions() = std::move(*m_positions);
            m_positions.reset();
            protocol::appendFrame(message, m_outbox);
        }
        if (m_outbox.empty()) {
            co_await m_toWrite.async_wait(redirect_error(use_awaitable, error));
            continue;
        }
        m_sending.clear();
        m_sending.swap(m_outbox);
        co_await asio::async_write(m_socket, asio::buffer(m_sending), redirect_error(use_awaitable, error));
        if (error) {
            close({causeOf(error), error.message()});
        }
    }
}

} // namespace sandtable::client
