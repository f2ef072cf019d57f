// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/protocol/Framing.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <functional>
#include <thread>

namespace sandtable::test {

/// A server that says what a test tells it to: one connection at a time, on a thread of its own.
class FakeServer
{
public:
    /// Answers one message; `reply` may be called any number of times. False hangs up.
    using Reply = std::function<void(const protocol::ServerMessage&)>;
    using Handler = std::function<bool(const protocol::ClientMessage&, const Reply& reply)>;

    explicit FakeServer(Handler handler);
    ~FakeServer();
    FakeServer(const FakeServer&) = delete;
    FakeServer& operator=(const FakeServer&) = delete;

    std::uint16_t port() const { return m_port; }

private:
    void run(std::stop_token stop);
    void talk(int peer);

    const Handler m_handler;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::jthread m_thread;
};

} // namespace sandtable::test
