// SPDX-License-Identifier: GPL-3.0-or-later
#include "Audience.h"

#include <sandtable/protocol/Framing.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace sandtable::bench {

namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;

namespace {
constexpr std::chrono::seconds kPingEvery{5};
constexpr std::chrono::seconds kPatience{60};
} // namespace

struct Audience::Impl
{
    std::size_t size = 0;
    client::Link::Options login;
    Take take;

    asio::io_context io{1};
    std::jthread thread;
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t ready = 0;
    std::string fellOut;

    void note(const std::string& why)
    {
        const std::lock_guard lock(mutex);
        why.empty() ? static_cast<void>(++ready) : static_cast<void>(fellOut.empty() ? fellOut = why : fellOut);
        changed.notify_all();
    }

    std::string greeting() const
    {
        protocol::ClientMessage hello;
        hello.mutable_hello()->set_protocol_version(protocol::kProtocolVersion);
        hello.mutable_hello()->set_program(login.program);
        hello.mutable_hello()->set_user(login.user);
        hello.mutable_hello()->set_password(login.password);
        protocol::ClientMessage subscribe;
        subscribe.mutable_subscribe()->set_from_seq(1);
        std::string bytes;
        protocol::appendFrame(hello, bytes);
        protocol::appendFrame(subscribe, bytes);
        return bytes;
    }

    asio::awaitable<void> pings(std::shared_ptr<tcp::socket> socket)
    {
        protocol::ClientMessage ping;
        ping.mutable_ping()->set_token(1);
        std::string bytes;
        protocol::appendFrame(ping, bytes);
        asio::steady_timer timer(io);
        error_code error;
        while (!error) {
            timer.expires_after(kPingEvery);
            co_await timer.async_wait(redirect_error(use_awaitable, error));
            co_await asio::async_write(*socket, asio::buffer(bytes), redirect_error(use_awaitable, error));
        }
    }

    asio::awaitable<void> attend()
    {
        const auto socket = std::make_shared<tcp::socket>(io);
        error_code error;
        co_await socket->async_connect({asio::ip::make_address(login.host), login.port},
                                       redirect_error(use_awaitable, error));
        const std::string hello = greeting();
        if (!error)
            co_await asio::async_write(*socket, asio::buffer(hello), redirect_error(use_awaitable, error));
        if (!error)
            asio::co_spawn(io, pings(socket), asio::detached);
        protocol::FrameReader frames(protocol::kMaxServerBodyBytes);
        std::array<char, 64 * 1024> input{};
        protocol::ServerMessage message;
        while (!error) {
            const std::size_t bytes =
                co_await socket->async_read_some(asio::buffer(input), redirect_error(use_awaitable, error));
            frames.add({input.data(), bytes});
            for (;;) {
                const auto body = frames.next();
                if (!body)
                    co_return note(body.error().message);
                if (!*body)
                    break;
                if (!message.ParseFromArray((*body)->data(), static_cast<int>((*body)->size())))
                    co_return note("a message that cannot be read");
                if (message.has_failure())
                    co_return note(message.failure().message());
                if (!message.has_events())
                    continue;
                if (message.events().events_size() == 0)
                    note({}); // up to date
                take(message.events());
            }
        }
        note(error.message());
    }
};

Audience::Audience(std::size_t size, const client::Link::Options& login, Take take) : m_impl(std::make_unique<Impl>())
{
    m_impl->size = size;
    m_impl->login = login;
    m_impl->take = std::move(take);
}

Audience::~Audience()
{
    stop();
}

Result<void> Audience::start()
{
    for (std::size_t i = 0; i < m_impl->size; ++i)
        asio::co_spawn(m_impl->io, m_impl->attend(), asio::detached);
    m_impl->thread = std::jthread([impl = m_impl.get()] { impl->io.run(); });
    std::unique_lock lock(m_impl->mutex);
    m_impl->changed.wait_for(lock, kPatience,
                             [&] { return m_impl->ready >= m_impl->size || !m_impl->fellOut.empty(); });
    if (!m_impl->fellOut.empty())
        return failure(ErrorCode::Unavailable, "a subscriber fell out: " + m_impl->fellOut);
    if (m_impl->ready < m_impl->size)
        return failure(ErrorCode::Unavailable, "the subscribers did not get in");
    return {};
}

void Audience::stop()
{
    m_impl->io.stop();
    if (m_impl->thread.joinable())
        m_impl->thread.join();
}

std::string Audience::fellOut() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->fellOut;
}

} // namespace sandtable::bench
