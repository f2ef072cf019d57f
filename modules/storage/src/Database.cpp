// SPDX-License-Identifier: GPL-3.0-or-later
#include "Database.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace sandtable::storage {

namespace {
/// Readers wait this long for a checkpoint's short locks before they give up.
constexpr int kBusyMilliseconds = 5000;

ErrorCode codeOf(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
        return ErrorCode::Unavailable;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return ErrorCode::Unreadable;
    default:
        return ErrorCode::Malformed;
    }
}

Error errorOf(sqlite3* database, std::string_view file, std::string_view doing)
{
    const int code = sqlite3_extended_errcode(database);
    return {codeOf(code), fmt::format("{}: {} (SQLite {}, in: {})", file, sqlite3_errmsg(database), code, doing)};
}
} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

void Statement::bind(int parameter, std::uint64_t value)
{
    sqlite3_bind_int64(m_statement.get(), parameter, static_cast<sqlite3_int64>(value));
}

void Statement::bind(int parameter, std::string_view blob)
{
    sqlite3_bind_blob64(m_statement.get(), parameter, blob.data(), blob.size(), SQLITE_STATIC);
}

void Statement::bindText(int parameter, std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), parameter, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindDouble(int parameter, double value)
{
    sqlite3_bind_double(m_statement.get(), parameter, value);
}

void Statement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement.get(), parameter);
}

Result<bool> Statement::step()
{
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default: {
        sqlite3* database = sqlite3_db_handle(m_statement.get());
        Error error = errorOf(database, sqlite3_db_filename(database, "main"), sqlite3_sql(m_statement.get()));
        reset();
        return tl::unexpected(std::move(error));
    }
    }
}

Result<void> Statement::run()
{
    const auto stepped = step();
    reset();
    if (!stepped) {
        return tl::unexpected(stepped.error());
    }
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

std::uint64_t Statement::columnUint(int column) const
{
    return static_cast<std::uint64_t>(sqlite3_column_int64(m_statement.get(), column));
}

double Statement::columnDouble(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::string_view Statement::columnBytes(int column) const
{
    const void* data = sqlite3_column_blob(m_statement.get(), column);
    const int bytes = sqlite3_column_bytes(m_statement.get(), column);
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(bytes));
}

void Database::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

Result<Database> Database::open(const std::filesystem::path& file, Access access)
{
    const int flags = SQLITE_OPEN_NOMUTEX |
                      (access == Access::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    Database database;
    database.m_file = file;
    database.m_database.reset(handle);
    if (handle == nullptr) {
        return failure(ErrorCode::Unavailable, fmt::format("{}: not enough memory to open it", file.string()));
    }
    if (code != SQLITE_OK) {
        return tl::unexpected(database.error("open"));
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    return database;
}

Result<void> Database::execute(const char* sql)
{
    if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return tl::unexpected(error(sql));
    }
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) const
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_database.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) {
        return tl::unexpected(error(sql));
    }
    Statement prepared;
    prepared.m_statement.reset(statement);
    return prepared;
}

Result<std::uint64_t> Database::number(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement) {
        return tl::unexpected(statement.error());
    }
    const auto row = statement->step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    return *row ? statement->columnUint(0) : 0;
}

Error Database::error(std::string_view doing) const
{
    return errorOf(m_database.get(), m_file.string(), doing);
}

} // namespace sandtable::storage
