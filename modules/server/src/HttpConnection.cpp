// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpConnection.h"

#include "Asio.h"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <optional>
#include <string>

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the frame of a coroutine that it inlines for memory of another kind of new.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace sandtable::server {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

namespace {
constexpr std::uint32_t kMostHeaderBytes = 8 * 1024;
/// A form of a report: its texts are limited to less than 3 KiB, which percent encoding makes three times as long.
constexpr std::uint64_t kMostBodyBytes = 16 * 1024;
constexpr std::chrono::seconds kRequestTime{15};
constexpr std::chrono::seconds kWriteTime{15};
constexpr std::size_t kLongestHost = 255;

std::string textOf(boost::string_view text)
{
    return {text.data(), text.size()};
}

HttpQuestion questionOf(const http::request<http::string_body>& request)
{
    HttpQuestion question;
    question.method = textOf(request.method_string());
    question.target = textOf(request.target());
    question.accept = textOf(request[http::field::accept]);
    question.acceptLanguage = textOf(request[http::field::accept_language]);
    question.contentType = textOf(request[http::field::content_type]);
    question.body = request.body();
    question.key = textOf(request["X-Api-Key"]);
    question.idempotencyKey = textOf(request["Idempotency-Key"]);
    question.host = textOf(request[http::field::host]).substr(0, kLongestHost);
    return question;
}

http::response<http::string_body> responseOf(HttpAnswer answer, unsigned version, bool keepAlive)
{
    http::response<http::string_body> response;
    response.version(version);
    response.result(answer.status);
    response.set(http::field::server, "sandtabled");
    response.set(http::field::content_type, open311::contentType(answer.format));
    response.set(http::field::cache_control, "no-store");
    if (!answer.link.empty()) {
        response.set(http::field::link, answer.link);
    }
    if (!answer.allow.empty()) {
        response.set(http::field::allow, answer.allow);
    }
    response.keep_alive(keepAlive);
    response.body() = std::move(answer.body);
    response.prepare_payload();
    return response;
}

/// What is answered to bytes that are no request; nothing when there is nobody to answer.
std::optional<open311::Problem> problemOf(const error_code& error)
{
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return open311::Problem{431, "the header is longer than 8 KiB"};
    }
    if (error == http::error::body_limit) {
        return open311::Problem{413, "the body is longer than 16 KiB"};
    }
    const bool broken = error.category() == make_error_code(http::error::bad_version).category();
    if (broken && error != http::error::end_of_stream && error != http::error::partial_message) {
        return open311::Problem{400, "this is no HTTP request"};
    }
    return std::nullopt;
}
} // namespace

struct HttpConnection::Impl
{
    Impl(const Open311Desk& asked, asio::ip::tcp::socket socket, Places::Place held)
        : desk(asked), stream(std::move(socket)), place(std::move(held))
    {
    }

    asio::awaitable<bool> write(HttpAnswer answer, unsigned version, bool keepAlive);
    asio::awaitable<bool> serveOne();

    const Open311Desk& desk;
    beast::tcp_stream stream;
    beast::flat_buffer buffer{kMostHeaderBytes + kMostBodyBytes};
    Places::Place place;
    bool waiting = false; ///< for a request
    bool ending = false;
};

HttpConnection::HttpConnection(const Open311Desk& desk, asio::ip::tcp::socket socket, Places::Place place)
    : m_impl(std::make_unique<Impl>(desk, std::move(socket), std::move(place)))
{
}

HttpConnection::~HttpConnection() = default;

asio::awaitable<bool> HttpConnection::Impl::write(HttpAnswer answer, unsigned version, bool keepAlive)
{
    auto response = responseOf(std::move(answer), version, keepAlive);
    stream.expires_after(kWriteTime);
    error_code error;
    co_await http::async_write(stream, response, asio::redirect_error(asio::use_awaitable, error));
    co_return !error && keepAlive;
}

/// False: the connection is over.
asio::awaitable<bool> HttpConnection::Impl::serveOne()
{
    http::request_parser<http::string_body> parser;
    parser.header_limit(kMostHeaderBytes);
    parser.body_limit(kMostBodyBytes);
    stream.expires_after(kRequestTime);
    error_code error;
    waiting = true;
    co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    waiting = false;
    if (error) {
        if (const auto problem = problemOf(error)) {
            HttpAnswer answer;
            answer.status = static_cast<unsigned>(problem->code);
            answer.body = open311::problemDocument(*problem).text(answer.format);
            co_await write(std::move(answer), 11, false);
        }
        co_return false;
    }
    stream.expires_never(); // the desk's time is not the caller's
    const unsigned version = parser.get().version();
    const bool keepAlive = parser.get().keep_alive();
    HttpQuestion question = questionOf(parser.get());
    HttpAnswer answer = co_await desk.answer(std::move(question));
    co_return co_await write(std::move(answer), version, keepAlive && !ending);
}

asio::awaitable<void> HttpConnection::run(std::shared_ptr<HttpConnection> self)
{
    while (!m_impl->ending && co_await m_impl->serveOne()) {
    }
    error_code ignored; // it is over, whatever the socket says
    m_impl->stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    self.reset();
}

void HttpConnection::shutDown()
{
    asio::post(m_impl->stream.get_executor(), [self = shared_from_this()] {
        self->m_impl->ending = true;
        if (self->m_impl->waiting) {
            self->m_impl->stream.cancel();
        }
    });
}

} // namespace sandtable::server
