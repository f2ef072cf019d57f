// SPDX-License-Identifier: GPL-3.0-or-later
#include "Transport.h"

#include <boost/asio/write.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace sandtable::server {

using asio::redirect_error;
using asio::use_awaitable;
using boost::system::error_code;

namespace {
/// One gathering write takes no more frames than this.
constexpr std::size_t kFramesAtOnce = 64;
/// Who takes this much within Limits::write is slow, but there.
constexpr std::size_t kProgressBytes = 64 * 1024;
/// How long a peer has to take its Failure and hang up.
constexpr std::chrono::milliseconds kLastWords{1'000};

std::chrono::milliseconds tickOf(const Limits& limits)
{
    const auto shortest = std::min({limits.login, limits.frame, limits.idle, limits.write});
    return std::clamp<std::chrono::milliseconds>(shortest / 4, std::chrono::milliseconds(10),
                                                 std::chrono::milliseconds(1'000));
}
} // namespace

Transport::Transport(asio::ip::tcp::socket socket, Strand strand, const Limits& limits)
    : m_socket(std::move(socket)), m_strand(std::move(strand)), m_limits(limits), m_toWrite(m_strand), m_room(m_strand),
      m_watch(m_strand), m_loginDeadline(Clock::now() + limits.login)
{
    m_toWrite.expires_at(Clock::time_point::max());
    m_room.expires_at(Clock::time_point::max());
}

void Transport::start()
{
    error_code ignored; // Nagle's delay is a matter of speed only
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    m_socket.non_blocking(true, ignored); // else sendNow() could wait for the peer; asio's own writes never do
    asio::co_spawn(m_strand, writeLoop(shared_from_this()), asio::detached);
    asio::co_spawn(m_strand, watch(shared_from_this()), asio::detached);
}

void Transport::helloCame()
{
    m_loginDeadline = Clock::now() + m_limits.login;
    m_readLimit = "the password was not checked";
}

void Transport::loggedIn()
{
    m_loginDeadline = Clock::time_point::max();
}

void Transport::startReadClock()
{
    const bool betweenFrames = m_frames.empty();
    const auto deadline = Clock::now() + (betweenFrames ? m_limits.idle : m_limits.frame);
    m_readLimit = betweenFrames ? "no frame came" : "a frame did not come to its end";
    m_readDeadline = deadline;
    if (m_loginDeadline < deadline) {
        m_readLimit = "no whole Hello came";
        m_readDeadline = m_loginDeadline;
    }
}

asio::awaitable<std::optional<std::string_view>> Transport::receive()
{
    bool insideFrame = false;
    while (m_open) {
        if (!m_failing) {
            const auto body = m_frames.next();
            if (!body) {
                const bool empty = body.error().message.find("length 0 ") != std::string::npos;
                fail(empty ? protocol::Failure::BAD_FRAME : protocol::Failure::TOO_LARGE, body.error().message);
                continue;
            }
            if (*body) {
                m_readDeadline = Clock::time_point::max();
                co_return *body;
            }
            // The clock of a frame starts with its first byte: one byte a second does not prolong it.
            if (!insideFrame) {
                startReadClock();
                insideFrame = !m_frames.empty();
            }
        }
        error_code error;
        const std::size_t bytes =
            co_await m_socket.async_read_some(asio::buffer(m_input), redirect_error(use_awaitable, error));
        if (error) {
            close(error == asio::error::eof ? "the client hung up" : error.message());
        } else if (!m_failing) {
            m_frames.add({m_input.data(), bytes});
        }
        // After a failure what still comes is read and thrown away: closing with unread bytes would reset the
        // connection and take the Failure with it.
    }
    co_return std::nullopt;
}

void Transport::push(Frame frame)
{
    if (!m_open || m_failing) {
        return;
    }
    m_outboxBytes += frame->size();
    m_outbox.push_back(std::move(frame));
    if (m_outboxBytes + m_sendingBytes > m_limits.outboxBytes) {
        m_outbox.clear();
        m_outboxBytes = 0;
        fail(protocol::Failure::TOO_SLOW, fmt::format("more than {} bytes wait for this client", m_limits.outboxBytes));
        return;
    }
    sendNow();
}

void Transport::gather()
{
    m_buffers.clear();
    while (!m_outbox.empty() && m_buffers.size() < kFramesAtOnce) {
        m_sending.push_back(std::move(m_outbox.front()));
        m_outbox.pop_front();
        m_sendingBytes += m_sending.back()->size();
        m_outboxBytes -= m_sending.back()->size();
        m_buffers.push_back(asio::buffer(*m_sending.back()));
    }
}

void Transport::sendNow()
{
    if (m_writing) {
        return; // the loop takes it next
    }
    gather();
    error_code error; // an end of the connection is for the loop to find: it gets the same error
    std::size_t sent = m_socket.write_some(m_buffers, error);
    if (sent == m_sendingBytes) {
        m_sending.clear();
        m_sendingBytes = 0;
        return;
    }
    auto rest = m_buffers.begin();
    for (; sent >= rest->size(); ++rest) {
        sent -= rest->size();
    }
    *rest += sent;
    m_buffers.erase(m_buffers.begin(), rest);
    m_writing = true;
    m_toWrite.cancel();
}

void Transport::pushPositions(Frame frame)
{
    if (m_open && !m_failing) {
        m_positions = std::move(frame);
        m_toWrite.cancel();
    }
}

asio::awaitable<void> Transport::room()
{
    while (m_open && m_outboxBytes + m_sendingBytes > m_limits.outboxBytes / 4) {
        error_code ignored; // cancelled is how it is woken
        co_await m_room.async_wait(redirect_error(use_awaitable, ignored));
    }
}

void Transport::fail(protocol::Failure::Code code, const std::string& message)
{
    if (!m_open || m_failing) {
        return;
    }
    m_failing = true;
    m_why = message;
    m_positions.reset();
    m_outbox.push_back(failureFrame(code, message));
    m_outboxBytes += m_outbox.back()->size();
    m_readDeadline = Clock::time_point::max();
    m_loginDeadline = Clock::time_point::max();
    m_toWrite.cancel();
}

void Transport::close(const std::string& reason)
{
    if (!m_open) {
        return;
    }
    m_open = false;
    if (m_why.empty()) {
        m_why = reason;
    }
    error_code ignored; // a socket that fails to close is closed all the same
    m_socket.close(ignored);
    m_toWrite.cancel();
    m_room.cancel();
    m_watch.cancel();
}

asio::awaitable<void> Transport::writeLoop(std::shared_ptr<Transport> self)
{
    while (self->m_open) {
        error_code error;
        if (!m_writing) {
            if (m_outbox.empty() && m_positions) {
                m_outboxBytes += m_positions->size();
                m_outbox.push_back(std::move(m_positions));
                m_positions.reset();
            }
            if (m_outbox.empty()) {
                if (m_failing) {
                    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, error);
                    m_writeDeadline = Clock::now() + kLastWords;
                    co_return;
                }
                co_await m_toWrite.async_wait(redirect_error(use_awaitable, error));
                continue;
            }
            gather();
            m_writing = true;
        }
        m_writeDeadline = Clock::now() + m_limits.write;
        std::size_t seen = 0;
        const auto progress = [this, &seen](const error_code& failed, std::size_t taken) -> std::size_t {
            if (taken - seen >= kProgressBytes) {
                seen = taken;
                m_writeDeadline = Clock::now() + m_limits.write;
            }
            return failed ? 0 : kProgressBytes;
        };
        co_await asio::async_write(m_socket, m_buffers, progress, redirect_error(use_awaitable, error));
        m_writeDeadline = Clock::time_point::max();
        m_writing = false;
        m_sending.clear();
        m_sendingBytes = 0;
        m_room.cancel();
        if (error) {
            close(error.message());
        }
    }
}

asio::awaitable<void> Transport::watch(std::shared_ptr<Transport> self)
{
    const auto tick = tickOf(m_limits);
    while (self->m_open) {
        error_code ignored; // cancelled by close()
        m_watch.expires_after(tick);
        co_await m_watch.async_wait(redirect_error(use_awaitable, ignored));
        const auto now = Clock::now();
        if (m_writeDeadline < now) {
            close("it does not take what is written");
        } else if (std::min(m_readDeadline, m_loginDeadline) < now) {
            fail(protocol::Failure::TOO_SLOW, fmt::format("{} in time", m_readLimit));
        }
    }
}

} // namespace sandtable::server
