// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/imagery/TileFetcher.h>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace sandtable::imagery {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kReaderNice = 10;

struct Trouble
{
    int failures = 0;
    Clock::time_point notBefore{};
};

struct Reading
{
    TileKey key;
    std::atomic<bool> stop{false};
};

} // namespace

struct TileFetcher::State
{
    Basemap map;
    geo::Frame frame;
    Options options;
    Answers answers;

    std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    std::deque<TileKey> wanted;
    std::vector<Reading*> readings;
    std::map<TileKey, Trouble> troubles;
    Trouble source;   ///< of all of it
    int silences = 0; ///< tiles that failed since the last that came
    bool told = false;
    std::vector<std::thread> threads;

    State(Basemap itsMap, geo::Frame itsFrame, Options itsOptions, Answers itsAnswers)
        : map(std::move(itsMap)), frame(std::move(itsFrame)), options(std::move(itsOptions)),
          answers(std::move(itsAnswers))
    {
    }
    void run();
    std::optional<RasterSource> open();
    void readOne(const RasterSource& raster, const TileKey& key);
    std::optional<TileKey> next(std::unique_lock<std::mutex>& lock);
    std::chrono::milliseconds noteTrouble(Trouble& trouble);
};

std::chrono::milliseconds TileFetcher::State::noteTrouble(Trouble& trouble)
{
    const auto pause = std::min<std::chrono::milliseconds>(options.longestPause,
                                                           options.firstPause * (1 << std::min(trouble.failures, 10)));
    ++trouble.failures;
    trouble.notBefore = Clock::now() + pause;
    return pause;
}

std::optional<RasterSource> TileFetcher::State::open()
{
    std::unique_lock lock(mutex);
    while (!stopping) {
        if (Clock::now() < source.notBefore) {
            changed.wait_until(lock, source.notBefore);
            continue;
        }
        lock.unlock();
        auto raster = RasterSource::open(map, frame, options.source);
        lock.lock();
        if (raster) {
            source = {};
            const bool first = !std::exchange(told, true);
            lock.unlock();
            if (first)
                answers.opened({raster->bounds(), raster->finestLevel()});
            return std::move(*raster);
        }
        // Readers that failed together are one failure.
        if (stopping || Clock::now() < source.notBefore)
            continue;
        const auto pause = noteTrouble(source);
        lock.unlock();
        answers.failed(raster.error(), pause);
        lock.lock();
    }
    return std::nullopt;
}

std::optional<TileKey> TileFetcher::State::next(std::unique_lock<std::mutex>& lock)
{
    while (!stopping) {
        const auto now = Clock::now();
        auto wake = Clock::time_point::max();
        if (now < source.notBefore)
            wake = wanted.empty() ? wake : source.notBefore;
        else
            for (auto at = wanted.begin(); at != wanted.end(); ++at) {
                const auto trouble = troubles.find(*at);
                if (trouble == troubles.end() || trouble->second.notBefore <= now) {
                    const TileKey key = *at;
                    wanted.erase(at);
                    return key;
                }
                wake = std::min(wake, trouble->second.notBefore);
            }
        if (wake == Clock::time_point::max())
            changed.wait(lock);
        else
            changed.wait_until(lock, wake);
    }
    return std::nullopt;
}

void TileFetcher::State::readOne(const RasterSource& raster, const TileKey& key)
{
    Reading reading;
    reading.key = key;
    {
        const std::lock_guard lock(mutex);
        readings.push_back(&reading);
    }
    auto tile = raster.read(key, &reading.stop);
    std::unique_lock lock(mutex);
    std::erase(readings, &reading);
    if (stopping)
        return;
    if (tile) {
        troubles.erase(key);
        source = {};
        silences = 0;
        lock.unlock();
        answers.read(key, std::make_shared<const TilePixels>(std::move(*tile)));
        return;
    }
    if (tile.error().code == ErrorCode::Cancelled)
        return;
    auto pause = noteTrouble(troubles[key]);
    // One bad tile is its own trouble; when nothing comes any more, the source is left in peace for a while.
    constexpr int kPatience = 3;
    if (tile.error().code == ErrorCode::Unavailable && Clock::now() >= source.notBefore && ++silences >= kPatience)
        pause = noteTrouble(source);
    wanted.push_back(key);
    lock.unlock();
    answers.failed(tile.error(), pause);
}

void TileFetcher::State::run()
{
    // Drawing goes first where processors are few.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kReaderNice);
    const auto raster = open();
    if (!raster)
        return;
    for (;;) {
        std::unique_lock lock(mutex);
        const auto key = next(lock);
        if (!key)
            return;
        lock.unlock();
        readOne(*raster, *key);
    }
}

TileFetcher::TileFetcher(Basemap map, geo::Frame frame, Options options, Answers answers)
    : m_state(std::make_unique<State>(std::move(map), std::move(frame), std::move(options), std::move(answers)))
{
    for (int i = 0; i < m_state->options.threads; ++i)
        m_state->threads.emplace_back([state = m_state.get()] { state->run(); });
}

void TileFetcher::stop()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->stopping = true;
    for (Reading* reading : m_state->readings)
        reading->stop = true;
    m_state->changed.notify_all();
}

TileFetcher::~TileFetcher()
{
    stop();
    for (std::thread& thread : m_state->threads)
        thread.join();
}

void TileFetcher::want(std::span<const TileKey> keys)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->wanted.assign(keys.begin(), keys.end());
    for (Reading* reading : m_state->readings) {
        const auto at = std::find(m_state->wanted.begin(), m_state->wanted.end(), reading->key);
        if (at == m_state->wanted.end())
            reading->stop = true;
        else if (!reading->stop)
            m_state->wanted.erase(at);
    }
    // What failed and is out of sight starts afresh when it comes back.
    std::erase_if(m_state->troubles,
                  [&](const auto& entry) { return std::find(keys.begin(), keys.end(), entry.first) == keys.end(); });
    m_state->changed.notify_all();
}

} // namespace sandtable::imagery
