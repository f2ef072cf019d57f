// SPDX-License-Identifier: GPL-3.0-or-later
#include "QuietServer.h"
#include "SampleRaster.h"

#include <sandtable/imagery/TileFetcher.h>

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>

namespace sandtable::imagery::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Takes what a fetcher answers and lets a test wait for it.
class Inbox
{
public:
    TileFetcher::Answers answers()
    {
        return {[this](const SourceFacts&) { note([this] { m_opened = true; }); },
                [this](const TileKey& key, const std::shared_ptr<const TilePixels>& tile) {
                    note([&] { m_tiles[key] = tile; });
                },
                [this](const Error& error, std::chrono::milliseconds) { note([&] { m_errors.push_back(error); }); }};
    }
    template <class Done>
    bool wait(Done done, std::chrono::milliseconds most = 20s)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, most, [&] { return done(*this); });
    }
    bool m_opened = false;
    std::map<TileKey, std::shared_ptr<const TilePixels>> m_tiles;
    std::vector<Error> m_errors;

private:
    template <class Change>
    void note(Change change)
    {
        const std::lock_guard lock(m_mutex);
        change();
        m_changed.notify_all();
    }
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

std::string pngTile(const Folder& folder)
{
    SampleRaster sample;
    sample.width = sample.height = 256;
    const auto tif = sample.save(folder / "tile.tif", [](int, int) -> Colour { return {200, 100, 50, 255}; });
    const auto png = folder / "tile.png";
    EXPECT_EQ(std::system(("gdal_translate -q -of PNG " + tif.string() + " " + png.string()).c_str()), 0);
    std::ifstream in(png, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Basemap pyramidAt(const QuietServer& server)
{
    Basemap map;
    map.id = map.name = map.nameEn = "web";
    map.source = server.url() + "/{z}/{x}/{y}.png";
    return map;
}

TileFetcher::Options quickly()
{
    TileFetcher::Options options;
    options.source.timeoutS = 1;
    options.firstPause = 50ms;
    options.longestPause = 200ms;
    return options;
}

std::vector<TileKey> keysAround(int level, int count)
{
    std::vector<TileKey> keys;
    for (int i = 0; i < count; ++i)
        keys.push_back({level, i % 8, i / 8});
    return keys;
}

TEST(Fetcher, AServerThatNeverAnswersBlocksNobodyAndIsTold)
{
    QuietServer server([](int, const std::string&) { return std::string(); });
    Inbox inbox;
    const auto begin = Clock::now();
    TileFetcher fetcher(pyramidAt(server), cityFrame(), quickly(), inbox.answers());
    const auto keys = keysAround(8, 12);
    for (int i = 0; i < 100; ++i)
        fetcher.want(keys);
    EXPECT_LT(Clock::now() - begin, 300ms);
    ASSERT_TRUE(inbox.wait([](const Inbox& in) { return !in.m_errors.empty(); }));
    EXPECT_EQ(inbox.m_errors.front().code, ErrorCode::Unavailable);
    EXPECT_NE(inbox.m_errors.front().message.find(server.url()), std::string::npos) << inbox.m_errors.front().message;
    EXPECT_TRUE(inbox.m_tiles.empty());
    fetcher.stop();
    server.goAway();
}

TEST(Fetcher, TilesOfAWebMapComeByItsTemplate)
{
    const Folder folder;
    const std::string png = pngTile(folder);
    QuietServer server([&](int, const std::string&) { return png; });
    Inbox inbox;
    TileFetcher fetcher(pyramidAt(server), cityFrame(), quickly(), inbox.answers());
    const auto keys = keysAround(8, 3);
    fetcher.want(keys);
    ASSERT_TRUE(inbox.wait([](const Inbox& in) { return in.m_tiles.size() == 3; }));
    for (const auto& [key, tile] : inbox.m_tiles)
        EXPECT_EQ(pixelAt(*tile, key, {key.bounds().min.x + 100, key.bounds().min.y + 100}),
                  (Colour{200, 100, 50, 255}));
    // 113.05° E, 23.05° N at level 17, counted as web maps do.
    bool found = false;
    for (const auto& path : server.paths())
        found = found || path.find("/1066") != std::string::npos;
    EXPECT_TRUE(found) << server.paths().front();
}

TEST(Fetcher, NoMoreRequestsAtOnceThanReadersTimesConnections)
{
    QuietServer server([](int, const std::string&) { return std::string(); });
    Inbox inbox;
    auto options = quickly();
    options.threads = 2;
    options.source.connections = 2;
    TileFetcher fetcher(pyramidAt(server), cityFrame(), options, inbox.answers());
    fetcher.want(keysAround(8, 60));
    ASSERT_TRUE(inbox.wait([](const Inbox& in) { return !in.m_errors.empty(); }));
    EXPECT_LE(server.mostAtOnce(), 4);
    EXPECT_GE(server.mostAtOnce(), 1);
    fetcher.stop();
    server.goAway();
}

TEST(Fetcher, ASourceThatVanishesHalfwayKeepsWhatCameAndComesBack)
{
    const Folder folder;
    const std::string png = pngTile(folder);
    std::atomic<bool> dead{false};
    QuietServer server([&](int, const std::string&) { return dead ? "no picture" : png; });
    Inbox inbox;
    TileFetcher fetcher(pyramidAt(server), cityFrame(), quickly(), inbox.answers());
    const std::vector<TileKey> first{{8, 0, 0}};
    fetcher.want(first);
    ASSERT_TRUE(inbox.wait([](const Inbox& in) { return in.m_tiles.size() == 1; }));
    dead = true;
    const std::vector<TileKey> second{{8, 40, 0}};
    fetcher.want(second);
    ASSERT_TRUE(inbox.wait([](const Inbox& in) { return in.m_errors.size() >= 2; })) << "it tries again";
    EXPECT_EQ(inbox.m_tiles.size(), 1U);
    dead = false;
    ASSERT_TRUE(inbox.wait([](const Inbox& in) { return in.m_tiles.size() == 2; })) << "without being asked again";
}

TEST(Fetcher, WhatLeftTheViewIsNotAskedFor)
{
    QuietServer server([](int, const std::string&) { return std::string(); });
    Inbox inbox;
    auto options = quickly();
    options.threads = 1;
    options.source.connections = 1;
    TileFetcher fetcher(pyramidAt(server), cityFrame(), options, inbox.answers());
    const std::vector<TileKey> here{{8, 0, 0}};
    fetcher.want(here);
    ASSERT_TRUE(inbox.wait([](const Inbox& in) { return in.m_opened; }));
    while (server.requests() == 0)
        std::this_thread::yield();
    fetcher.want(keysAround(8, 40));
    fetcher.want({});
    // Only the one under way may be told; nothing of the forty was begun.
    (void)inbox.wait([](const Inbox& in) { return !in.m_errors.empty(); }, 2500ms);
    const auto asked = server.requests();
    EXPECT_LE(asked, 9) << "one square of ours takes at most nine of the server's";
    fetcher.stop();
    server.goAway();
}

TEST(Fetcher, AFileThatIsMissingIsToldAndFoundOnceItIsThere)
{
    const Folder folder;
    Inbox inbox;
    TileFetcher fetcher(mapOf(folder / "late.tif"), cityFrame(), quickly(), inbox.answers());
    const std::vector<TileKey> keys{{8, 0, 0}};
    fetcher.want(keys);
    ASSERT_TRUE(inbox.wait([](const Inbox& in) { return !in.m_errors.empty(); }));
    EXPECT_NE(inbox.m_errors.front().message.find("late.tif"), std::string::npos);
    SampleRaster{}.save(folder / "other.tif", [](int, int) -> Colour { return {1, 2, 3, 255}; });
    std::filesystem::rename(folder / "other.tif", folder / "late.tif");
    ASSERT_TRUE(inbox.wait([](const Inbox& in) { return in.m_tiles.size() == 1; }));
}

} // namespace
} // namespace sandtable::imagery::test
