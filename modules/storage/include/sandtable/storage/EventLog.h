// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/base/Sha256.h>
#include <sandtable/cases/CaseBook.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sandtable::storage {

/// One event as it lies in the log.
struct StoredEvent
{
    std::uint64_t seq = 0;
    std::string area; ///< Event.area, so that nobody has to parse the body to know who may see it
    std::string body; ///< the protocol::Event, serialized
};

/// The event log in a SQLite file: contiguous seq from 1, a SHA-256 chain over the bodies, group commit.
/// One process at a time has a log open. Reading functions may be called from any thread; append() from one.
class EventLog
{
public:
    struct Options
    {
        std::filesystem::path file;           ///< "-wal", ".lock" and ".snapshot" lie beside it
        std::string city;                     ///< fingerprint of the city, kept with a new log
        std::uint64_t maxBytes = 0;           ///< the log refuses to grow beyond this; 0: as large as the disk
        std::uint64_t snapshotEvery = 50'000; ///< events between snapshots; 0: none are made
        bool mayCreate = true;                ///< false: a log that does not exist is NotFound, and nothing is made
    };
    /// Both are called on the writer's thread. `durable` gets every appended event once, in order, after its commit.
    /// After `failed` nothing appended later is written or reported.
    struct Sinks
    {
        std::function<void(std::vector<StoredEvent>&&)> durable;
        std::function<void(Error)> failed;
    };
    struct Verified
    {
        std::uint64_t events = 0;
        Digest chain{}; ///< of the last event
    };

    /// Fails with Unavailable (locked by another process, disk full), Unreadable, NotFound (see mayCreate), Malformed
    /// (not a log of ours, damaged) or Unsupported (newer format). What is no log of ours is left as it was.
    static Result<std::unique_ptr<EventLog>> open(Options options);
    ~EventLog(); ///< as close()

    const std::string& id() const;
    const std::string& city() const;
    /// The last event on disk.
    std::uint64_t lastSeq() const;

    /// The fold of everything on disk, from the last snapshot if it fits this log.
    Result<cases::CaseBook> restore() const;
    /// The same from the first event on, believing no snapshot.
    Result<cases::CaseBook> foldAll() const;

    /// Starts the writer. Call once.
    void start(Sinks sinks);
    /// Queues events for the next commit; the first seq must follow the last one appended.
    void append(std::vector<StoredEvent> events);
    /// Commits what is queued, leaves a snapshot for a quick restart, ends the threads.
    void close();

    /// Events from seq on, at most `limit` and at most about `maxBytes` of bodies (one at least).
    Result<std::vector<StoredEvent>> read(std::uint64_t fromSeq, std::size_t limit, std::size_t maxBytes) const;

    /// Reads the whole log, recomputes the chain and compares the column that readers trust with each event. Fails with
    /// Malformed naming the first event that breaks it.
    Result<Verified> verify() const;

private:
    struct Impl;
    explicit EventLog(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace sandtable::storage
