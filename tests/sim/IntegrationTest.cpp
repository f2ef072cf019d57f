// SPDX-License-Identifier: GPL-3.0-or-later
// The real server and the real simulator, as processes, on a small city and a fast clock.
#include "Process.h"
#include "TinyCity.h"

#include <sandtable/city/CityFile.h>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

namespace sandtable::sim {
namespace {

namespace fs = std::filesystem;

class WholeThread : public ::testing::Test
{
protected:
    void SetUp() override
    {
        char pattern[] = "/tmp/sandtable-sim-XXXXXX";
        m_folder = mkdtemp(pattern);
        city::CityModel model = tinyCity();
        const auto written = city::writeCity(model, m_folder / "tiny.gpkg");
        ASSERT_TRUE(written) << written.error().message;
    }
    void TearDown() override
    {
        std::error_code ignored; // a folder in /tmp that stays harms nobody
        fs::remove_all(m_folder, ignored);
    }

    std::unique_ptr<Process> startServer(int port)
    {
        const fs::path portFile = m_folder / "port";
        fs::remove(portFile);
        auto server = std::make_unique<Process>(std::vector<std::string>{SANDTABLE_BIN_DIR "/sandtabled",
                                                                         "--data",
                                                                         m_folder / "log",
                                                                         "--city",
                                                                         m_folder / "tiny.gpkg",
                                                                         "--catalogue",
                                                                         SANDTABLE_SOURCE_DIR "/data/catalogue",
                                                                         "--port",
                                                                         std::to_string(port),
                                                                         "--port-file",
                                                                         portFile,
                                                                         "--bootstrap-users",
                                                                         m_folder / "credentials.json",
                                                                         "--speed",
                                                                         "1440",
                                                                         "--start",
                                                                         "2026-03-02T08:30",
                                                                         "--stand-in-seconds",
                                                                         "0.3",
                                                                         "--quiet"});
        m_port = waitForPort(portFile, *server);
        return server;
    }

    /// Waits for the server to write its port, by watching the folder.
    int waitForPort(const fs::path& file, const Process& server) const
    {
        const int watch = inotify_init1(IN_NONBLOCK);
        inotify_add_watch(watch, m_folder.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO);
        int port = 0;
        for (int i = 0; i < 200 && port == 0 && server.running(); ++i) {
            std::ifstream(file) >> port;
            if (port == 0) {
                pollfd changed{watch, POLLIN, 0};
                poll(&changed, 1, 100);
                char buffer[4096];
                [[maybe_unused]] const auto emptied = read(watch, buffer, sizeof buffer);
            }
        }
        close(watch);
        return port;
    }

    std::vector<std::string> simulator(double seconds, int reportsPerDay = 600) const
    {
        std::vector<std::string> command{SANDTABLE_BIN_DIR "/sandtable-sim",
                                         "--server",
                                         fmt::format("127.0.0.1:{}", m_port),
                                         "--credentials",
                                         m_folder / "credentials.json",
                                         "--user",
                                         "simulator",
                                         "--city",
                                         m_folder / "tiny.gpkg",
                                         "--catalogue",
                                         SANDTABLE_SOURCE_DIR "/data/catalogue",
                                         "--rate",
                                         std::to_string(reportsPerDay),
                                         "--seconds",
                                         fmt::format("{}", seconds),
                                         "--summary",
                                         m_folder / "summary.json"};
        return command;
    }

    nlohmann::json summary() const
    {
        std::ifstream stream(m_folder / "summary.json");
        return nlohmann::json::parse(stream, nullptr, false);
    }

    fs::path m_folder;
    int m_port = 0;
};

TEST_F(WholeThread, CasesReachEvaluationAndNoneIsLost)
{
    const auto server = startServer(0);
    ASSERT_GT(m_port, 0);
    Process sim(simulator(15));
    ASSERT_EQ(sim.wait(std::chrono::seconds(60)), 0);
    const nlohmann::json result = summary();
    ASSERT_TRUE(result.is_object());
    EXPECT_GT(result["reported"], 50) << result.dump(2);
    EXPECT_EQ(result["reported"], result["acknowledged"]);
    EXPECT_EQ(result["lost"], 0);
    EXPECT_EQ(result["unanswered"], 0);
    EXPECT_GT(result["closed"], 5) << result.dump(2);
    EXPECT_GE(result["stages"]["evaluation"], 5);
    EXPECT_GT(result["report_to_push_p50_ms"], 0);
}

TEST_F(WholeThread, ServerThatDiesAndComesBackLosesNothing)
{
    auto server = startServer(0);
    ASSERT_GT(m_port, 0);
    Process sim(simulator(10, 3000));
    // Reports flow as soon as the log grows.
    const fs::path log = m_folder / "log";
    const int watch = inotify_init1(0);
    inotify_add_watch(watch, log.c_str(), IN_MODIFY);
    for (int i = 0; i < 400; ++i) {
        pollfd changed{watch, POLLIN, 0};
        ASSERT_EQ(poll(&changed, 1, 20'000), 1);
        char buffer[4096];
        ASSERT_GT(read(watch, buffer, sizeof buffer), 0);
    }
    close(watch);
    server->signal(SIGKILL);
    server->wait(std::chrono::seconds(10));
    server = startServer(m_port);
    ASSERT_GT(m_port, 0);
    ASSERT_EQ(sim.wait(std::chrono::seconds(60)), 0);
    const nlohmann::json result = summary();
    ASSERT_TRUE(result.is_object());
    EXPECT_EQ(result["lost"], 0) << result.dump(2);
    EXPECT_EQ(result["reported"], result["acknowledged"]) << result.dump(2);
    EXPECT_GT(result["verified"], 0);
}

TEST_F(WholeThread, EndsInOrderOnSigterm)
{
    const auto server = startServer(0);
    ASSERT_GT(m_port, 0);
    Process sim(simulator(0));
    const int watch = inotify_init1(0);
    inotify_add_watch(watch, (m_folder / "log").c_str(), IN_MODIFY);
    pollfd changed{watch, POLLIN, 0};
    ASSERT_EQ(poll(&changed, 1, 20'000), 1);
    close(watch);
    sim.signal(SIGTERM);
    EXPECT_EQ(sim.wait(std::chrono::seconds(20)), 0);
    EXPECT_TRUE(summary().is_object());
}

TEST_F(WholeThread, AStormLosesDoublesAndForgetsNoCaseAndEveryConsoleHearsOfEach)
{
    const auto server = startServer(0);
    ASSERT_GT(m_port, 0);
    auto command = simulator(45);
    for (const char* part : {"--scenario", "storm", "--storm-reports", "120", "--consoles", "6"}) {
        command.emplace_back(part);
    }
    Process sim(command);
    ASSERT_EQ(sim.wait(std::chrono::seconds(60)), 0);
    const nlohmann::json result = summary();
    ASSERT_TRUE(result.is_object());
    EXPECT_EQ(result["reported"], 120) << result.dump(2);
    EXPECT_EQ(result["received"], 120);
    EXPECT_EQ(result["lost"], 0);
    EXPECT_EQ(result["doubled"], 0);
}

TEST_F(WholeThread, WrongCityIsRefused)
{
    const auto server = startServer(0);
    ASSERT_GT(m_port, 0);
    city::CityModel other = tinyCity();
    other.name = "elsewhere";
    ASSERT_TRUE(city::writeCity(other, m_folder / "other.gpkg"));
    std::vector<std::string> command = simulator(5);
    for (std::string& part : command) {
        if (part.ends_with("tiny.gpkg")) {
            part = m_folder / "other.gpkg";
        }
    }
    Process sim(command);
    EXPECT_EQ(sim.wait(std::chrono::seconds(20)), 1);
}

} // namespace
} // namespace sandtable::sim
