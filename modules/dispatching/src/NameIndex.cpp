// SPDX-License-Identifier: GPL-3.0-or-later
#include "NameIndex.h"

#include "Text.h"

#include <sqlite3.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_set>

namespace sandtable::dispatching {

namespace {

/// Names that FTS5 recalls for one text.
constexpr int kRecalled = 60;
constexpr std::size_t kMostPairs = 64;

/// The pairs of neighbouring Chinese characters, each a token of FTS5.
std::vector<std::string> pairsOf(std::u32string_view text)
{
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (wording::isChinese(text[i]) && wording::isChinese(text[i + 1])) {
            pairs.push_back(wording::toUtf8(text.substr(i, 2)));
        }
    }
    return pairs;
}

/// One slip in four to six characters, two in more.
std::size_t mostSlips(std::size_t length)
{
    return length < 7 ? 1 : 2;
}

struct Laid
{
    std::size_t slips;
    std::size_t begin;
    std::size_t end;
};

/// Where the name lies in the text with the fewest slips (Sellers 1980).
Laid lay(std::u32string_view name, std::u32string_view text)
{
    struct Step
    {
        std::size_t slips;
        std::size_t begin;
    };
    std::vector<Step> column(name.size() + 1);
    for (std::size_t i = 0; i <= name.size(); ++i) {
        column[i] = {i, 0};
    }
    Laid best{name.size(), 0, 0};
    for (std::size_t j = 1; j <= text.size(); ++j) {
        Step diagonal = column[0];
        column[0] = {0, j};
        for (std::size_t i = 1; i <= name.size(); ++i) {
            const Step left = column[i];
            Step now{diagonal.slips + (name[i - 1] == text[j - 1] ? 0 : 1), diagonal.begin};
            if (left.slips + 1 < now.slips) {
                now = {left.slips + 1, left.begin};
            }
            if (column[i - 1].slips + 1 < now.slips) {
                now = {column[i - 1].slips + 1, column[i - 1].begin};
            }
            diagonal = left;
            column[i] = now;
        }
        if (column.back().slips < best.slips) {
            best = {column.back().slips, column.back().begin, j};
        }
    }
    return best;
}

} // namespace

void NameIndex::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

void NameIndex::Close::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

NameIndex::NameIndex()
{
    sqlite3* opened = nullptr;
    const int status =
        sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    m_database.reset(opened);
    constexpr const char* kMake = "CREATE VIRTUAL TABLE names USING fts5(pairs, content='', detail=none, columnsize=1);"
                                  "BEGIN";
    constexpr const char* kInsert = "INSERT INTO names(rowid, pairs) VALUES (?, ?)";
    constexpr const char* kQuery = "SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?";
    const auto prepare = [&](const char* sql) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v3(opened, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        return statement;
    };
    if (status == SQLITE_OK && sqlite3_exec(opened, kMake, nullptr, nullptr, nullptr) == SQLITE_OK) {
        m_insert.reset(prepare(kInsert));
        m_query.reset(prepare(kQuery));
    }
}

NameIndex::~NameIndex() = default;

void NameIndex::add(std::u32string_view name, std::uint32_t number)
{
    if (!m_insert || name.size() < kShortest || name.size() > kLongest) {
        return;
    }
    std::string tokens;
    for (const std::string& pair : pairsOf(name)) {
        tokens += pair + ' ';
    }
    if (tokens.empty()) {
        return;
    }
    m_names.emplace_back(name);
    m_numbers.push_back(number);
    sqlite3_bind_int64(m_insert.get(), 1, static_cast<sqlite3_int64>(m_names.size()));
    sqlite3_bind_text(m_insert.get(), 2, tokens.data(), static_cast<int>(tokens.size()), SQLITE_STATIC);
    sqlite3_step(m_insert.get());
    sqlite3_reset(m_insert.get());
}

void NameIndex::freeze()
{
    m_insert.reset();
    sqlite3_exec(m_database.get(), "COMMIT", nullptr, nullptr, nullptr);
}

std::vector<NameIndex::Near> NameIndex::find(std::u32string_view text, std::size_t limit) const
{
    std::string query;
    std::unordered_set<std::string> seen;
    for (const std::string& pair : pairsOf(text)) {
        if (seen.size() < kMostPairs && seen.insert(pair).second) {
            query += (query.empty() ? "\"" : " OR \"") + pair + '"';
        }
    }
    std::vector<Near> found;
    if (query.empty() || !m_query) {
        return found;
    }
    const std::lock_guard turn(m_turn);
    sqlite3_bind_text(m_query.get(), 1, query.data(), static_cast<int>(query.size()), SQLITE_STATIC);
    sqlite3_bind_int(m_query.get(), 2, kRecalled);
    while (sqlite3_step(m_query.get()) == SQLITE_ROW) {
        const auto row = static_cast<std::size_t>(sqlite3_column_int64(m_query.get(), 0)) - 1;
        const Laid laid = lay(m_names[row], text);
        if (laid.slips <= mostSlips(m_names[row].size())) {
            found.push_back({laid.begin, laid.end, m_numbers[row], laid.slips});
        }
    }
    sqlite3_reset(m_query.get());
    std::ranges::sort(found, {}, [](const Near& n) {
        return std::tuple(n.slips, -static_cast<std::ptrdiff_t>(n.end - n.begin), n.number);
    });
    found.resize(std::min(limit, found.size()));
    return found;
}

} // namespace sandtable::dispatching
