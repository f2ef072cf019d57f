// SPDX-License-Identifier: GPL-3.0-or-later
#include "Session.h"

#include "CaseDesk.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <utility>

namespace sandtable::server {

using asio::redirect_error;
using asio::use_awaitable;
using protocol::ClientMessage;
using protocol::Failure;

namespace {
/// Of the ids that clients make; a longer one is a way to have the server repeat itself.
constexpr std::size_t kCommandIdBytes = 16;
/// Results that leave together travel in pieces of about this size.
constexpr std::size_t kResultBytes = 256 * 1024;
} // namespace

Session::Session(const SessionContext& context, asio::ip::tcp::socket socket, Strand strand, std::string peer,
                 Places::Place stranger)
    : m_context(context), m_transport(std::make_shared<Transport>(std::move(socket), strand, context.limits)),
      m_peer(std::move(peer)), m_answered(strand), m_stranger(std::move(stranger))
{
    m_answered.expires_at(std::chrono::steady_clock::time_point::max());
}

asio::awaitable<void> Session::run(std::shared_ptr<Session> self)
{
    m_transport->start();
    const bool loggedIn = co_await login();
    if (loggedIn) {
        co_await serve();
    }
    // What is left to do is to let the peer take its Failure and hang up.
    while (m_transport->open()) {
        co_await m_transport->receive();
    }
    asio::post(m_context.desk.strand(), [&context = m_context, self] {
        context.desk.feed().leave(self.get());
        context.live.leave(self.get());
    });
    spdlog::info("{} {} left: {}", m_peer, m_identity.user, m_transport->why());
}

asio::awaitable<std::optional<ClientMessage>> Session::nextMessage()
{
    const std::optional<std::string_view> body = co_await m_transport->receive();
    if (!body) {
        co_return std::nullopt;
    }
    ClientMessage message;
    const bool parsed = message.ParseFromArray(body->data(), static_cast<int>(body->size()));
    // Fields that this version does not know are bounded by nothing below and must not reach the log.
    message.DiscardUnknownFields();
    if (!parsed) {
        m_transport->fail(Failure::BAD_FRAME, "the frame is not a ClientMessage");
        co_return std::nullopt;
    }
    if (message.body_case() == ClientMessage::BODY_NOT_SET) {
        m_transport->fail(Failure::BAD_FRAME, "the ClientMessage has no body that this server knows");
        co_return std::nullopt;
    }
    co_return message;
}

asio::awaitable<bool> Session::login()
{
    std::optional<ClientMessage> message = co_await nextMessage();
    if (!message) {
        co_return false;
    }
    if (!message->has_hello()) {
        m_transport->fail(Failure::BAD_FRAME, "a session begins with Hello");
        co_return false;
    }
    const protocol::Hello& hello = message->hello();
    if (hello.protocol_version() != protocol::kProtocolVersion) {
        m_transport->fail(Failure::BAD_VERSION,
                          fmt::format("protocol version {} is not spoken here; this server speaks {}",
                                      hello.protocol_version(), protocol::kProtocolVersion));
        co_return false;
    }
    std::optional<Identity> identity = co_await checkPassword(hello);
    if (!identity) {
        co_return false;
    }
    m_member = m_context.members.take();
    if (!m_member) {
        m_transport->fail(Failure::SHUTTING_DOWN,
                          fmt::format("{} sessions are open already; try again later", m_context.members.limit()));
        co_return false;
    }
    m_stranger.reset();
    m_transport->loggedIn();
    m_identity = std::move(*identity);
    spdlog::info("{} {} logged in with {}", m_peer, m_identity.user, hello.program().substr(0, 100));
    welcome();
    co_return true;
}

asio::awaitable<std::optional<Identity>> Session::checkPassword(const protocol::Hello& hello)
{
    const auto turn = m_context.passwordChecks.take();
    if (!turn) {
        m_transport->fail(Failure::SHUTTING_DOWN, "too many logins at once; try again later");
        co_return std::nullopt;
    }
    m_transport->helloCame();
    Result<Identity> identity = co_await runOn(m_context.passwordPool, [&users = m_context.users, &hello] {
        return users.login(hello.user(), hello.password());
    });
    if (!m_transport->open() || m_transport->failing()) {
        co_return std::nullopt;
    }
    if (!identity) {
        m_transport->fail(Failure::BAD_LOGIN, identity.error().message);
        co_return std::nullopt;
    }
    co_return std::move(*identity);
}

void Session::welcome()
{
    protocol::ServerMessage answer;
    protocol::Welcome& welcome = *answer.mutable_welcome();
    welcome.set_protocol_version(protocol::kProtocolVersion);
    welcome.set_user(m_identity.user);
    welcome.set_role(m_identity.role);
    welcome.set_area(m_identity.area);
    welcome.set_city_fingerprint(m_context.cityFingerprint);
    welcome.set_city_name(m_context.cityName);
    welcome.set_last_seq(m_context.log.lastSeq());
    welcome.set_log_id(m_context.log.id());
    *welcome.mutable_clock() = m_context.time.clock();
    m_transport->push(makeFrame(answer));
}

asio::awaitable<void> Session::serve()
{
    for (;;) {
        const auto busy = [this, &limits = m_context.limits] {
            return m_unanswered.size() >= limits.unansweredCommands || m_unansweredBytes >= limits.unansweredBytes;
        };
        while (busy() && m_transport->open() && !m_transport->failing()) {
            boost::system::error_code ignored; // cancelled is how it is woken
            co_await m_answered.async_wait(redirect_error(use_awaitable, ignored));
        }
        std::optional<ClientMessage> message = co_await nextMessage();
        if (!message) {
            co_return;
        }
        switch (message->body_case()) {
        case ClientMessage::kCommand:
            command(std::move(*message->mutable_command()));
            break;
        case ClientMessage::kPing:
            pong(message->ping());
            break;
        case ClientMessage::kPositions:
            positions(message->positions());
            break;
        case ClientMessage::kSubscribe:
            if (checkSubscribe(*message->mutable_subscribe())) {
                asio::co_spawn(m_transport->strand(),
                               subscribe(shared_from_this(), std::move(*message->mutable_subscribe())), asio::detached);
            }
            break;
        default:
            m_transport->fail(Failure::BAD_FRAME, "Hello came twice");
            break;
        }
    }
}

void Session::command(protocol::Command command)
{
    if (command.command_id().size() != kCommandIdBytes) {
        command.Clear(); // the desk refuses it in its turn, without its id
    }
    m_unanswered.push_back(command.ByteSizeLong());
    m_unansweredBytes += m_unanswered.back();
    asio::post(m_context.desk.strand(), [self = shared_from_this(), command = std::move(command)]() mutable {
        self->m_context.desk.submit(std::move(command), self->m_identity, self);
    });
}

void Session::positions(const protocol::Positions& positions)
{
    if (m_identity.role != protocol::ROLE_SERVICE) {
        m_transport->fail(Failure::NOT_ALLOWED, "only a service account may send positions");
        return;
    }
    for (const protocol::WorkerPosition& position : positions.workers()) {
        if (position.worker() < m_context.live.workers()) { // else of another city: the plane may drop anything
            m_moves[position.worker()] = position;
        }
    }
    handPositionsOver();
}

void Session::handPositionsOver()
{
    if (m_movesUnderWay || m_moves.empty()) {
        return;
    }
    m_movesUnderWay = true;
    asio::post(m_context.desk.strand(), [self = shared_from_this(), moves = std::exchange(m_moves, {})] {
        self->m_context.live.take(moves, self->m_identity.area);
        asio::post(self->m_transport->strand(), [self] {
            self->m_movesUnderWay = false;
            self->handPositionsOver();
        });
    });
}

void Session::pong(const protocol::Ping& ping)
{
    protocol::ServerMessage message;
    message.mutable_pong()->set_token(ping.token());
    *message.mutable_pong()->mutable_clock() = m_context.time.clock();
    m_transport->push(makeFrame(message));
}

bool Session::checkSubscribe(protocol::Subscribe& subscribe)
{
    if (m_subscribed) {
        m_transport->fail(Failure::BAD_FRAME, "Subscribe came twice");
        return false;
    }
    if (subscribe.area().empty()) {
        subscribe.set_area(m_identity.area);
    }
    if (!subscribe.area().starts_with(m_identity.area)) {
        m_transport->fail(Failure::NOT_ALLOWED,
                          fmt::format("the wanted area is outside of the user's own, {}", m_identity.area));
        return false;
    }
    const std::uint64_t next = m_context.log.lastSeq() + 1;
    if (!subscribe.snapshot() && subscribe.from_seq() > next) {
        m_transport->fail(Failure::NOT_ALLOWED,
                          fmt::format("from_seq {} lies behind the log's end {}", subscribe.from_seq(), next - 1));
        return false;
    }
    m_subscribed = true;
    return true;
}

asio::awaitable<void> Session::subscribe(std::shared_ptr<Session> self, protocol::Subscribe wanted)
{
    const std::string& area = wanted.area();
    std::uint64_t nextSeq = std::max<std::uint64_t>(wanted.from_seq(), 1);
    if (wanted.snapshot()) {
        nextSeq = co_await sendSnapshot(area);
    }
    bool joined = false;
    while (!joined && nextSeq != 0 && m_transport->open()) {
        // By reference: GCC 12 destroys what a lambda in a co_await expression owns twice, and `self` outlives it here.
        joined = co_await runOn(m_context.desk.strand(), [this, &self, &wanted, nextSeq] {
            const bool caughtUp = m_context.desk.feed().join(
                this, [self](std::vector<Frame> frames) { self->deliver(std::move(frames)); }, wanted.area(), nextSeq);
            if (caughtUp && wanted.positions()) {
                m_context.live.join(shared_from_this(), wanted.area());
            }
            return caughtUp;
        });
        if (!joined) {
            nextSeq = co_await sendPage(area, nextSeq);
            co_await m_transport->room();
        }
    }
    if (!m_transport->open()) {
        // It may have joined after run() made it leave.
        asio::post(m_context.desk.strand(), [&context = m_context, self] {
            context.desk.feed().leave(self.get());
            context.live.leave(self.get());
        });
    }
}

asio::awaitable<std::uint64_t> Session::sendPage(const std::string& area, std::uint64_t nextSeq)
{
    const Result<std::vector<storage::StoredEvent>> page =
        co_await runOn(m_context.historyPool, [&log = m_context.log, nextSeq] {
            constexpr std::size_t kPageEvents = 1'000;
            return log.read(nextSeq, kPageEvents, EventsFrame::kSoftMaxBytes);
        });
    if (!page || page->empty()) {
        const std::string reason = page ? fmt::format("event {} is missing", nextSeq) : page.error().message;
        spdlog::error("{} {}: history: {}", m_peer, m_identity.user, reason);
        m_transport->fail(Failure::SHUTTING_DOWN, "the log cannot be read");
        co_return 0;
    }
    EventsFrame builder;
    for (const storage::StoredEvent& event : *page) {
        if (touches(event.area, area)) {
            builder.add(event);
        }
    }
    m_transport->push(builder.finish(page->back().seq));
    co_return page->back().seq + 1;
}

void Session::deliver(std::vector<Frame> frames)
{
    asio::post(m_transport->strand(), [transport = m_transport, frames = std::move(frames)]() mutable {
        for (Frame& frame : frames) {
            transport->push(std::move(frame));
        }
    });
}

void Session::deliverPositions(Frame frame)
{
    asio::post(m_transport->strand(), [transport = m_transport, frame = std::move(frame)]() mutable {
        transport->pushPositions(std::move(frame));
    });
}

void Session::answer(std::vector<protocol::CommandResult> results)
{
    asio::post(m_transport->strand(), [self = shared_from_this(), results = std::move(results)]() mutable {
        auto frames = std::make_shared<std::string>();
        for (protocol::CommandResult& result : results) {
            protocol::ServerMessage message;
            *message.mutable_command_result() = std::move(result);
            protocol::appendFrame(message, *frames);
            if (frames->size() >= kResultBytes) {
                self->m_transport->push(std::exchange(frames, std::make_shared<std::string>()));
            }
            self->m_unansweredBytes -= self->m_unanswered.front();
            self->m_unanswered.pop_front();
        }
        if (!frames->empty()) {
            self->m_transport->push(std::move(frames));
        }
        self->m_answered.cancel();
    });
}

void Session::shutDown(protocol::Failure::Code code, std::string message)
{
    asio::post(m_transport->strand(), [self = shared_from_this(), code, message = std::move(message)] {
        self->m_transport->fail(code, message);
        self->m_answered.cancel();
    });
}

} // namespace sandtable::server
