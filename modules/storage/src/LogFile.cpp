// SPDX-License-Identifier: GPL-3.0-or-later
#include "LogFile.h"

#include <fmt/format.h>

#include <cstring>
#include <random>

namespace sandtable::storage {

namespace {
constexpr std::uint64_t kApplicationId = 0x53544c47; // "STLG"
constexpr std::uint64_t kFormatVersion = 1;

constexpr const char* kSettings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=2000;";

constexpr const char* kTables = "BEGIN IMMEDIATE;"
                                "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
                                "CREATE TABLE events (seq INTEGER PRIMARY KEY, area TEXT NOT NULL, body BLOB NOT NULL,"
                                " chain BLOB NOT NULL);";

std::string newLogId()
{
    std::random_device source;
    return fmt::format("{:08x}{:08x}{:08x}{:08x}", source(), source(), source(), source());
}

Result<std::string> readMeta(const Database& database, std::string_view key)
{
    auto statement = database.prepare("SELECT value FROM meta WHERE key = ?1");
    if (!statement) {
        return tl::unexpected(statement.error());
    }
    statement->bindText(1, key);
    const auto row = statement->step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (!*row) {
        return failure(ErrorCode::Malformed, fmt::format("{}: no \"{}\" in table meta", database.file().string(), key));
    }
    return std::string(statement->columnBytes(0));
}

Result<void> writeMeta(const Database& database, std::string_view key, std::string_view value)
{
    auto statement = database.prepare("INSERT INTO meta (key, value) VALUES (?1, ?2)");
    if (!statement) {
        return tl::unexpected(statement.error());
    }
    statement->bindText(1, key);
    statement->bindText(2, value);
    return statement->run();
}

Result<void> create(Database& database, const std::string& city)
{
    return database.execute(kTables)
        .and_then([&] { return writeMeta(database, "log_id", newLogId()); })
        .and_then([&] { return writeMeta(database, "city", city); })
        .and_then([&] {
            return database.execute(
                fmt::format("PRAGMA application_id={}; PRAGMA user_version={}; COMMIT", kApplicationId, kFormatVersion)
                    .c_str());
        });
}

Result<void> check(const Database& database, const std::filesystem::path& file)
{
    const auto application = database.number("PRAGMA application_id");
    if (!application) {
        return tl::unexpected(application.error());
    }
    if (*application != kApplicationId) {
        return failure(ErrorCode::Malformed, fmt::format("{}: a SQLite file, but not an event log", file.string()));
    }
    const auto version = database.number("PRAGMA user_version");
    if (!version) {
        return tl::unexpected(version.error());
    }
    if (*version != kFormatVersion) {
        return failure(ErrorCode::Unsupported, fmt::format("{}: log format {}, this program knows {}", file.string(),
                                                           *version, kFormatVersion));
    }
    return {};
}

Result<void> readEnd(LogFile& log)
{
    auto statement = log.database.prepare("SELECT seq, chain FROM events ORDER BY seq DESC LIMIT 1");
    if (!statement) {
        return tl::unexpected(statement.error());
    }
    const auto row = statement->step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (!*row) {
        log.lastChain = HashChain(log.id).last();
        return {};
    }
    log.lastSeq = statement->columnUint(0);
    const std::string_view chain = statement->columnBytes(1);
    if (chain.size() != log.lastChain.size()) {
        return failure(ErrorCode::Malformed, fmt::format("{}: event {} has no place in the chain",
                                                         log.database.file().string(), log.lastSeq));
    }
    std::memcpy(log.lastChain.data(), chain.data(), chain.size());
    return {};
}

Result<void> limitSize(Database& database, std::uint64_t maxBytes)
{
    if (maxBytes == 0) {
        return {};
    }
    const auto pageBytes = database.number("PRAGMA page_size");
    if (!pageBytes) {
        return tl::unexpected(pageBytes.error());
    }
    return database.execute(fmt::format("PRAGMA max_page_count={}", maxBytes / *pageBytes).c_str());
}
} // namespace

Result<LogFile> LogFile::open(const EventLog::Options& options)
{
    auto database = Database::open(options.file, Database::Access::Write);
    if (!database) {
        return tl::unexpected(database.error());
    }
    LogFile log{std::move(*database), {}, {}, 0, {}};
    const auto tables = log.database.number("SELECT count(*) FROM sqlite_master");
    if (!tables) {
        return tl::unexpected(tables.error());
    }
    // Checked before anything is set: the journal mode is written into the file, and it may be somebody else's.
    const auto ready = *tables == 0 ? create(log.database, options.city) : check(log.database, options.file);
    if (!ready) {
        return tl::unexpected(ready.error());
    }
    if (auto set = log.database.execute(kSettings); !set) {
        return tl::unexpected(set.error());
    }
    auto id = readMeta(log.database, "log_id");
    auto city = readMeta(log.database, "city");
    if (!id || !city) {
        return tl::unexpected(id ? city.error() : id.error());
    }
    log.id = std::move(*id);
    log.city = std::move(*city);
    const auto finished = readEnd(log).and_then([&] { return limitSize(log.database, options.maxBytes); });
    if (!finished) {
        return tl::unexpected(finished.error());
    }
    return log;
}

} // namespace sandtable::storage
