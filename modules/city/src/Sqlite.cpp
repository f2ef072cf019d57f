// SPDX-License-Identifier: GPL-3.0-or-later
#include "Sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>

namespace sandtable::city {

namespace {
/// The largest text or blob that a city file may hold in one field.
constexpr int kLargestFieldBytes = 256 << 20;

Result<SqliteHandle> open(const std::filesystem::path& file, int flags)
{
    sqlite3* raw = nullptr;
    const int status = sqlite3_open_v2(file.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteHandle database(raw);
    if (status != SQLITE_OK) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: cannot be opened: {}", file.string(),
                                                          raw ? sqlite3_errmsg(raw) : sqlite3_errstr(status)));
    }
    sqlite3_extended_result_codes(raw, 1);
    return database;
}

/// SQLite notices a cut file only when it comes to the missing pages; the header (SQLite file format, 1.3) tells at
/// once how long it should be. Whether it is a database at all is left to SQLite.
Result<void> requireWhole(const std::filesystem::path& file)
{
    std::array<unsigned char, 32> header{};
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(reinterpret_cast<char*>(header.data()), header.size())) {
        return {};
    }
    const std::uint64_t stored = header[16] * 256U + header[17];
    const std::uint64_t pageBytes = stored == 1 ? 65536 : stored;
    const std::uint64_t pages = std::uint64_t{header[28]} << 24 | header[29] << 16 | header[30] << 8 | header[31];
    std::error_code error;
    const std::uint64_t bytes = std::filesystem::file_size(file, error);
    if (std::memcmp(header.data(), "SQLite format 3", 16) == 0 && !error && bytes < pageBytes * pages) {
        return failure(ErrorCode::Malformed, fmt::format("{}: is cut short: {} bytes of {} are there", file.string(),
                                                         bytes, pageBytes * pages));
    }
    return {};
}
} // namespace

void CloseSqlite::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

void CloseSqlite::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Result<SqliteHandle> createForBulkLoad(const std::filesystem::path& file)
{
    auto database = open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!database) {
        return failure(ErrorCode::Unavailable, database.error().message);
    }
    const auto done = execute(database->get(), "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; "
                                               "PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; "
                                               "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;");
    if (!done) {
        return tl::unexpected(done.error());
    }
    return database;
}

Result<SqliteHandle> openReadOnly(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        return failure(ErrorCode::NotFound, fmt::format("{}: there is no such file", file.string()));
    }
    if (!std::filesystem::is_regular_file(file, error)) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: is not a file", file.string()));
    }
    if (auto whole = requireWhole(file); !whole) {
        return tl::unexpected(whole.error());
    }
    auto database = open(file, SQLITE_OPEN_READONLY);
    if (database) {
        sqlite3* raw = database->get();
        sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, kLargestFieldBytes);
        sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    }
    return database;
}

Result<void> execute(sqlite3* database, const std::string& sql)
{
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return failure(ErrorCode::Unavailable, sqliteMessage(database, sql));
    }
    return {};
}

Result<SqliteStatement> prepare(sqlite3* database, const std::string& sql)
{
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &raw, nullptr) != SQLITE_OK) {
        return failure(ErrorCode::Malformed, sqliteMessage(database, sql));
    }
    return SqliteStatement(raw);
}

std::string sqliteMessage(sqlite3* database, std::string_view doing)
{
    return fmt::format("{} ({})", sqlite3_errmsg(database), doing);
}

} // namespace sandtable::city
