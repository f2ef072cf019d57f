// SPDX-License-Identifier: GPL-3.0-or-later
#include "LogWriter.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <iterator>

namespace sandtable::storage {

LogWriter::LogWriter(LogFile log, Statement insert)
    : m_database(std::move(log.database)), m_insert(std::move(insert)), m_chain(log.id), m_durable(log.lastSeq)
{
    m_chain.resumeFrom(log.lastChain);
}

LogWriter::~LogWriter()
{
    close();
}

void LogWriter::start(EventLog::Sinks sinks)
{
    m_sinks = std::move(sinks);
    m_thread = std::jthread([this] { run(); });
}

void LogWriter::append(std::vector<StoredEvent> events)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_queue.empty();
        if (wasEmpty) {
            m_queue = std::move(events);
        } else {
            m_queue.insert(m_queue.end(), std::make_move_iterator(events.begin()),
                           std::make_move_iterator(events.end()));
        }
    }
    if (wasEmpty) {
        m_toWrite.notify_one();
    }
}

void LogWriter::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_toWrite.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void LogWriter::run()
{
    for (;;) {
        std::vector<StoredEvent> batch;
        {
            std::unique_lock lock(m_mutex);
            m_toWrite.wait(lock, [this] { return m_closing || !m_queue.empty(); });
            if (m_queue.empty()) {
                return;
            }
            batch.swap(m_queue);
        }
        if (const auto done = commit(batch); !done) {
            m_sinks.failed(done.error());
            return;
        }
        m_durable.store(batch.back().seq);
        m_sinks.durable(std::move(batch));
    }
}

Result<void> LogWriter::commit(const std::vector<StoredEvent>& events)
{
    if (auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun) {
        return begun;
    }
    auto done = insertAll(events);
    if (done) {
        done = m_database.execute("COMMIT");
    }
    if (!done) {
        // SQLite may have rolled back already; that it cannot do so twice is no second failure.
        if (const auto undone = m_database.execute("ROLLBACK"); !undone) {
            spdlog::debug("rollback after a failed commit: {}", undone.error().message);
        }
    }
    return done;
}

Result<void> LogWriter::insertAll(const std::vector<StoredEvent>& events)
{
    std::uint64_t expected = m_durable.load() + 1;
    for (const StoredEvent& event : events) {
        if (event.seq != expected++) {
            return failure(ErrorCode::OutOfRange, fmt::format("event log: event {} was appended where {} must follow",
                                                              event.seq, expected - 1));
        }
        const Digest& chain = m_chain.add(event.body);
        m_insert.bind(1, event.seq);
        m_insert.bindText(2, event.area);
        m_insert.bind(3, event.body);
        m_insert.bind(4, std::string_view(reinterpret_cast<const char*>(chain.data()), chain.size()));
        if (auto inserted = m_insert.run(); !inserted) {
            return inserted;
        }
    }
    return {};
}

} // namespace sandtable::storage
