// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "HashChain.h"

#include <sandtable/storage/EventLog.h>

#include <string>

namespace sandtable::storage {

/// The log's tables, opened for writing, and what they say about themselves.
struct LogFile
{
    Database database;
    std::string id;
    std::string city;
    std::uint64_t lastSeq = 0;
    Digest lastChain{};

    /// Makes the tables when the file is new. Fails as EventLog::open says.
    static Result<LogFile> open(const EventLog::Options& options);
};

} // namespace sandtable::storage
