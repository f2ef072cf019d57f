// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace sandtable::dispatching {

/// Finds names that a text has nearly, with a slip of the pen: SQLite's FTS5 recalls those that share pairs of
/// characters with it, and each is then laid against the text. In memory. After freeze() any thread may ask; they take
/// turns.
class NameIndex
{
public:
    NameIndex();
    ~NameIndex();
    NameIndex(const NameIndex&) = delete;
    NameIndex& operator=(const NameIndex&) = delete;

    /// Names of fewer than kShortest or more than kLongest characters are left out.
    void add(std::u32string_view name, std::uint32_t number);
    void freeze();

    struct Near
    {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::uint32_t number = 0;
        std::size_t slips = 0; ///< characters that are wrong, missing or too many
    };
    /// The names that the text comes nearest to, fewest slips first, then the longest; at most `limit`.
    std::vector<Near> find(std::u32string_view text, std::size_t limit) const;

    static constexpr std::size_t kShortest = 4;
    static constexpr std::size_t kLongest = 24;

private:
    struct Close
    {
        void operator()(sqlite3* database) const;
        void operator()(sqlite3_stmt* statement) const;
    };

    std::vector<std::u32string> m_names;
    std::vector<std::uint32_t> m_numbers;
    std::unique_ptr<sqlite3, Close> m_database; ///< null when it could not be made: then nothing is near
    std::unique_ptr<sqlite3_stmt, Close> m_insert;
    std::unique_ptr<sqlite3_stmt, Close> m_query;
    mutable std::mutex m_turn;
};

} // namespace sandtable::dispatching
