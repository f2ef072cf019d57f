// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace sandtable::test {

/// A bare HTTP client over one connection, for saying well-formed things and others.
class HttpClient
{
public:
    explicit HttpClient(std::uint16_t port);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    struct Answer
    {
        int status = 0; ///< 0: the connection ended instead
        std::map<std::string, std::string> headers;
        std::string body;
    };

    Answer get(const std::string& target, const std::string& headers = {});
    Answer post(const std::string& target, const std::string& form, const std::string& headers = {});
    void sendBytes(std::string_view bytes);
    /// Throws when nothing comes for 20 s.
    Answer receive();

private:
    bool fill();

    int m_socket = -1;
    std::string m_input;
};

/// Percent-encoded for a form.
std::string encoded(std::string_view text);

} // namespace sandtable::test
