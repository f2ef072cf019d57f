// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/cases/CaseBook.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/server/ApiKeys.h>
#include <sandtable/server/CityTime.h>
#include <sandtable/server/Limits.h>
#include <sandtable/server/Users.h>
#include <sandtable/storage/EventLog.h>
#include <sandtable/wording/TextClassifier.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace sandtable::server {

/// The server: sessions over TCP around one case state and its log. The city and the catalogue must outlive it.
class Server
{
public:
    struct Options
    {
        std::string address = "127.0.0.1";
        std::uint16_t port = 4460; ///< 0: any free one
        int threads = 2;
        std::chrono::milliseconds standInAfter{0}; ///< wall time until the policy acts; 0: never
        bool stopOnSignals = false;                ///< SIGINT and SIGTERM end run()
        /// Reads the responsibility list again, with its street offices; with stopOnSignals, SIGHUP asks for it. What
        /// it fails with is logged and the list stays as it was. Empty: the list never changes. Called on a thread of
        /// the server's own.
        std::function<Result<catalogue::Catalogue>()> readList{};
        std::shared_ptr<const wording::TextClassifier> itemModel{}; ///< null: items are found by words alone
        Limits limits;
        /// Open311 over HTTP at the same address (docs/open311.md); 0: any free port. Nothing: none.
        std::optional<std::uint16_t> httpPort;
        ApiKeys apiKeys;
        bool readingNeedsKey = false; ///< without a key nobody reads requests; else their persons are masked
    };

    /// book: the log's own fold (EventLog::restore).
    Server(Options options, const city::CityModel& city, const catalogue::Catalogue& catalogue, Users users,
           std::unique_ptr<storage::EventLog> log, cases::CaseBook book, CityTime time);
    ~Server();

    /// Binds and listens; returns the port. Fails with Unavailable or OutOfRange (address).
    Result<std::uint16_t> listen();
    /// Where Open311 is served after listen(); 0: nowhere.
    std::uint16_t httpPort() const;
    /// Serves until stop(), a signal or the death of the log, then answers what it has accepted and closes the log.
    /// Fails with the log's error.
    Result<void> run();
    /// From any thread.
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sandtable::server
