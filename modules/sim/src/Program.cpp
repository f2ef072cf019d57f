// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/city/CityFile.h>
#include <sandtable/client/Credentials.h>
#include <sandtable/sim/CitizenReports.h>
#include <sandtable/sim/FileReports.h>
#include <sandtable/sim/Program.h>
#include <sandtable/sim/Session.h>
#include <sandtable/sim/Sites.h>
#include <sandtable/sim/Storm.h>
#include <sandtable/sim/StormWatch.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <optional>

namespace sandtable::sim {
namespace {

Result<std::unique_ptr<ReportSource>> makeReports(const ProgramOptions& options, const city::CityModel& city,
                                                  const catalogue::Catalogue& catalogue, const Sites& sites)
{
    const Random random = Random(options.seed).fork(1);
    if (options.scenario == "storm") {
        return std::make_unique<StormReports>(
            city, sites, StormReports::Options{options.stormReports, options.stormMinutes * 60}, random);
    }
    if (options.reports.empty()) {
        return std::make_unique<CitizenReports>(city, catalogue, sites, options.reportsPerDay, random);
    }
    auto file = readReports(options.reports);
    if (!file) {
        return tl::unexpected(file.error());
    }
    spdlog::info("{}: {} reports, {} problems", options.reports.string(), file->reports.size(), file->problemCount);
    for (const std::string& problem : file->problems) {
        spdlog::warn("{}", problem);
    }
    return std::make_unique<FileReports>(city, sites, std::move(file->reports), options.reportsPerDay,
                                         catalogue.calendar().utcOffset(), random);
}

} // namespace

Result<std::pair<std::string, std::uint16_t>> parseServer(const std::string& server)
{
    const std::size_t colon = server.rfind(':');
    const auto bad = [&] {
        return failure(ErrorCode::OutOfRange, fmt::format("--server: '{}' is not HOST:PORT", server));
    };
    if (colon == std::string::npos || colon == 0) {
        return bad();
    }
    std::uint16_t port = 0;
    const char* end = server.data() + server.size();
    const auto read = std::from_chars(server.data() + colon + 1, end, port);
    if (read.ec != std::errc() || read.ptr != end || port == 0) {
        return bad();
    }
    std::string host = server.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    return std::pair(std::move(host), port);
}

Result<void> runProgram(const ProgramOptions& options, std::stop_token stop)
{
    const auto server = parseServer(options.server);
    if (!server) {
        return tl::unexpected(server.error());
    }
    const auto password = client::passwordFor(options.credentials, options.user);
    if (!password) {
        return tl::unexpected(password.error());
    }
    const auto catalogue = catalogue::Catalogue::load(options.catalogue);
    if (!catalogue) {
        return tl::unexpected(catalogue.error());
    }
    // Buildings say what a place is used for; water, components and enterprises nobody here looks at.
    const auto city = city::readCity(options.city, city::kRoads | city::kBuildings | city::kAddresses | city::kPlaces |
                                                       city::kWorkers);
    if (!city) {
        return tl::unexpected(city.error());
    }
    const Sites sites(*city);
    auto reports = makeReports(options, *city, *catalogue, sites);
    if (!reports) {
        return tl::unexpected(reports.error());
    }
    spdlog::info("{}: {} workers, {} road nodes, {} addresses", city->name, city->workers.size(),
                 city->roadNodes.size(), city->addresses.size());

    Session::Options session;
    session.host = server->first;
    session.port = server->second;
    session.user = options.user;
    session.password = *password;
    session.seed = options.seed;
    session.chinese = sites.chinese();
    session.cityFingerprint = city->fingerprint;
    session.runFor = std::chrono::milliseconds(static_cast<std::int64_t>(options.seconds * 1000));
    std::unique_ptr<StormWatch> storm;
    if (options.scenario == "storm") {
        storm = std::make_unique<StormWatch>(options.stormReports, options.consoles, session);
        if (auto started = storm->start(); !started) {
            return started;
        }
        session.endWhen = [watch = storm.get()](const cases::CaseBook& book, const Tally& tally) {
            return watch->isOver(book, tally);
        };
    }
    Session running(std::move(session), *city, *catalogue, std::move(*reports));
    auto ran = running.run(stop);
    spdlog::info("reported {}, lost {}", running.tally().reported(), running.tally().lost());
    if (!options.summary.empty()) {
        const auto written = running.tally().write(running.city().book(), options.summary);
        if (!written) {
            return written;
        }
    }
    if (storm && ran) {
        return storm->verdict(running.city().book(), running.tally());
    }
    return ran;
}

} // namespace sandtable::sim
