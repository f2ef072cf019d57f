// SPDX-License-Identifier: GPL-3.0-or-later
#include "RawClient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace sandtable::test {

RawClient::RawClient(std::uint16_t port, int receiveBuffer) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    if (receiveBuffer > 0) {
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    }
    const timeval patience{20, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error("connect");
    }
}

RawClient::~RawClient()
{
    hangUp();
}

void RawClient::hangUp()
{
    if (m_socket >= 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

void RawClient::sendBytes(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return; // the server has closed: what it said before is what the test looks at
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void RawClient::send(const protocol::ClientMessage& message)
{
    std::string bytes;
    protocol::appendFrame(message, bytes);
    sendBytes(bytes);
}

void RawClient::hello(const std::string& user, const std::string& password, std::uint32_t version)
{
    protocol::ClientMessage message;
    message.mutable_hello()->set_protocol_version(version);
    message.mutable_hello()->set_program("raw");
    message.mutable_hello()->set_user(user);
    message.mutable_hello()->set_password(password);
    send(message);
}

std::optional<protocol::ServerMessage> RawClient::receive()
{
    for (;;) {
        const auto body = m_frames.next();
        if (!body) {
            throw std::runtime_error(body.error().message);
        }
        if (*body) {
            protocol::ServerMessage message;
            if (!message.ParseFromArray((*body)->data(), static_cast<int>((*body)->size()))) {
                throw std::runtime_error("not a ServerMessage");
            }
            return message;
        }
        char buffer[4096];
        const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            throw std::runtime_error("the server says nothing");
        }
        if (got <= 0) {
            return std::nullopt;
        }
        m_frames.add({buffer, static_cast<std::size_t>(got)});
    }
}

protocol::Failure RawClient::failure()
{
    protocol::Failure last;
    while (const auto message = receive()) {
        if (message->has_failure()) {
            last = message->failure();
        }
    }
    return last;
}

std::string framed(std::string_view body)
{
    std::string bytes;
    protocol::appendFrameHeader(body.size(), bytes);
    bytes += body;
    return bytes;
}

} // namespace sandtable::test
