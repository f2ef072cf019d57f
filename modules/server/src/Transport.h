// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "Frames.h"

#include <sandtable/protocol/Framing.h>
#include <sandtable/server/Limits.h>

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::server {

/// Frames in and out of one socket within the limits: who is too slow, too large or broken is told why and closed.
/// All on the session's strand.
class Transport : public std::enable_shared_from_this<Transport>
{
public:
    Transport(asio::ip::tcp::socket socket, Strand strand, const Limits& limits);

    /// Starts writing and watching the time.
    void start();
    /// The next frame's body, valid until the next call; nothing when the session is over.
    asio::awaitable<std::optional<std::string_view>> receive();
    /// The Hello is here: from now on Limits::login counts anew, for its answer.
    void helloCame();
    /// From here on a session may be idle for Limits::idle.
    void loggedIn();

    /// Queues a frame. Beyond Limits::outboxBytes the session ends as TOO_SLOW.
    void push(Frame frame);
    /// Sent when nothing else waits; a newer one replaces it until then.
    void pushPositions(Frame frame);
    /// Returns when less than a quarter of the outbox is in use, or the session is over.
    asio::awaitable<void> room();
    /// Says why, then closes.
    void fail(protocol::Failure::Code code, const std::string& message);
    /// At once, without words.
    void close(const std::string& reason);

    bool open() const { return m_open; }
    bool failing() const { return m_failing; }
    /// Why the session ended, for the log.
    const std::string& why() const { return m_why; }
    const Strand& strand() const { return m_strand; }

private:
    using Clock = std::chrono::steady_clock;

    asio::awaitable<void> writeLoop(std::shared_ptr<Transport> self);
    asio::awaitable<void> watch(std::shared_ptr<Transport> self);
    void startReadClock();
    /// Gives the socket what it takes without waiting.
    void sendNow();
    /// Moves frames of the outbox to m_sending and points at their bytes.
    void gather();

    asio::ip::tcp::socket m_socket;
    Strand m_strand;
    const Limits m_limits;
    protocol::FrameReader m_frames{protocol::kMaxClientBodyBytes};
    std::array<char, 16 * 1024> m_input;

    std::deque<Frame> m_outbox;
    std::size_t m_outboxBytes = 0;
    std::vector<Frame> m_sending;
    std::size_t m_sendingBytes = 0;
    std::vector<asio::const_buffer> m_buffers;
    bool m_writing = false; ///< the loop has a write under way
    Frame m_positions;
    asio::steady_timer m_toWrite;
    asio::steady_timer m_room;
    asio::steady_timer m_watch;

    Clock::time_point m_loginDeadline;
    Clock::time_point m_readDeadline = Clock::time_point::max();
    Clock::time_point m_writeDeadline = Clock::time_point::max();
    const char* m_readLimit = "login";
    std::string m_why;
    bool m_open = true;
    bool m_failing = false;
};

} // namespace sandtable::server
