// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpGate.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace sandtable::server {

using boost::system::error_code;

namespace {
constexpr std::chrono::milliseconds kAdmitAgain{100};
}

HttpGate::HttpGate(asio::io_context& io, const Strand& strand, Open311Desk::World world, Places& places,
                   std::function<void()> emptied)
    : m_io(io), m_strand(strand), m_desk(std::move(world)), m_emptied(std::move(emptied)), m_places(places),
      m_acceptor(strand)
{
}

Result<std::uint16_t> HttpGate::listen(const asio::ip::address& address, std::uint16_t port)
{
    const asio::ip::tcp::endpoint endpoint(address, port);
    error_code error;
    m_acceptor.open(endpoint.protocol(), error);
    if (!error) {
        m_acceptor.set_option(asio::ip::tcp::acceptor::reuse_address(true), error);
    }
    if (!error) {
        m_acceptor.bind(endpoint, error);
    }
    if (!error) {
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("cannot listen for HTTP on {}:{}: {}", address.to_string(), port, error.message()));
    }
    return m_acceptor.local_endpoint().port();
}

void HttpGate::start()
{
    if (m_acceptor.is_open()) {
        asio::co_spawn(m_strand, acceptLoop(), asio::detached);
    }
}

void HttpGate::stop()
{
    m_stopping = true;
    error_code ignored; // nobody is to come in any more, whatever close() says
    m_acceptor.close(ignored);
    for (const auto& connection : m_connections) {
        connection->shutDown();
    }
}

asio::awaitable<void> HttpGate::acceptLoop()
{
    while (!m_stopping) {
        const asio::any_io_executor strand = asio::make_strand(m_io);
        asio::ip::tcp::socket socket(strand);
        error_code error;
        co_await m_acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
        if (m_stopping) {
            break;
        }
        if (error) {
            spdlog::warn("accept for HTTP: {}", error.message());
            asio::steady_timer pause(m_strand, kAdmitAgain);
            co_await pause.async_wait(asio::use_awaitable);
            continue;
        }
        admit(std::move(socket), strand);
    }
}

void HttpGate::admit(asio::ip::tcp::socket socket, const asio::any_io_executor& strand)
{
    auto place = m_places.take();
    if (!place) {
        return; // the socket closes: there is no room for words to so many
    }
    auto connection = std::make_shared<HttpConnection>(m_desk, std::move(socket), std::move(*place));
    m_connections.push_back(connection);
    const auto at = std::prev(m_connections.end());
    asio::co_spawn(strand, connection->run(connection), [this, at](const std::exception_ptr& bug) {
        asio::post(m_strand, [this, at, bug] {
            m_connections.erase(at);
            if (m_connections.empty()) {
                m_emptied();
            }
            if (bug) {
                std::rethrow_exception(bug);
            }
        });
    });
}

} // namespace sandtable::server
