// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/client/Audience.h>
#include <sandtable/protocol/Framing.h>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>

namespace sandtable::client {

namespace {

constexpr std::chrono::seconds kSeatPingEvery{5};
constexpr std::chrono::seconds kSeatingPatience{60};

std::string frameBytes(const protocol::ClientMessage& message)
{
    std::string bytes;
    protocol::appendFrame(message, bytes);
    return bytes;
}

/// A socket that is closed with its owner.
class Seat
{
public:
    explicit Seat(int descriptor) : m_descriptor(descriptor) {}
    Seat(Seat&& other) noexcept : frames(std::move(other.frames)), m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    Seat& operator=(Seat&&) = delete;
    ~Seat()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    int descriptor() const { return m_descriptor; }
    /// Small messages into an empty socket: all at once or the connection is of no use.
    bool send(const std::string& bytes) const
    {
        return ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
    }

    protocol::FrameReader frames{protocol::kMaxServerBodyBytes};

private:
    int m_descriptor;
};

} // namespace

struct Audience::Impl
{
    std::size_t size = 0;
    Link::Options login;
    Take take;
    std::vector<Seat> seats;
    Seat wake{::eventfd(0, EFD_CLOEXEC)};
    std::jthread thread;

    std::mutex mutex;
    std::condition_variable changed;
    std::size_t ready = 0;
    std::string fellOut;
    std::vector<std::uint64_t> reached; ///< by seat

    void upToDate()
    {
        const std::lock_guard lock(mutex);
        ++ready;
        changed.notify_all();
    }
    void lose(const std::string& why)
    {
        const std::lock_guard lock(mutex);
        if (fellOut.empty())
            fellOut = why;
        changed.notify_all();
    }

    Result<void> seat()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(login.port);
        if (::inet_pton(AF_INET, login.host.c_str(), &address.sin_addr) != 1)
            return failure(ErrorCode::OutOfRange, login.host + " is no IPv4 address");
        Seat seat(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (::connect(seat.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            return failure(ErrorCode::Unavailable, std::string("a subscriber: ") + std::strerror(errno));
        const int on = 1;
        ::setsockopt(seat.descriptor(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        protocol::ClientMessage hello;
        hello.mutable_hello()->set_protocol_version(protocol::kProtocolVersion);
        hello.mutable_hello()->set_program(login.program);
        hello.mutable_hello()->set_user(login.user);
        hello.mutable_hello()->set_password(login.password);
        protocol::ClientMessage subscribe;
        subscribe.mutable_subscribe()->set_from_seq(1);
        if (!seat.send(frameBytes(hello) + frameBytes(subscribe)))
            return failure(ErrorCode::Unavailable, "a subscriber could not send its login");
        seats.push_back(std::move(seat));
        return {};
    }

    /// Empty, or why this seat is of no more use.
    std::string read(std::size_t number)
    {
        Seat& seat = seats[number];
        std::array<char, 64 * 1024> input;
        const ssize_t bytes = ::recv(seat.descriptor(), input.data(), input.size(), 0);
        if (bytes <= 0)
            return bytes == 0 ? "the server closed the connection" : std::strerror(errno);
        seat.frames.add({input.data(), static_cast<std::size_t>(bytes)});
        for (;;) {
            const auto body = seat.frames.next();
            if (!body)
                return body.error().message;
            if (!*body)
                return {};
            protocol::ServerMessage message;
            if (!message.ParseFromArray((*body)->data(), static_cast<int>((*body)->size())))
                return "a message that cannot be read";
            if (message.has_failure())
                return message.failure().message();
            if (!message.has_events())
                continue;
            if (message.events().events_size() == 0)
                upToDate();
            take(number, message.events());
            const std::lock_guard lock(mutex);
            reached[number] = std::max(reached[number], message.events().last_seq());
            changed.notify_all();
        }
    }

    void attend(const std::stop_token& stop)
    {
        protocol::ClientMessage ping;
        ping.mutable_ping()->set_token(1);
        const std::string pingBytes = frameBytes(ping);
        std::vector<pollfd> watched;
        for (const Seat& seat : seats)
            watched.push_back({seat.descriptor(), POLLIN, 0});
        watched.push_back({wake.descriptor(), POLLIN, 0});
        auto nextPing = std::chrono::steady_clock::now() + kSeatPingEvery;
        while (!stop.stop_requested()) {
            ::poll(watched.data(), watched.size(), static_cast<int>(std::chrono::milliseconds(kSeatPingEvery).count()));
            for (std::size_t i = 0; i < seats.size(); ++i) {
                if (watched[i].revents == 0)
                    continue;
                if (const std::string why = read(i); !why.empty()) {
                    watched[i].fd = -1; // poll passes it over
                    lose(why);
                }
            }
            if (std::chrono::steady_clock::now() < nextPing)
                continue;
            nextPing += kSeatPingEvery;
            for (const Seat& seat : seats)
                if (!seat.send(pingBytes))
                    lose("a subscriber could not ping");
        }
    }
};

Audience::Audience(std::size_t size, const Link::Options& login, Take take) : m_impl(std::make_unique<Impl>())
{
    m_impl->size = size;
    m_impl->login = login;
    m_impl->take = std::move(take);
}

Audience::~Audience()
{
    stop();
}

Result<void> Audience::start()
{
    for (std::size_t i = 0; i < m_impl->size; ++i)
        if (auto seated = m_impl->seat(); !seated)
            return seated;
    m_impl->reached.assign(m_impl->seats.size(), 0);
    m_impl->thread = std::jthread([impl = m_impl.get()](const std::stop_token& stop) { impl->attend(stop); });
    std::unique_lock lock(m_impl->mutex);
    m_impl->changed.wait_for(lock, kSeatingPatience,
                             [&] { return m_impl->ready >= m_impl->size || !m_impl->fellOut.empty(); });
    if (!m_impl->fellOut.empty())
        return failure(ErrorCode::Unavailable, "a subscriber fell out: " + m_impl->fellOut);
    if (m_impl->ready < m_impl->size)
        return failure(ErrorCode::Unavailable, "the subscribers did not get in");
    return {};
}

bool Audience::waitFor(std::uint64_t seq, std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_impl->mutex);
    const auto there = [&] {
        return std::all_of(m_impl->reached.begin(), m_impl->reached.end(), [&](std::uint64_t at) { return at >= seq; });
    };
    m_impl->changed.wait_for(lock, patience, [&] { return there() || !m_impl->fellOut.empty(); });
    return there();
}

void Audience::stop()
{
    if (!m_impl->thread.joinable())
        return;
    m_impl->thread.request_stop();
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_impl->wake.descriptor(), &one, sizeof one);
    m_impl->thread.join();
}

std::string Audience::fellOut() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->fellOut;
}

} // namespace sandtable::client
