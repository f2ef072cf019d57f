// SPDX-License-Identifier: GPL-3.0-or-later
#include "Asio.h"
#include "CaseDesk.h"
#include "HttpGate.h"
#include "Intake.h"
#include "ListEditions.h"
#include "LivePlane.h"
#include "Session.h"

#include <sandtable/server/Server.h>

#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>
#include <list>
#include <optional>
#include <thread>

namespace sandtable::server {

using boost::system::error_code;

namespace {
/// How long sessions have to take their farewell before the server ends without them.
constexpr std::chrono::milliseconds kFarewell{2'000};
constexpr std::chrono::milliseconds kAcceptAgain{100};

cases::Roster rosterOf(const city::CityModel& city)
{
    cases::Roster roster;
    for (const city::Worker& worker : city.workers) {
        roster[worker.code] = worker.homeGrid == city::kNone ? std::string() : city.regions[worker.homeGrid].code;
    }
    return roster;
}
std::string districtOf(const city::CityModel& city)
{
    const auto district = std::ranges::find(city.regions, city::Tier::District, &city::Region::tier);
    return district == city.regions.end() ? std::string() : district->code;
}
} // namespace

struct Server::Impl
{
    Impl(Options given, const city::CityModel& city, const catalogue::Catalogue& catalogue, Users knownUsers,
         std::unique_ptr<storage::EventLog> openLog, cases::CaseBook book, CityTime cityTime)
        : options(std::move(given)), users(std::move(knownUsers)), log(std::move(openLog)), time(cityTime), model(city),
          roster(rosterOf(city)), lists(catalogue), intake(city, catalogue, options.itemModel),
          io(std::max(options.threads, 1)),
          desk(io, {lists, roster, intake, time}, *log, std::move(book), options.standInAfter),
          live(desk.strand(), city, intake, time), context{desk,
                                                           live,
                                                           users,
                                                           *log,
                                                           time,
                                                           passwordPool.get_executor(),
                                                           historyPool.get_executor(),
                                                           passwordChecks,
                                                           members,
                                                           city.name,
                                                           city.fingerprint,
                                                           options.limits},
          gate(io, desk.strand(), {desk, lists, options.apiKeys, time, districtOf(city), options.readingNeedsKey},
               httpPlaces, [this] { goWhenEmpty(); }),
          acceptor(desk.strand()), signals(desk.strand()), farewell(desk.strand())
    {
    }

    asio::awaitable<void> acceptLoop();
    void admit(asio::ip::tcp::socket socket);
    void awaitSignal();
    void readListAgain();
    void beginStop(const std::string& reason);
    void sayFarewell(const std::string& reason);
    void goWhenEmpty();
    void sessionEnded(std::list<std::shared_ptr<Session>>::iterator session);
    void logFailed(const Error& error);

    const Options options;
    const Users users;
    const std::unique_ptr<storage::EventLog> log;
    const CityTime time;
    const city::CityModel& model;
    const cases::Roster roster;
    ListEditions lists;
    Intake intake;
    const std::shared_ptr<const routing::RoadNetwork> roads = intake.roads(); ///< the same for every edition
    // Before io, which ends what holds places of them.
    Places strangers{options.limits.strangers};
    Places members{options.limits.sessions};
    Places passwordChecks{options.limits.passwordChecks};
    Places httpPlaces{options.limits.httpConnections};
    asio::io_context io;
    asio::thread_pool passwordPool{1};
    asio::thread_pool historyPool{1};
    asio::thread_pool listPool{1};
    CaseDesk desk;
    LivePlane live;
    SessionContext context;
    HttpGate gate;

    // On the desk's strand:
    asio::ip::tcp::acceptor acceptor;
    asio::signal_set signals;
    asio::steady_timer farewell;
    std::list<std::shared_ptr<Session>> sessions;
    std::optional<Error> failed;
    bool stopping = false;
    bool leaving = false; ///< farewell is said
    std::uint16_t httpPort = 0;
};

Server::Server(Options options, const city::CityModel& city, const catalogue::Catalogue& catalogue, Users users,
               std::unique_ptr<storage::EventLog> log, cases::CaseBook book, CityTime time)
    : m_impl(std::make_unique<Impl>(std::move(options), city, catalogue, std::move(users), std::move(log),
                                    std::move(book), time))
{
}

Server::~Server() = default;

Result<std::uint16_t> Server::listen()
{
    error_code error;
    const auto address = asio::ip::make_address(m_impl->options.address, error);
    if (error) {
        return failure(ErrorCode::OutOfRange,
                       fmt::format("address \"{}\": {}", m_impl->options.address, error.message()));
    }
    const asio::ip::tcp::endpoint endpoint(address, m_impl->options.port);
    auto& acceptor = m_impl->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(asio::ip::tcp::acceptor::reuse_address(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return failure(ErrorCode::Unavailable, fmt::format("cannot listen on {}:{}: {}", m_impl->options.address,
                                                           m_impl->options.port, error.message()));
    }
    // From here on somebody may know that we run, and tell us to stop.
    if (m_impl->options.stopOnSignals) {
        m_impl->signals.add(SIGINT);
        m_impl->signals.add(SIGTERM);
        if (m_impl->options.readList) {
            m_impl->signals.add(SIGHUP);
        }
        m_impl->awaitSignal();
    }
    if (m_impl->options.httpPort) {
        const auto http = m_impl->gate.listen(address, *m_impl->options.httpPort);
        if (!http) {
            return tl::unexpected(http.error());
        }
        m_impl->httpPort = *http;
    }
    return acceptor.local_endpoint().port();
}

std::uint16_t Server::httpPort() const
{
    return m_impl->httpPort;
}

Result<void> Server::run()
{
    Impl& impl = *m_impl;
    impl.log->start(
        {[&impl](std::vector<storage::StoredEvent>&& events) {
             asio::post(impl.desk.strand(),
                        [&impl, events = std::move(events)]() mutable { impl.desk.committed(std::move(events)); });
         },
         [&impl](const Error& error) { asio::post(impl.desk.strand(), [&impl, error] { impl.logFailed(error); }); }});
    asio::post(impl.desk.strand(), [&impl] { impl.desk.start(); });
    asio::co_spawn(impl.desk.strand(), impl.acceptLoop(), asio::detached);
    asio::post(impl.desk.strand(), [&impl] { impl.gate.start(); });
    {
        std::vector<std::jthread> pool;
        for (int i = 1; i < impl.options.threads; ++i) {
            pool.emplace_back([&impl] { impl.io.run(); });
        }
        impl.io.run();
    }
    impl.passwordPool.stop(); // who waits for a check has gone
    impl.passwordPool.join();
    impl.historyPool.join();
    impl.listPool.join();
    impl.log->close();
    if (impl.failed) {
        return tl::unexpected(*impl.failed);
    }
    return {};
}

void Server::stop()
{
    asio::post(m_impl->desk.strand(), [impl = m_impl.get()] { impl->beginStop("asked to"); });
}

asio::awaitable<void> Server::Impl::acceptLoop()
{
    while (!stopping) {
        error_code error;
        asio::ip::tcp::socket socket(io);
        co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
        if (stopping) {
            break;
        }
        if (error) {
            // Out of descriptors, most likely: those who are in go on, and room comes back when they leave.
            spdlog::warn("accept: {}", error.message());
            asio::steady_timer pause(desk.strand(), kAcceptAgain);
            co_await pause.async_wait(asio::use_awaitable);
            continue;
        }
        admit(std::move(socket));
    }
}

void Server::Impl::admit(asio::ip::tcp::socket socket)
{
    error_code error;
    const auto peer = socket.remote_endpoint(error);
    auto stranger = strangers.take();
    if (!stranger) {
        // Without a session: it would cost what there is too little of. Words if they go out at once.
        const Frame frame =
            failureFrame(protocol::Failure::SHUTTING_DOWN,
                         fmt::format("{} others are logging in already; try again later", strangers.limit()));
        socket.non_blocking(true, error);
        socket.write_some(asio::buffer(*frame), error);
        return;
    }
    const Strand strand(io.get_executor());
    const std::string name =
        error ? std::string("gone") : fmt::format("{}:{}", peer.address().to_string(), peer.port());
    auto session = std::make_shared<Session>(context, std::move(socket), strand, name, std::move(*stranger));
    sessions.push_back(session);
    const auto place = std::prev(sessions.end());
    asio::co_spawn(strand, session->run(session), [this, place](const std::exception_ptr& bug) {
        asio::post(desk.strand(), [this, place, bug] {
            sessionEnded(place);
            if (bug) {
                std::rethrow_exception(bug);
            }
        });
    });
}

void Server::Impl::sessionEnded(std::list<std::shared_ptr<Session>>::iterator session)
{
    sessions.erase(session);
    goWhenEmpty();
}

void Server::Impl::goWhenEmpty()
{
    if (leaving && sessions.empty() && gate.empty()) {
        io.stop();
    }
}

void Server::Impl::awaitSignal()
{
    signals.async_wait([this](const error_code& ended, int number) {
        if (ended) {
            return;
        }
        if (number != SIGHUP) {
            beginStop(fmt::format("signal {}", number));
            return;
        }
        readListAgain();
        awaitSignal();
    });
}

void Server::Impl::readListAgain()
{
    // Beside the desk: indexing a city takes longer than anybody should wait for an answer.
    asio::post(listPool, [this] {
        auto read = options.readList();
        if (!read) {
            spdlog::error("the responsibility list stays as it was: {}", read.error().message);
            return;
        }
        auto list = std::make_shared<const catalogue::Catalogue>(std::move(*read));
        auto dispatcher = std::make_unique<dispatching::Dispatcher>(model, *list, roads, options.itemModel);
        asio::post(desk.strand(), [this, list = std::move(list), dispatcher = std::move(dispatcher)]() mutable {
            spdlog::info("the responsibility list is now edition {}", list->fingerprint());
            desk.useList(std::move(list), std::move(dispatcher));
        });
    });
}

void Server::Impl::beginStop(const std::string& reason)
{
    if (stopping) {
        return;
    }
    stopping = true;
    spdlog::info("stopping: {}", reason);
    error_code ignored; // nobody is to come in any more, whatever close() says
    acceptor.close(ignored);
    signals.cancel(ignored);
    gate.stop();
    live.stop();
    desk.drain([this] { sayFarewell("the server is stopping"); });
}

void Server::Impl::logFailed(const Error& error)
{
    spdlog::critical("the event log cannot be written any more: {}", error.message);
    failed = error;
    stopping = true;
    error_code ignored; // as above
    acceptor.close(ignored);
    signals.cancel(ignored);
    gate.stop();
    live.stop();
    // What is not on disk is not answered: its senders try again with a server that can keep it.
    sayFarewell("the server's log cannot be written any more");
}

void Server::Impl::sayFarewell(const std::string& reason)
{
    leaving = true;
    goWhenEmpty();
    for (const auto& session : sessions) {
        session->shutDown(protocol::Failure::SHUTTING_DOWN, reason);
    }
    farewell.expires_after(kFarewell);
    farewell.async_wait([this](const error_code&) { io.stop(); });
}

} // namespace sandtable::server
