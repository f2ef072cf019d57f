// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../Sqlite.h"
#include "Mapping.h"
#include "SourceValues.h"

#include <sandtable/base/Result.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::city {

/// An SQLite that has no tables, reaches no file, and counts its steps: a mapping's expressions are of unknown origin.
/// Beside SQLite's own functions there are tag(key), metres(text). One thread.
class Expressions
{
public:
    static Result<std::unique_ptr<Expressions>> make();
    ~Expressions();
    Expressions(const Expressions&) = delete;
    Expressions& operator=(const Expressions&) = delete;

    sqlite3* database() const { return m_database.get(); }
    /// What tag() looks in until the next call.
    void look(const std::vector<std::string>& names, const SourceValues& values);
    /// Gives the next evaluation its full number of steps.
    void rewind() { m_steps = 0; }

private:
    Expressions() = default;
    friend struct ExpressionCalls;

    SqliteHandle m_database;
    const std::vector<std::string>* m_names = nullptr;
    const SourceValues* m_values = nullptr;
    std::uint64_t m_steps = 0;
};

/// The expressions of one rule for one layer's fields, ready to be asked row by row.
class RowQuery
{
public:
    /// `names` are the layer's fields. Fails with Malformed: file, line, key, expression and what SQLite says.
    static Result<RowQuery> make(Expressions& expressions, const Mapping& mapping, const MappedLayer& rule,
                                 const std::vector<std::string>& names);

    /// The rule's fields of a row in their order, nothing for NULL; no vector when `where` does not want the row.
    Result<std::optional<std::vector<std::optional<std::string>>>> ask(const SourceValues& values);

    /// Whether any expression names this field.
    bool uses(std::size_t field) const { return m_used[field]; }

private:
    Error failed(const SourceValues& values) const;
    std::string inner(bool everything) const;
    /// Position of the first field that does not fit, or the number of fields.
    std::size_t bind(sqlite3_stmt* statement, const SourceValues& values) const;
    Result<void> check(const std::string& key, const std::string& expression, std::uint32_t line, bool seesNew) const;

    Expressions* m_expressions = nullptr;
    const Mapping* m_mapping = nullptr;
    const MappedLayer* m_rule = nullptr;
    const std::vector<std::string>* m_names = nullptr;
    std::vector<bool> m_used;
    SqliteStatement m_statement;
};

} // namespace sandtable::city
