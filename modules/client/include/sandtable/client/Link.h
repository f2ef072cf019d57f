// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/client/LinkCause.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace sandtable::client {

/// What the link itself has to say, in order with the data.
struct LinkState
{
    enum class Kind
    {
        Connecting,
        Live,
        Lost,
        Refused
    };
    Kind kind = Kind::Connecting;
    std::string detail;                   ///< whom it talks to; after Lost and Refused what exactly happened
    std::chrono::milliseconds retryIn{0}; ///< after Lost: when it tries again
    LinkCause cause = LinkCause::None;    ///< of Lost and Refused
};

/// A measured round trip.
struct RoundTrip
{
    std::chrono::microseconds delay{0};
    protocol::CityClock clock;
};

using Incoming = std::variant<LinkState, protocol::Welcome, protocol::Snapshot, protocol::Events,
                              protocol::CommandResult, protocol::Positions, RoundTrip>;

/// One session with a server, with a thread of its own that reconnects with back-off and resumes from the last event
/// it handed over, so that the caller sees every event once and in order. Incoming data waits in a mailbox bounded
/// in bytes: above the bound the link stops reading from the socket (positions are coalesced: latest wins) until the
/// owner has drained it. All functions may be called from any one owner thread.
class Link
{
public:
    struct Options
    {
        std::string host = "127.0.0.1";
        std::uint16_t port = 4460;
        std::string program; ///< named in the server's log
        std::string user;
        std::string password;
        std::string area;          ///< code prefix to subscribe to; empty: all the user may see
        std::uint64_t fromSeq = 1; ///< first event wanted
        bool snapshot = false;     ///< start from a Snapshot instead of old events (then events follow)
        bool positions = false;    ///< also the live plane
        bool subscribe = true;     ///< false: commands only
        std::size_t mailboxBytes = 64 * 1024 * 1024;
    };

    /// `wake` is called on the link's thread when the mailbox turns from empty to filled; it must be quick and must
    /// not call the link. After it, call drain() on the owner's thread.
    Link(Options options, std::function<void()> wake);
    ~Link(); ///< stops and joins

    void start();
    void stop();

    /// Queues a command; makes its command_id when empty; returns the id. Sent again, under the same id, until
    /// answered. Each gets its result, by the link itself (a refusal) when the server does not want us; none comes
    /// after stop().
    std::string send(protocol::Command command);
    /// Live plane, latest wins; dropped while the link is down.
    void sendPositions(protocol::Positions positions);

    /// Hands over what has come, oldest first, for at most `budget`; returns true if something is left.
    bool drain(const std::function<void(Incoming&&)>& take, std::chrono::microseconds budget);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sandtable::client
