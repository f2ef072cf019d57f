// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeServer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <string>

namespace sandtable::test {

FakeServer::FakeServer(Handler handler)
    : m_handler(std::move(handler)), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), size) != 0 || ::listen(m_listener, 8) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        throw std::runtime_error("cannot listen");
    }
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

FakeServer::~FakeServer()
{
    m_thread.request_stop();
    ::shutdown(m_listener, SHUT_RDWR); // wakes accept(); a test stops its link before, which wakes recv()
    m_thread.join();
    ::close(m_listener);
}

void FakeServer::run(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        const int peer = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (peer >= 0) {
            talk(peer);
            ::close(peer);
        }
    }
}

void FakeServer::talk(int peer)
{
    const Reply reply = [peer](const protocol::ServerMessage& message) {
        std::string bytes;
        protocol::appendFrame(message, bytes);
        ::send(peer, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    };
    protocol::FrameReader frames(protocol::kMaxClientBodyBytes);
    char buffer[4096];
    for (;;) {
        const ssize_t got = ::recv(peer, buffer, sizeof buffer, 0);
        if (got <= 0) {
            return;
        }
        frames.add({buffer, static_cast<std::size_t>(got)});
        for (auto body = frames.next(); body && *body; body = frames.next()) {
            protocol::ClientMessage message;
            if (!message.ParseFromArray((*body)->data(), static_cast<int>((*body)->size())) ||
                !m_handler(message, reply)) {
                return;
            }
        }
    }
}

} // namespace sandtable::test
