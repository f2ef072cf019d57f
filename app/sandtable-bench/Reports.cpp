// SPDX-License-Identifier: GPL-3.0-or-later
// From a report to a console's screen data: a real server and its clients over loopback.
#include "Bench.h"
#include "CityChoice.h"
#include "Fdatasync.h"
#include "LinkPool.h"
#include "ServerUnderTest.h"

#include <sandtable/base/Log.h>
#include <sandtable/base/Random.h>
#include <sandtable/cases/CaseBook.h>
#include <sandtable/client/Audience.h>
#include <sandtable/client/CommandId.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <variant>
#include <vector>

namespace sandtable::bench {

namespace {

using Clock = std::chrono::steady_clock;

struct ReportsOptions
{
    CityChoice city{{}, "data/chancheng", 7, 0.05};
    std::filesystem::path catalogue = "data/catalogue";
    std::filesystem::path folder = std::filesystem::temp_directory_path();
    std::size_t subscribers = 50;
    double rate = 1'000;
    double seconds = 10;
    std::size_t senders = 4;
    std::size_t inFlight = 500;
};

/// Waits until so many things have happened.
class Tally
{
public:
    void add()
    {
        const std::lock_guard lock(m_mutex);
        ++m_count;
        m_changed.notify_all();
    }
    bool waitFor(std::size_t count, std::chrono::seconds patience)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, patience, [&] { return m_count >= count; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_count = 0;
};

class ReportMaker
{
public:
    ReportMaker(const city::CityModel& city, std::uint64_t seed) : m_city(city), m_random(seed) {}

    protocol::Command next()
    {
        const auto& address = m_city.addresses[m_random.below(static_cast<std::uint32_t>(m_city.addresses.size()))];
        const geo::Wgs84 at = m_city.frame.toWgs84(address.at);
        protocol::Command command;
        command.set_command_id(client::newCommandId());
        protocol::SubmitReport& report = *command.mutable_submit_report();
        report.set_text("市民反映" + m_city.addressText(address) + "附近井盖缺失，请尽快处理");
        report.set_channel(protocol::CHANNEL_WECHAT);
        report.mutable_point()->set_lon(at.lon);
        report.mutable_point()->set_lat(at.lat);
        return command;
    }

private:
    const city::CityModel& m_city;
    Random m_random;
};

/// Reports at an even rate. On screen means: through the link's mailbox, in the console's own hands and folded into its
/// case book, from which its models read. One subscriber is such a console; the others are its audience.
Result<Figures> measureLatency(const ServerUnderTest& server, const city::CityModel& city,
                               const ReportsOptions& options)
{
    const auto count = static_cast<std::size_t>(options.rate * options.seconds);
    std::vector<Clock::time_point> sent(count);
    std::vector<double> toScreen(count);
    std::vector<double> toLast(count);
    std::vector<std::size_t> reached(count);
    std::unordered_map<std::string, std::size_t> numberOf;
    ReportMaker maker(city, options.city.seed);
    std::vector<protocol::Command> commands;
    for (std::size_t i = 0; i < count; ++i) {
        commands.push_back(maker.next());
        numberOf[commands.back().command_id()] = i;
    }
    const auto millisecondsSince = [](Clock::time_point begin) {
        return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    };
    Tally ready;
    Tally shown;
    Tally reachedAll;
    cases::CaseBook book;
    LinkPool console([&](std::size_t, client::Incoming&& item) {
        const auto* events = std::get_if<protocol::Events>(&item);
        if (events == nullptr) {
            return;
        }
        if (events->events_size() == 0) {
            ready.add(); // up to date
        }
        for (const protocol::Event& event : events->events()) {
            cases::apply(book, event);
            if (const auto found = numberOf.find(event.command_id()); found != numberOf.end()) {
                toScreen[found->second] = millisecondsSince(sent[found->second]);
                shown.add();
            }
        }
    });
    console.add(server.linkOptions());
    console.start();
    const std::size_t others = options.subscribers - 1;
    client::Audience audience(others, server.linkOptions(), [&](std::size_t, const protocol::Events& events) {
        for (const protocol::Event& event : events.events()) {
            const auto found = numberOf.find(event.command_id());
            if (found != numberOf.end() && ++reached[found->second] == others) {
                toLast[found->second] = millisecondsSince(sent[found->second]);
                reachedAll.add();
            }
        }
    });
    if (auto seated = audience.start(); !seated) {
        return tl::unexpected(seated.error());
    }
    if (!ready.waitFor(1, std::chrono::seconds(60))) {
        return failure(ErrorCode::Unavailable, "the console did not get in");
    }
    client::Link::Options senderOptions = server.linkOptions();
    senderOptions.subscribe = false;
    Tally live;
    LinkPool senders([&](std::size_t, client::Incoming&& item) {
        if (std::holds_alternative<protocol::Welcome>(item)) {
            live.add();
        }
    });
    senders.add(senderOptions);
    senders.start();
    if (!live.waitFor(1, std::chrono::seconds(30))) {
        return failure(ErrorCode::Unavailable, "the sender did not get in");
    }
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < count; ++i) {
        const auto due = begin + std::chrono::duration_cast<Clock::duration>(
                                     std::chrono::duration<double>(static_cast<double>(i) / options.rate));
        std::this_thread::sleep_until(due); // the rate itself, not a wait for anything
        // Measured from when it was due: a late sender must not hide a slow server.
        sent[i] = due;
        senders.link(0).send(std::move(commands[i]));
    }
    if (!shown.waitFor(count, std::chrono::seconds(30)) ||
        !reachedAll.waitFor(others > 0 ? count : 0, std::chrono::seconds(30))) {
        return failure(ErrorCode::Unavailable, "not every report came back to every subscriber " + audience.fellOut());
    }
    console.stop();
    audience.stop();
    senders.stop();
    std::ranges::sort(toScreen);
    std::ranges::sort(toLast);
    return Figures{{"report_to_screen_p50_ms", toScreen[count / 2]},
                   {"report_to_screen_p99_ms", toScreen[count * 99 / 100]},
                   {"report_to_screen_max_ms", toScreen.back()},
                   {"report_to_last_subscriber_p99_ms", toLast[count * 99 / 100]},
                   {"offered_per_s", options.rate},
                   {"subscribers", options.subscribers}};
}

/// As many reports as the server takes, each counted when its answer is there: then it is on disk.
Result<double> measureThroughput(const ServerUnderTest& server, const city::CityModel& city,
                                 const ReportsOptions& options)
{
    std::vector<ReportMaker> makers;
    for (std::size_t i = 0; i < options.senders; ++i) {
        makers.emplace_back(city, options.city.seed + 100 + i);
    }
    std::atomic<std::size_t> answered = 0;
    std::atomic<std::size_t> refused = 0;
    LinkPool* pool = nullptr;
    Tally live;
    LinkPool senders([&](std::size_t link, client::Incoming&& item) {
        if (std::holds_alternative<protocol::Welcome>(item)) {
            live.add();
            for (std::size_t i = 0; i < options.inFlight; ++i) {
                pool->link(link).send(makers[link].next());
            }
        } else if (const auto* result = std::get_if<protocol::CommandResult>(&item)) {
            result->has_refusal() ? ++refused : ++answered;
            pool->link(link).send(makers[link].next());
        }
    });
    pool = &senders;
    client::Link::Options senderOptions = server.linkOptions();
    senderOptions.subscribe = false;
    for (std::size_t i = 0; i < options.senders; ++i) {
        senders.add(senderOptions);
    }
    senders.start();
    if (!live.waitFor(options.senders, std::chrono::seconds(30))) {
        return failure(ErrorCode::Unavailable, "the senders did not get in");
    }
    const std::size_t before = answered;
    const double seconds = secondsOf(
        [&] { std::this_thread::sleep_for(std::chrono::duration<double>(options.seconds)); }); // the measured span
    const std::size_t done = answered - before;
    senders.stop();
    if (refused > 0) {
        return failure(ErrorCode::Refused, "the server refused reports");
    }
    return static_cast<double>(done) / seconds;
}

Result<Figures> measureReports(const ReportsOptions& options)
{
    spdlog::set_level(spdlog::level::warn);
    const auto city = options.city.load();
    if (!city) {
        return tl::unexpected(city.error());
    }
    if (city->addresses.empty()) {
        return failure(ErrorCode::OutOfRange, "the city has no addresses to report from");
    }
    const auto catalogue = catalogue::Catalogue::load(options.catalogue);
    if (!catalogue) {
        return tl::unexpected(catalogue.error());
    }
    const auto fdatasync = fdatasyncP50Ms(options.folder);
    if (!fdatasync) {
        return tl::unexpected(fdatasync.error());
    }
    Figures figures;
    {
        const auto server = ServerUnderTest::start(*city, *catalogue, options.folder);
        if (!server) {
            return tl::unexpected(server.error());
        }
        auto latency = measureLatency(**server, *city, options);
        if (!latency) {
            return latency;
        }
        figures = std::move(*latency);
    }
    const auto server = ServerUnderTest::start(*city, *catalogue, options.folder);
    if (!server) {
        return tl::unexpected(server.error());
    }
    const auto throughput = measureThroughput(**server, *city, options);
    if (!throughput) {
        return tl::unexpected(throughput.error());
    }
    figures["reports_per_s"] = *throughput;
    figures["fdatasync_p50_ms"] = *fdatasync;
    return figures;
}

} // namespace

Run add_reports(CLI::App& command)
{
    const auto options = std::make_shared<ReportsOptions>();
    options->city.addTo(command);
    command.add_option("--catalogue", options->catalogue, "Folder of the responsibility list")->capture_default_str();
    command.add_option("--folder", options->folder, "Where the log is written: the disk that is measured")
        ->capture_default_str();
    command.add_option("--subscribers", options->subscribers, "Consoles that watch")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000));
    command.add_option("--rate", options->rate, "Reports a second for the latency")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 1e5));
    command.add_option("--seconds", options->seconds, "Length of each part")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 600.0));
    command.add_option("--senders", options->senders, "Sessions that send for the throughput")
        ->capture_default_str()
        ->check(CLI::Range(1, 64));
    return [options] { return measureReports(*options); };
}

} // namespace sandtable::bench
