// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpClient.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace sandtable::test {

HttpClient::HttpClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error("connect");
    }
}

HttpClient::~HttpClient()
{
    ::close(m_socket);
}

void HttpClient::sendBytes(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return; // the peer has closed: what it said before is still to be read
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool HttpClient::fill()
{
    std::array<char, 4096> piece;
    const ssize_t read = ::recv(m_socket, piece.data(), piece.size(), 0);
    if (read < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        throw std::runtime_error("no answer in 20 s");
    }
    if (read <= 0) {
        return false;
    }
    m_input.append(piece.data(), static_cast<std::size_t>(read));
    return true;
}

HttpClient::Answer HttpClient::receive()
{
    std::size_t end = 0;
    while ((end = m_input.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) {
            return {};
        }
    }
    Answer answer;
    answer.status = std::stoi(m_input.substr(9, 3));
    std::size_t at = m_input.find("\r\n") + 2;
    while (at < end + 2) {
        const std::size_t line = m_input.find("\r\n", at);
        const std::size_t colon = m_input.find(": ", at);
        answer.headers[m_input.substr(at, colon - at)] = m_input.substr(colon + 2, line - colon - 2);
        at = line + 2;
    }
    m_input.erase(0, end + 4);
    const auto length = static_cast<std::size_t>(std::stoul(answer.headers["Content-Length"]));
    while (m_input.size() < length && fill()) {
    }
    answer.body = m_input.substr(0, length);
    m_input.erase(0, length);
    return answer;
}

HttpClient::Answer HttpClient::get(const std::string& target, const std::string& headers)
{
    sendBytes(fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", target, headers));
    return receive();
}

HttpClient::Answer HttpClient::post(const std::string& target, const std::string& form, const std::string& headers)
{
    sendBytes(fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                          "Content-Length: {}\r\n{}\r\n{}",
                          target, form.size(), headers, form));
    return receive();
}

std::string encoded(std::string_view text)
{
    std::string form;
    for (const char c : text) {
        form += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return form;
}

} // namespace sandtable::test
