// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

namespace sandtable::storage {

/// Saves a snapshot every so many events, on a thread of its own, so that neither commits nor cases wait for it.
class Snapshotter
{
public:
    /// every: events between two; 0: never saves.
    Snapshotter(std::uint64_t every, std::function<Result<void>()> save) : m_every(every), m_save(std::move(save)) {}
    ~Snapshotter() { close(m_savedSeq); }

    /// savedSeq: of the snapshot that exists; seq: the log's end.
    void start(std::uint64_t savedSeq, std::uint64_t seq);
    /// The log has grown to seq.
    void reached(std::uint64_t seq);
    /// Saves once more if the log has grown, and ends the thread.
    void close(std::uint64_t seq);

private:
    void run();
    void save();

    const std::uint64_t m_every;
    const std::function<Result<void>()> m_save;
    std::mutex m_mutex;
    std::condition_variable m_due;
    std::uint64_t m_savedSeq = 0;
    std::uint64_t m_seq = 0;
    bool m_closing = false;
    std::jthread m_thread;
};

} // namespace sandtable::storage
