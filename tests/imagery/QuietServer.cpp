// SPDX-License-Identifier: GPL-3.0-or-later
#include "QuietServer.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace sandtable::imagery::test {
namespace {

bool hungUp(int socket)
{
    char byte = 0;
    return ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

} // namespace

QuietServer::QuietServer(Answer answer) : m_answer(std::move(answer))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
    EXPECT_EQ(::listen(m_listener, 32), 0);
    m_port = ntohs(address.sin_port);
    m_accepting = std::thread([this] { listen(); });
}

QuietServer::~QuietServer()
{
    goAway();
}

void QuietServer::goAway()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_gone)
            return;
        m_gone = true;
        ::shutdown(m_listener, SHUT_RDWR);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    m_accepting.join();
    for (std::thread& thread : m_threads)
        thread.join();
    ::close(m_listener);
}

std::string QuietServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

std::vector<std::string> QuietServer::paths() const
{
    const std::lock_guard lock(m_mutex);
    return m_paths;
}

void QuietServer::listen()
{
    for (;;) {
        const int socket = ::accept(m_listener, nullptr, nullptr);
        if (socket < 0)
            return;
        const std::lock_guard lock(m_mutex);
        if (m_gone) {
            ::close(socket);
            return;
        }
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket] { serve(socket); });
    }
}

void QuietServer::serve(int socket)
{
    std::string text;
    std::array<char, 4096> bytes{};
    for (;;) {
        const auto got = ::recv(socket, bytes.data(), bytes.size(), 0);
        if (got <= 0)
            break;
        text.append(bytes.data(), static_cast<std::size_t>(got));
        const auto end = text.find("\r\n\r\n");
        if (end == std::string::npos)
            continue;
        const std::string path = text.substr(4, text.find(' ', 4) - 4);
        text.erase(0, end + 4);
        {
            const std::lock_guard lock(m_mutex);
            m_paths.push_back(path);
            ++m_waiting[socket];
            // Whoever gave up has closed before asking again, even if that connection's thread has not seen it yet.
            int now = 0;
            for (const auto& [other, requests] : m_waiting)
                now += hungUp(other) ? 0 : requests;
            m_mostAtOnce = std::max(m_mostAtOnce.load(), now);
        }
        const std::string body = m_answer(m_requests++, path);
        if (body.empty())
            continue; // until somebody gives up
        const std::string head =
            "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
        {
            const std::lock_guard lock(m_mutex);
            --m_waiting[socket];
        }
        if (::send(socket, (head + body).data(), head.size() + body.size(), MSG_NOSIGNAL) < 0)
            break;
    }
    const std::lock_guard lock(m_mutex);
    m_waiting.erase(socket);
    std::erase(m_sockets, socket);
    ::close(socket);
}

} // namespace sandtable::imagery::test
