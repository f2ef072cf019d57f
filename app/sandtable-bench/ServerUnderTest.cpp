// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerUnderTest.h"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <system_error>

namespace sandtable::bench {

namespace {
constexpr const char* kUser = "bench";
constexpr const char* kPassword = "of no use elsewhere";
} // namespace

Result<std::unique_ptr<ServerUnderTest>> ServerUnderTest::start(const city::CityModel& city,
                                                                const catalogue::Catalogue& catalogue,
                                                                const std::filesystem::path& under)
{
    auto made = std::make_unique<ServerUnderTest>();
    std::string folder = (under / "sandtable-bench-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) {
        return failure(ErrorCode::Unavailable, "no folder can be made in " + under.string());
    }
    made->m_folder = folder;
    server::Users users;
    if (auto set = users.set({kUser, protocol::ROLE_SERVICE, {}}, kPassword); !set) {
        return tl::unexpected(set.error());
    }
    storage::EventLog::Options logOptions;
    logOptions.file = made->m_folder / "events.db";
    auto log = storage::EventLog::open(logOptions);
    if (!log) {
        return tl::unexpected(log.error());
    }
    server::Server::Options options;
    options.port = 0;
    const auto now =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch());
    const server::CityTime time(EventTime(now), 1, std::chrono::steady_clock::now());
    made->m_server = std::make_unique<server::Server>(options, city, catalogue, std::move(users), std::move(*log),
                                                      cases::CaseBook(), time);
    const auto port = made->m_server->listen();
    if (!port) {
        return tl::unexpected(port.error());
    }
    made->m_port = *port;
    made->m_thread = std::jthread([server = made->m_server.get()] {
        if (const auto ended = server->run(); !ended) {
            spdlog::error("{}", ended.error().message);
        }
    });
    return made;
}

ServerUnderTest::~ServerUnderTest()
{
    if (m_thread.joinable()) {
        m_server->stop();
        m_thread.join();
    }
    m_server.reset();
    std::error_code ignored; // what cannot be removed is left where the user can see it
    std::filesystem::remove_all(m_folder, ignored);
}

client::Link::Options ServerUnderTest::linkOptions() const
{
    client::Link::Options options;
    options.port = m_port;
    options.program = "sandtable-bench";
    options.user = kUser;
    options.password = kPassword;
    return options;
}

} // namespace sandtable::bench
