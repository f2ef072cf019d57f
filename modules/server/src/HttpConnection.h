// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "Open311Desk.h"
#include "Places.h"

#include <memory>

namespace sandtable::server {

/// One HTTP/1.1 connection: requests one after the other, each answered by the Open311 desk, within limits of size and
/// time. A coroutine on a strand of its own.
class HttpConnection : public std::enable_shared_from_this<HttpConnection>
{
public:
    HttpConnection(const Open311Desk& desk, asio::ip::tcp::socket socket, Places::Place place);
    ~HttpConnection();

    asio::awaitable<void> run(std::shared_ptr<HttpConnection> self);
    /// Ends it after the request in hand, at once where there is none. Any thread.
    void shutDown();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sandtable::server
