// SPDX-License-Identifier: GPL-3.0-or-later
#include "Arguments.h"
#include "Audit.h"
#include "ClockFile.h"
#include "PastCases.h"
#include "Tasks.h"

#include <sandtable/base/Log.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/dispatching/ItemModel.h>
#include <sandtable/dispatching/StreetOffices.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdlib>
#include <exception>

namespace {
using namespace sandtable;

std::filesystem::path clockFile(const Arguments& arguments)
{
    return arguments.data / "city-clock";
}

/// City time goes on behind all that was ever told of it, or starts where the user says, whichever is later.
Result<EventTime> startTime(const Arguments& arguments, const catalogue::Catalogue& catalogue,
                            const storage::EventLog& log)
{
    EventTime start(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()));
    if (!arguments.start.empty()) {
        const auto wanted = parseLocalTime(arguments.start, catalogue.calendar().utcOffset());
        if (!wanted) {
            return wanted;
        }
        start = *wanted;
    }
    const EventTime told = ClockFile::read(clockFile(arguments));
    return lastEventTime(arguments, log).map([&](EventTime last) { return std::max({start, last, told}); });
}

Result<void> serve(const Arguments& arguments)
{
    auto city = city::readCity(arguments.city,
                               city::kRoads | city::kPlaces | city::kAddresses | city::kWorkers | city::kComponents);
    if (!city) {
        return tl::unexpected(city.error());
    }
    auto catalogue = catalogue::Catalogue::load(arguments.catalogue);
    if (!catalogue) {
        return tl::unexpected(catalogue.error());
    }
    dispatching::addStreetOffices(*catalogue, *city);
    auto users = loadUsers(arguments);
    if (!users) {
        return tl::unexpected(users.error());
    }
    auto log = openLog(arguments, city->fingerprint);
    if (!log) {
        return tl::unexpected(log.error());
    }
    auto book = (*log)->restore();
    if (!book) {
        return tl::unexpected(book.error());
    }
    const auto start = startTime(arguments, *catalogue, **log);
    if (!start) {
        return tl::unexpected(start.error());
    }
    spdlog::info("{}: {} events, {} cases, {} open", city->name, book->lastSeq(), book->order().size(),
                 book->openCount());
    const server::CityTime time(*start, arguments.speed, std::chrono::steady_clock::now());
    ClockFile clock(clockFile(arguments), time);
    if (auto marked = clock.start(); !marked) {
        return marked;
    }
    auto keys = loadApiKeys(arguments);
    if (!keys) {
        return tl::unexpected(keys.error());
    }
    auto itemModel = dispatching::openItemModel(dispatching::shippedItemModel());
    if (!itemModel) {
        return tl::unexpected(itemModel.error());
    }
    server::Server::Options options = arguments.server;
    options.itemModel = std::move(*itemModel);
    options.apiKeys = std::move(*keys);
    options.readList = [&arguments, &model = *city] {
        return catalogue::Catalogue::load(arguments.catalogue).map([&model](catalogue::Catalogue list) {
            dispatching::addStreetOffices(list, model);
            return list;
        });
    };
    server::Server server(options, *city, *catalogue, std::move(*users), std::move(*log), std::move(*book), time);
    const auto port = server.listen();
    if (!port) {
        return tl::unexpected(port.error());
    }
    if (auto told = tellPorts(arguments, *port, server.httpPort()); !told) {
        return told;
    }
    return server.run();
}
} // namespace

int main(int argc, char** argv)
try {
    const auto read = readArguments(argc, argv);
    if (const int* status = std::get_if<int>(&read)) {
        return *status;
    }
    const auto& arguments = std::get<Arguments>(read);
    sandtable::startLog("sandtabled", arguments.quiet ? spdlog::level::warn : spdlog::level::info);
    const auto done = arguments.verify ? audit(arguments) : prepareDataFolder(arguments).and_then([&] {
        if (!arguments.makeKey.empty()) {
            return makeApiKey(arguments);
        }
        if (!arguments.pastCases.empty()) {
            return importPastCases(arguments);
        }
        return arguments.makeUser.empty() ? serve(arguments) : makeUser(arguments);
    });
    if (!done) {
        spdlog::error("{}", done.error().message);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
} catch (const std::exception& bug) {
    spdlog::critical("{}", bug.what());
    return EXIT_FAILURE;
}
