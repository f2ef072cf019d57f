// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sandtable::storage {

/// A prepared statement. Positions of parameters count from 1, of columns from 0. Blobs are not copied when bound:
/// they must live until the statement is stepped or reset.
class Statement
{
public:
    void bind(int parameter, std::uint64_t value);
    void bind(int parameter, std::string_view blob);
    void bindText(int parameter, std::string_view text);
    void bindDouble(int parameter, double value);
    void bindNull(int parameter);
    /// True: a row is there; false: done. Fails as Database::error says.
    Result<bool> step();
    /// For statements without rows: steps once and resets.
    Result<void> run();
    void reset();
    std::uint64_t columnUint(int column) const;
    double columnDouble(int column) const;
    bool isNull(int column) const;
    /// Valid until the next step or reset.
    std::string_view columnBytes(int column) const;

private:
    friend class Database;
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// A connection to a SQLite file, to be used by one thread at a time.
class Database
{
public:
    enum class Access
    {
        Read,
        Write
    };

    static Result<Database> open(const std::filesystem::path& file, Access access);

    Result<void> execute(const char* sql);
    Result<Statement> prepare(std::string_view sql) const;
    /// A PRAGMA or SELECT with one number as answer.
    Result<std::uint64_t> number(std::string_view sql) const;
    /// The last error of this connection as one of ours: full disk → Unavailable, damage → Malformed …
    Error error(std::string_view doing) const;
    const std::filesystem::path& file() const { return m_file; }

private:
    struct Close
    {
        void operator()(sqlite3* database) const;
    };
    std::filesystem::path m_file;
    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace sandtable::storage
