// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "HashChain.h"
#include "LogFile.h"

#include <sandtable/storage/EventLog.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace sandtable::storage {

/// Group commit: while one commit waits for the disk, the next events gather and go together in the one after.
class LogWriter
{
public:
    LogWriter(LogFile log, Statement insert);
    ~LogWriter();

    void start(EventLog::Sinks sinks);
    void append(std::vector<StoredEvent> events);
    /// Commits what is queued and ends the thread.
    void close();
    std::uint64_t durableSeq() const { return m_durable.load(); }

private:
    void run();
    Result<void> commit(const std::vector<StoredEvent>& events);
    Result<void> insertAll(const std::vector<StoredEvent>& events);

    Database m_database;
    Statement m_insert;
    HashChain m_chain;
    EventLog::Sinks m_sinks;
    std::atomic<std::uint64_t> m_durable;
    std::mutex m_mutex;
    std::condition_variable m_toWrite;
    std::vector<StoredEvent> m_queue;
    bool m_closing = false;
    std::jthread m_thread;
};

} // namespace sandtable::storage
