// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sandtable::city {

struct CloseSqlite
{
    void operator()(sqlite3* database) const;
    void operator()(sqlite3_stmt* statement) const;
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;
using SqliteStatement = std::unique_ptr<sqlite3_stmt, CloseSqlite>;

/// Makes a new database for one bulk load: no journal, no syncing. Whoever calls syncs and renames it.
Result<SqliteHandle> createForBulkLoad(const std::filesystem::path& file);

/// Opens a file of unknown origin for reading: schema untrusted, sizes limited.
Result<SqliteHandle> openReadOnly(const std::filesystem::path& file);

Result<void> execute(sqlite3* database, const std::string& sql);
Result<SqliteStatement> prepare(sqlite3* database, const std::string& sql);

/// SQLite's last message for a person, with what was being done.
std::string sqliteMessage(sqlite3* database, std::string_view doing);

} // namespace sandtable::city
