// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"

#include <sandtable/base/Result.h>
#include <sandtable/base/Sha256.h>
#include <sandtable/storage/EventLog.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace sandtable::storage {

/// A reading connection to the log, shared by whoever asks, one at a time.
class LogReader
{
public:
    static Result<std::unique_ptr<LogReader>> open(const std::filesystem::path& file);

    Result<std::vector<StoredEvent>> read(std::uint64_t fromSeq, std::size_t limit, std::size_t maxBytes);
    /// Every event after `afterSeq` up to `upToSeq`, in order. Fails also when one is missing or not an Event.
    Result<void> forEach(std::uint64_t afterSeq, std::uint64_t upToSeq,
                         const std::function<Result<void>(const protocol::Event& event, std::string_view body,
                                                          std::string_view chain)>& visit);
    /// The chain's value at an event.
    Result<Digest> chainAt(std::uint64_t seq);

private:
    LogReader(std::string file, Database database, Statement range, Statement chain)
        : m_file(std::move(file)), m_database(std::move(database)), m_range(std::move(range)), m_chain(std::move(chain))
    {
    }

    Result<void> missing(std::uint64_t seq) const;

    const std::string m_file;
    std::mutex m_mutex;
    Database m_database;
    Statement m_range;
    Statement m_chain;
};

} // namespace sandtable::storage
