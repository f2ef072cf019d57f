// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "CityChoice.h"

#include <sandtable/base/Random.h>
#include <sandtable/dispatching/Dispatching.h>

#include <algorithm>
#include <memory>

namespace sandtable::bench {

namespace {

struct ProposeOptions
{
    CityChoice city;
    std::filesystem::path catalogue = "data/catalogue";
    std::size_t reports = 20'000;
};

/// Reports as people write them: half with coordinates, half with an address, a place or a crossing in the text.
std::vector<protocol::SubmitReport> writeReports(const city::CityModel& city, const catalogue::Catalogue& catalogue,
                                                 const ProposeOptions& options)
{
    Random random(options.city.seed);
    const auto pick = [&](const auto& list) -> const auto&
    {
        return list[random.below(static_cast<std::uint32_t>(list.size()))];
    };
    std::vector<protocol::SubmitReport> reports(options.reports);
    for (protocol::SubmitReport& report : reports) {
        const std::string trouble = pick(pick(catalogue.subclasses()).words);
        const city::Address& address = pick(city.addresses);
        if (random.chance(0.5)) {
            const geo::Wgs84 at = city.frame.toWgs84(address.at);
            report.mutable_point()->set_lon(at.lon);
            report.mutable_point()->set_lat(at.lat);
            report.set_text("市民反映此处有" + trouble + "，影响通行，请尽快处理");
        } else if (random.chance(0.7) || city.places.empty()) {
            report.set_text("您好，" + city.addressText(address) + "门口" + trouble + "，已经两天了，请派人处理");
        } else {
            report.set_text(pick(city.places).name + "附近有" + trouble);
        }
        report.set_channel(protocol::CHANNEL_WECHAT);
    }
    return reports;
}

Result<Figures> measureProposals(const ProposeOptions& options)
{
    const auto world = World::load(options.city, options.catalogue);
    if (!world) {
        return tl::unexpected(world.error());
    }
    const city::CityModel* city = &world->city;
    const catalogue::Catalogue* catalogue = &world->list;
    std::unique_ptr<dispatching::Dispatcher> dispatcher;
    const double buildS = secondsOf([&] { dispatcher = std::make_unique<dispatching::Dispatcher>(*city, *catalogue); });
    const auto reports = writeReports(*city, *catalogue, options);

    cases::CaseBook book;
    dispatching::CaseIndex open;
    const dispatching::WorkerPlaces places;
    std::vector<double> microseconds;
    microseconds.reserve(reports.size());
    std::size_t placed = 0;
    double totalS = 0;
    for (const protocol::SubmitReport& report : reports) {
        protocol::Event event;
        event.set_seq(book.lastSeq() + 1);
        event.set_case_id(book.lastCaseId() + 1);
        protocol::Proposal& proposal = *event.mutable_report_received()->mutable_proposal();
        const double s = secondsOf([&] { proposal = dispatcher->propose(report, book, open, places, 0); });
        placed += proposal.grid_code().empty() ? 0 : 1;
        microseconds.push_back(s * 1e6);
        totalS += s;
        cases::apply(book, event);
        open.noteApplied(event, book);
    }
    std::ranges::sort(microseconds);
    return Figures{{"proposals_per_s", static_cast<double>(reports.size()) / totalS},
                   {"propose_p50_us", microseconds[microseconds.size() / 2]},
                   {"propose_p99_us", microseconds[microseconds.size() * 99 / 100]},
                   {"build_ms", buildS * 1000},
                   {"placed_share", static_cast<double>(placed) / static_cast<double>(reports.size())},
                   {"addresses", city->addresses.size()},
                   {"workers", city->workers.size()}};
}

} // namespace

Run add_propose(CLI::App& command)
{
    const auto options = std::make_shared<ProposeOptions>();
    options->city.addTo(command);
    command.add_option("--catalogue", options->catalogue, "Folder of the responsibility list")->capture_default_str();
    command.add_option("--reports", options->reports, "How many reports")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    return [options] { return measureProposals(*options); };
}

} // namespace sandtable::bench
