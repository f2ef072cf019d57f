// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/base/Result.h>
#include <sandtable/server/CityTime.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

/// Keeps city time from running backwards over a restart. The log knows the time of its last event only, but clients
/// have heard of later moments: a file beside the log says how late they can have heard of, always some wall seconds
/// ahead. A server that is killed skips those seconds when it starts again.
class ClockFile
{
public:
    /// The moment in the file; the epoch when there is no such file, or with a warning when it is damaged.
    static sandtable::EventTime read(const std::filesystem::path& file);

    ClockFile(std::filesystem::path file, sandtable::server::CityTime time);
    ~ClockFile(); ///< leaves the time as it is then

    /// Writes the first mark, and from then on keeps it ahead on a thread of its own. Before anybody is told the time.
    /// Fails with Unavailable.
    sandtable::Result<void> start();

private:
    void run(const std::stop_token& stop);
    sandtable::Result<void> write(std::chrono::steady_clock::time_point until) const;

    const std::filesystem::path m_file;
    const sandtable::server::CityTime m_time;
    std::mutex m_mutex;
    std::condition_variable_any m_wait;
    std::jthread m_thread;
};
