// SPDX-License-Identifier: GPL-3.0-or-later
#include "FileLock.h"
#include "HashChain.h"
#include "LogFile.h"
#include "LogReader.h"
#include "LogWriter.h"
#include "SnapshotFile.h"
#include "Snapshotter.h"

#include <sandtable/storage/EventLog.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstring>
#include <utility>

namespace sandtable::storage {

namespace {
std::filesystem::path beside(std::filesystem::path file, const char* suffix)
{
    file += suffix;
    return file;
}
} // namespace

struct EventLog::Impl
{
    Impl(Options given, FileLock taken, LogFile log, Statement insert, std::unique_ptr<LogReader> openReader,
         std::unique_ptr<LogReader> openSnapshotReader)
        : options(std::move(given)), lock(std::move(taken)), id(log.id), city(log.city), reader(std::move(openReader)),
          snapshotReader(std::move(openSnapshotReader)), writer(std::move(log), std::move(insert)),
          snapshotter(options.snapshotEvery, [this] { return saveSnapshot(); })
    {
    }

    std::filesystem::path snapshotFile() const { return beside(options.file, ".snapshot"); }

    /// The snapshot's fold if it fits this log, else an empty one.
    cases::CaseBook startingBook(LogReader& from)
    {
        auto snapshot = readSnapshotFile(snapshotFile(), id);
        if (!snapshot) {
            if (snapshot.error().code != ErrorCode::NotFound) {
                spdlog::warn("{}; folding the whole log instead", snapshot.error().message);
            }
            return {};
        }
        const auto chain = from.chainAt(snapshot->seq());
        const bool fits = chain && snapshot->chain().size() == chain->size() &&
                          std::memcmp(snapshot->chain().data(), chain->data(), chain->size()) == 0;
        if (!fits) {
            spdlog::warn("{}: does not lie on the log's chain; folding the whole log instead", snapshotFile().string());
            return {};
        }
        snapshotSeq = snapshot->seq();
        return cases::CaseBook::fromSnapshot(*snapshot);
    }

    Result<cases::CaseBook> restore(LogReader& from) { return foldOnto(startingBook(from), from); }

    Result<cases::CaseBook> foldOnto(cases::CaseBook book, LogReader& from)
    {
        const auto folded = from.forEach(book.lastSeq(), writer.durableSeq(),
                                         [&](const protocol::Event& event, std::string_view, std::string_view) {
                                             apply(book, event);
                                             return Result<void>();
                                         });
        if (!folded) {
            return tl::unexpected(folded.error());
        }
        return book;
    }

    Result<void> saveSnapshot()
    {
        const auto book = restore(*snapshotReader);
        if (!book) {
            return tl::unexpected(book.error());
        }
        if (book->lastSeq() == 0) {
            return {};
        }
        const auto chain = snapshotReader->chainAt(book->lastSeq());
        if (!chain) {
            return tl::unexpected(chain.error());
        }
        protocol::Snapshot snapshot = book->snapshot();
        snapshot.set_chain(chain->data(), chain->size());
        return writeSnapshotFile(snapshotFile(), id, snapshot);
    }

    const Options options;
    const FileLock lock;
    const std::string id;
    const std::string city;
    std::unique_ptr<LogReader> reader;
    /// Of its own, so that nobody who reads history waits for a snapshot.
    std::unique_ptr<LogReader> snapshotReader;
    /// Of the snapshot that restore() started from; 0: from none.
    std::uint64_t snapshotSeq = 0;
    LogWriter writer;
    Snapshotter snapshotter;
};

Result<std::unique_ptr<EventLog>> EventLog::open(Options options)
{
    if (!options.mayCreate && !std::filesystem::exists(options.file)) {
        return failure(ErrorCode::NotFound, fmt::format("{}: there is no event log", options.file.string()));
    }
    auto lock = FileLock::take(beside(options.file, ".lock"));
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    auto log = LogFile::open(options);
    if (!log) {
        return tl::unexpected(log.error());
    }
    auto insert = log->database.prepare("INSERT INTO events (seq, area, body, chain) VALUES (?1, ?2, ?3, ?4)");
    if (!insert) {
        return tl::unexpected(insert.error());
    }
    auto reader = LogReader::open(options.file);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    auto snapshotReader = LogReader::open(options.file);
    if (!snapshotReader) {
        return tl::unexpected(snapshotReader.error());
    }
    return std::unique_ptr<EventLog>(
        new EventLog(std::make_unique<Impl>(std::move(options), std::move(*lock), std::move(*log), std::move(*insert),
                                            std::move(*reader), std::move(*snapshotReader))));
}

EventLog::EventLog(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

EventLog::~EventLog()
{
    close();
}

const std::string& EventLog::id() const
{
    return m_impl->id;
}

const std::string& EventLog::city() const
{
    return m_impl->city;
}

std::uint64_t EventLog::lastSeq() const
{
    return m_impl->writer.durableSeq();
}

Result<cases::CaseBook> EventLog::restore() const
{
    return m_impl->restore(*m_impl->reader);
}

Result<cases::CaseBook> EventLog::foldAll() const
{
    return m_impl->foldOnto({}, *m_impl->reader);
}

void EventLog::start(Sinks sinks)
{
    Impl* impl = m_impl.get();
    impl->snapshotter.start(impl->snapshotSeq, impl->writer.durableSeq());
    impl->writer.start({[impl, durable = std::move(sinks.durable)](std::vector<StoredEvent>&& events) {
                            impl->snapshotter.reached(events.back().seq);
                            durable(std::move(events));
                        },
                        std::move(sinks.failed)});
}

void EventLog::append(std::vector<StoredEvent> events)
{
    if (!events.empty()) {
        m_impl->writer.append(std::move(events));
    }
}

void EventLog::close()
{
    m_impl->writer.close();
    m_impl->snapshotter.close(m_impl->writer.durableSeq());
}

Result<std::vector<StoredEvent>> EventLog::read(std::uint64_t fromSeq, std::size_t limit, std::size_t maxBytes) const
{
    return m_impl->reader->read(fromSeq, limit, maxBytes);
}

Result<EventLog::Verified> EventLog::verify() const
{
    HashChain chain(m_impl->id);
    Verified verified;
    const auto done = m_impl->reader->forEach(
        0, m_impl->writer.durableSeq(),
        [&](const protocol::Event& event, std::string_view body, std::string_view stored) -> Result<void> {
            const Digest& expected = chain.add(body);
            if (stored.size() != expected.size() || std::memcmp(stored.data(), expected.data(), expected.size()) != 0) {
                return failure(ErrorCode::Malformed, fmt::format("{}: the chain breaks at event {}",
                                                                 m_impl->options.file.string(), event.seq()));
            }
            ++verified.events;
            return {};
        });
    if (!done) {
        return tl::unexpected(done.error());
    }
    verified.chain = chain.last();
    return verified;
}

} // namespace sandtable::storage
