// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "HttpConnection.h"
#include "Open311Desk.h"
#include "Places.h"

#include <sandtable/base/Result.h>

#include <functional>
#include <list>
#include <memory>
#include <string>

namespace sandtable::server {

/// Takes HTTP connections in and keeps them until they end. On the desk's strand.
class HttpGate
{
public:
    /// places: one a connection. `emptied` is called whenever the last connection has ended.
    HttpGate(asio::io_context& io, const Strand& strand, Open311Desk::World world, Places& places,
             std::function<void()> emptied);

    /// Fails with Unavailable.
    Result<std::uint16_t> listen(const asio::ip::address& address, std::uint16_t port);
    void start();
    /// Takes nobody in any more and lets those who are in finish their request.
    void stop();
    bool empty() const { return m_connections.empty(); }

private:
    asio::awaitable<void> acceptLoop();
    void admit(asio::ip::tcp::socket socket, const asio::any_io_executor& strand);

    asio::io_context& m_io;
    const Strand m_strand;
    const Open311Desk m_desk;
    const std::function<void()> m_emptied;
    Places& m_places;
    asio::ip::tcp::acceptor m_acceptor;
    std::list<std::shared_ptr<HttpConnection>> m_connections;
    bool m_stopping = false;
};

} // namespace sandtable::server
