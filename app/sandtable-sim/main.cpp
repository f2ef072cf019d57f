// SPDX-License-Identifier: GPL-3.0-or-later
// The living city: citizens, grid workers and units over the real protocol.
#include <sandtable/base/Log.h>
#include <sandtable/sim/Program.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <cstdio>
#include <stop_token>
#include <thread>

namespace {

/// Signals are taken by a thread of their own, so that the run ends in order and writes its summary.
class EndBySignal
{
public:
    EndBySignal()
    {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
        m_thread = std::thread([this] {
            int which = 0;
            sigwait(&m_signals, &which);
            m_stop.request_stop();
        });
    }
    ~EndBySignal()
    {
        pthread_kill(m_thread.native_handle(), SIGTERM);
        m_thread.join();
    }
    std::stop_token token() const { return m_stop.get_token(); }

private:
    sigset_t m_signals{};
    std::stop_source m_stop;
    std::thread m_thread;
};

} // namespace

int main(int argc, char** argv)
{
    sandtable::sim::ProgramOptions options;
    CLI::App app{"Makes a Sandtable city live: citizens report, grid workers walk, verify and inspect, units handle."};
    app.add_option("--server", options.server, "HOST:PORT of sandtabled")->capture_default_str();
    app.add_option("--credentials", options.credentials, "file with the users' passwords, as sandtabled writes it")
        ->required();
    app.add_option("--user", options.user, "a user with the role of a service")->capture_default_str();
    app.add_option("--city", options.city, "the city file that the server uses")->required();
    app.add_option("--catalogue", options.catalogue, "folder of the responsibility list")->required();
    app.add_option("--rate", options.reportsPerDay, "reports a simulated day")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    app.add_option("--seed", options.seed, "same seed, same people")->capture_default_str();
    app.add_option("--reports", options.reports, "CSV file of real reports instead of made-up ones");
    app.add_option(
           "--scenario", options.scenario,
           "storm: many reports at once, ends when everybody is looked after, and checks that no case was lost, "
           "doubled or left without an owner (exit code 1)")
        ->check(CLI::IsMember({"storm"}));
    app.add_option("--storm-reports", options.stormReports, "reports of the storm")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    app.add_option("--storm-minutes", options.stormMinutes, "city minutes in which they come")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    app.add_option("--consoles", options.consoles,
                   "consoles connected during the storm; each must hear of every case once")
        ->capture_default_str()
        ->check(CLI::Range(0, 1'000));
    app.add_option("--seconds", options.seconds, "end after so many wall seconds; 0: when told to")
        ->check(CLI::NonNegativeNumber);
    app.add_option("--summary", options.summary, "JSON file with what happened, written at the end");
    CLI11_PARSE(app, argc, argv);
    sandtable::startLog("sandtable-sim");
    const EndBySignal signals;
    const auto done = sandtable::sim::runProgram(options, signals.token());
    if (!done) {
        fmt::print(stderr, "sandtable-sim: {}\n", done.error().message);
        return 1;
    }
    return 0;
}
