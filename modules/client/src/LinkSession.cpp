// SPDX-License-Identifier: GPL-3.0-or-later
#include "LinkSession.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace sandtable::client {

namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;
using boost::system::error_code;
using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {
constexpr milliseconds kFirstPause{100};
constexpr milliseconds kLongestPause{5000};
constexpr std::chrono::seconds kPingEvery{1};
/// A server that answers no ping for this long is taken for lost.
constexpr std::chrono::seconds kLongestSilence{15};
/// Some hundred thousand cases; what is larger comes from no server of ours.
constexpr std::size_t kMaxSnapshotBytes = std::size_t(1024) * 1024 * 1024;

protocol::Refusal refusal(protocol::Refusal::Code code, std::string zh, std::string en)
{
    protocol::Refusal why;
    why.set_code(code);
    why.set_message_zh(std::move(zh));
    why.set_message_en(std::move(en));
    return why;
}

protocol::Refusal refusal(LinkCause cause)
{
    const cases::Words words = causeWords(cause);
    return refusal(protocol::Refusal::NOT_ALLOWED, "服务器拒绝连接：" + std::string(words.zh),
                   "the server refuses the connection: " + std::string(words.en));
}

std::uint64_t microsNow()
{
    return static_cast<std::uint64_t>(duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count());
}
} // namespace

LinkSession::LinkSession(asio::io_context& io, Link::Options options, Mailbox& mailbox)
    : m_io(io), m_options(std::move(options)), m_mailbox(mailbox), m_pause(io), m_room(io),
      m_nextSeq(std::max<std::uint64_t>(m_options.fromSeq, 1))
{
    m_room.expires_at(asio::steady_timer::time_point::max());
}

void LinkSession::start()
{
    asio::co_spawn(m_io, run(), asio::detached);
}

void LinkSession::send(protocol::Command command)
{
    if (m_refused) {
        refuse(command, *m_refused);
        return;
    }
    if (m_live) {
        sendNow(command);
    }
    m_unanswered.add(std::move(command));
}

void LinkSession::sendNow(const protocol::Command& command)
{
    protocol::ClientMessage message;
    *message.mutable_command() = command;
    m_connection->send(message);
}

void LinkSession::sendPositions(protocol::Positions positions)
{
    if (m_live) {
        m_connection->sendPositions(std::move(positions));
    }
}

asio::awaitable<void> LinkSession::run()
{
    milliseconds pause = kFirstPause;
    for (;;) {
        say({LinkState::Kind::Connecting, m_options.host + ":" + std::to_string(m_options.port), {}});
        const LinkTrouble ending = co_await connectOnce();
        // A connection that worked starts the back-off anew: a restarted server is found at once.
        pause = m_live ? kFirstPause : std::min(pause * 2, kLongestPause);
        m_live = false;
        m_connection.reset();
        if (isFinal(ending.cause)) {
            m_refused = refusal(ending.cause);
            say({LinkState::Kind::Refused, ending.detail, {}, ending.cause});
            refuseAll(*m_refused);
            co_return;
        }
        say({LinkState::Kind::Lost, ending.detail, pause, ending.cause});
        m_pause.expires_after(pause);
        co_await m_pause.async_wait(use_awaitable);
    }
}

asio::awaitable<LinkTrouble> LinkSession::connectOnce()
{
    m_connection = std::make_shared<Connection>(m_io);
    // The coroutines of a connection keep it alive; m_connection is only who we talk to now.
    const std::shared_ptr<Connection> connection = m_connection;
    asio::co_spawn(m_io, pingLoop(connection), asio::detached);

    LinkTrouble trouble = co_await connection->connect(m_options.host, m_options.port);
    if (trouble.cause != LinkCause::None) {
        connection->close(trouble);
        co_return trouble;
    }
    protocol::ClientMessage hello;
    hello.mutable_hello()->set_protocol_version(protocol::kProtocolVersion);
    hello.mutable_hello()->set_program(m_options.program);
    hello.mutable_hello()->set_user(m_options.user);
    hello.mutable_hello()->set_password(m_options.password);
    connection->send(hello);

    for (;;) {
        std::optional<protocol::ServerMessage> message = co_await connection->receive();
        if (!message) {
            co_return connection->why();
        }
        trouble = take(*message);
        if (trouble.cause != LinkCause::None) {
            connection->close(trouble);
            co_return trouble;
        }
        while (m_mailbox.full()) {
            error_code ignored; // cancelled is how it is woken
            m_room.expires_at(asio::steady_timer::time_point::max());
            co_await m_room.async_wait(redirect_error(use_awaitable, ignored));
            connection->listenAgain();
        }
    }
}

LinkTrouble LinkSession::take(protocol::ServerMessage& message)
{
    const std::size_t bytes = m_connection->lastBodyBytes();
    switch (message.body_case()) {
    case protocol::ServerMessage::kWelcome:
        welcomed(*message.mutable_welcome());
        break;
    case protocol::ServerMessage::kFailure:
        return {causeOf(message.failure().code()), message.failure().message()};
    case protocol::ServerMessage::kEvents:
        m_nextSeq = std::max(m_nextSeq, message.events().last_seq() + 1);
        m_mailbox.put(std::move(*message.mutable_events()), bytes);
        break;
    case protocol::ServerMessage::kSnapshot:
        if (!takePart(*message.mutable_snapshot(), bytes)) {
            return {LinkCause::BrokenData,
                    "the snapshot is larger than " + std::to_string(kMaxSnapshotBytes) + " bytes"};
        }
        break;
    case protocol::ServerMessage::kCommandResult:
        answered(*message.mutable_command_result());
        break;
    case protocol::ServerMessage::kPositions:
        m_mailbox.putPositions(std::move(*message.mutable_positions()));
        break;
    case protocol::ServerMessage::kPong:
        m_mailbox.put(RoundTrip{microseconds(microsNow() - message.pong().token()), message.pong().clock()}, bytes);
        break;
    case protocol::ServerMessage::BODY_NOT_SET:
        break; // something newer than this client; the server may add messages within a version
    }
    return {};
}

void LinkSession::welcomed(protocol::Welcome& welcome)
{
    if (!m_logId.empty() && m_logId != welcome.log_id()) {
        m_nextSeq = std::max<std::uint64_t>(m_options.fromSeq, 1);
        m_hasSnapshot = false;
        // Case numbers of one log mean nothing in another: these commands must not reach it.
        refuseAll(refusal(protocol::Refusal::UNKNOWN_CASE, "服务器已更换日志，该操作未重新发送",
                          "the server keeps another log now; the command was not sent again"));
    }
    m_logId = welcome.log_id();
    m_snapshot.Clear(); // parts of a connection that was lost
    m_snapshotBytes = 0;
    m_live = true;
    m_mailbox.put(std::move(welcome), 256);
    say({LinkState::Kind::Live, m_options.host + ":" + std::to_string(m_options.port), {}});

    if (m_options.subscribe) {
        protocol::ClientMessage message;
        protocol::Subscribe& subscribe = *message.mutable_subscribe();
        subscribe.set_area(m_options.area);
        subscribe.set_from_seq(m_nextSeq);
        subscribe.set_positions(m_options.positions);
        subscribe.set_snapshot(m_options.snapshot && !m_hasSnapshot);
        m_connection->send(message);
    }
    m_overloaded.clear();
    for (const protocol::Command& command : m_unanswered.inOrder()) {
        sendNow(command);
    }
}

bool LinkSession::takePart(protocol::Snapshot& part, std::size_t bytes)
{
    m_snapshotBytes += bytes;
    if (m_snapshotBytes > kMaxSnapshotBytes) {
        return false;
    }
    const bool isLast = part.seq() != 0 || part.cases_size() == 0;
    for (protocol::Case& item : *part.mutable_cases()) {
        *m_snapshot.add_cases() = std::move(item);
    }
    if (isLast) {
        m_snapshot.set_seq(part.seq());
        m_snapshot.mutable_off_duty()->Swap(part.mutable_off_duty());
        m_nextSeq = part.seq() + 1;
        m_hasSnapshot = true;
        m_mailbox.put(std::exchange(m_snapshot, {}), std::exchange(m_snapshotBytes, 0));
    }
    return true;
}

void LinkSession::answered(protocol::CommandResult& result)
{
    if (result.refusal().code() == protocol::Refusal::OVERLOADED) {
        // Not an answer to the person's question: it is asked again, under its id, until there is one.
        m_overloaded.push_back(result.command_id());
        return;
    }
    m_unanswered.answered(result.command_id());
    const std::size_t bytes = result.ByteSizeLong();
    m_mailbox.put(std::move(result), bytes);
}

void LinkSession::refuse(const protocol::Command& command, const protocol::Refusal& why)
{
    protocol::CommandResult result;
    result.set_command_id(command.command_id());
    result.set_case_id(command.case_id());
    *result.mutable_refusal() = why;
    const std::size_t bytes = result.ByteSizeLong();
    m_mailbox.put(std::move(result), bytes);
}

void LinkSession::refuseAll(const protocol::Refusal& why)
{
    for (const protocol::Command& command : m_unanswered.inOrder()) {
        refuse(command, why);
    }
    m_unanswered.clear();
}

asio::awaitable<void> LinkSession::pingLoop(std::shared_ptr<Connection> connection)
{
    asio::steady_timer timer(m_io);
    while (connection->open()) {
        timer.expires_after(kPingEvery);
        co_await timer.async_wait(use_awaitable);
        if (!connection->open()) {
            break;
        }
        // While the mailbox is full we do not listen, so silence says nothing about the server.
        if (steady_clock::now() - connection->lastHeard() > kLongestSilence && !m_mailbox.full()) {
            connection->close({LinkCause::Silent,
                               "the server has been silent for " + std::to_string(kLongestSilence.count()) + " s"});
        } else if (connection == m_connection && m_live) {
            protocol::ClientMessage ping;
            ping.mutable_ping()->set_token(microsNow());
            connection->send(ping);
            for (const std::string& id : std::exchange(m_overloaded, {})) {
                if (const protocol::Command* command = m_unanswered.find(id)) {
                    sendNow(*command);
                }
            }
        }
    }
}

void LinkSession::say(LinkState state)
{
    m_mailbox.put(std::move(state), 64);
}

} // namespace sandtable::client
