// SPDX-License-Identifier: GPL-3.0-or-later
#include "RowQuery.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

namespace sandtable::city {

namespace {

constexpr std::size_t kMostFields = 1000;

std::string identifier(std::string_view name)
{
    std::string result = "\"";
    for (const char c : name) {
        result += c;
        if (c == '"') {
            result += c;
        }
    }
    return result + "\"";
}

/// Whether a name stands in a text, ASCII letters alike; more than its real uses does no harm.
bool mentions(std::string_view text, std::string_view name)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return std::search(text.begin(), text.end(), name.begin(), name.end(),
                       [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

Error wrong(const Mapping& mapping, std::uint32_t line, std::string_view key, std::string_view expression,
            std::string_view problem)
{
    return Error{ErrorCode::Malformed,
                 fmt::format("{}, line {}: {} = \"{}\": {}", mapping.file, line, key, expression, problem)};
}

} // namespace

std::string RowQuery::inner(bool everything) const
{
    std::string sql = "(SELECT ";
    for (std::size_t i = 0; i < m_names->size(); ++i) {
        sql += fmt::format("{}{} AS {}", i == 0 ? "" : ", ", m_used[i] ? fmt::format("?{}", i + 1) : "NULL",
                           identifier((*m_names)[i]));
    }
    sql += ") AS source";
    if (!everything) {
        return sql;
    }
    std::string all = "(SELECT *";
    for (const MappedField& field : m_rule->fields) {
        all += fmt::format(", ({}\n) AS \"new_{}\"", field.expression, field.name);
    }
    return all + " FROM " + sql + ")";
}

Result<void> RowQuery::check(const std::string& key, const std::string& expression, std::uint32_t line,
                             bool seesNew) const
{
    sqlite3* database = m_expressions->database();
    const std::string sql = fmt::format("SELECT ({}\n) FROM {}", expression, inner(seesNew));
    sqlite3_stmt* raw = nullptr;
    const char* rest = nullptr;
    const int status = sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &raw, &rest);
    const SqliteStatement statement(raw);
    if (status != SQLITE_OK) {
        std::string problem = sqlite3_errmsg(database);
        if (problem.starts_with("no such column")) {
            problem += "; the layer has ";
            for (std::size_t i = 0; i < std::min<std::size_t>(m_names->size(), 40); ++i) {
                problem += (i == 0 ? "" : ", ") + (*m_names)[i];
            }
            problem += " (a text stands in single quotes)";
        } else if (status == SQLITE_AUTH) {
            problem = "may only compute with the row's fields";
        }
        return tl::unexpected(wrong(*m_mapping, line, key, expression, problem));
    }
    if (!raw || *rest != '\0' || sqlite3_column_count(raw) != 1) {
        return tl::unexpected(wrong(*m_mapping, line, key, expression, "is not one expression"));
    }
    return {};
}

Result<RowQuery> RowQuery::make(Expressions& expressions, const Mapping& mapping, const MappedLayer& rule,
                                const std::vector<std::string>& names)
{
    RowQuery query;
    query.m_expressions = &expressions;
    query.m_mapping = &mapping;
    query.m_rule = &rule;
    query.m_names = &names;
    if (names.size() > kMostFields) {
        return failure(ErrorCode::Unsupported,
                       fmt::format("a layer has {} fields; {} are the most", names.size(), kMostFields));
    }
    for (const std::string& name : names) {
        query.m_used.push_back(mentions(rule.where, name) ||
                               std::any_of(rule.fields.begin(), rule.fields.end(),
                                           [&](const MappedField& field) { return mentions(field.expression, name); }));
    }
    for (const MappedField& field : rule.fields) {
        if (auto good = query.check(field.name, field.expression, field.line, false); !good) {
            return tl::unexpected(good.error());
        }
    }
    const std::string where = rule.where.empty() ? "1" : rule.where;
    if (auto good = query.check("where", where, rule.whereLine, true); !good) {
        return tl::unexpected(good.error());
    }
    std::string sql = "SELECT 1";
    for (const MappedField& field : rule.fields) {
        sql += fmt::format(", \"new_{}\"", field.name);
    }
    sql += fmt::format(" FROM {} WHERE ({}\n)", query.inner(true), where);
    auto statement = prepare(expressions.database(), sql);
    if (!statement) {
        return tl::unexpected(wrong(mapping, rule.line, "layer", where, sqlite3_errmsg(expressions.database())));
    }
    query.m_statement = std::move(*statement);
    return query;
}

std::size_t RowQuery::bind(sqlite3_stmt* statement, const SourceValues& values) const
{
    for (std::size_t i = 0; i < m_used.size(); ++i) {
        const int parameter = static_cast<int>(i) + 1;
        const SourceValue& value = values.fields[i];
        if (!m_used[i]) {
            continue;
        }
        int status = SQLITE_OK;
        if (const auto* text = std::get_if<std::string>(&value)) {
            status = sqlite3_bind_text64(statement, parameter, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            status = sqlite3_bind_int64(statement, parameter, *whole);
        } else if (const auto* real = std::get_if<double>(&value)) {
            status = sqlite3_bind_double(statement, parameter, *real);
        } else {
            status = sqlite3_bind_null(statement, parameter);
        }
        if (status != SQLITE_OK) {
            return i;
        }
    }
    return m_used.size();
}

Result<std::optional<std::vector<std::optional<std::string>>>> RowQuery::ask(const SourceValues& values)
{
    using Answer = std::optional<std::vector<std::optional<std::string>>>;
    m_expressions->look(*m_names, values);
    m_expressions->rewind();
    sqlite3_stmt* statement = m_statement.get();
    sqlite3_reset(statement);
    if (const std::size_t misfit = bind(statement, values); misfit < m_used.size()) {
        return failure(ErrorCode::Malformed, fmt::format("{}, line {}: field {} is too long a text", m_mapping->file,
                                                         m_rule->line, (*m_names)[misfit]));
    }
    const int status = sqlite3_step(statement);
    if (status == SQLITE_DONE) {
        return Answer();
    }
    if (status != SQLITE_ROW) {
        return tl::unexpected(failed(values));
    }
    std::vector<std::optional<std::string>> answers;
    answers.reserve(m_rule->fields.size());
    for (int i = 1; i <= static_cast<int>(m_rule->fields.size()); ++i) {
        switch (sqlite3_column_type(statement, i)) {
        case SQLITE_NULL:
            answers.emplace_back();
            break;
        case SQLITE_FLOAT:
            answers.emplace_back(fmt::format("{}", sqlite3_column_double(statement, i)));
            break;
        default: {
            const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
            const auto bytes = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
            answers.emplace_back(std::string(data ? data : "", bytes));
        }
        }
    }
    sqlite3_reset(statement);
    return Answer(std::move(answers));
}

/// Which of the expressions it was, by asking each alone.
Error RowQuery::failed(const SourceValues& values) const
{
    sqlite3* database = m_expressions->database();
    const std::string together = sqlite3_errmsg(database);
    for (const MappedField& field : m_rule->fields) {
        const auto alone = prepare(database, fmt::format("SELECT ({}\n) FROM {}", field.expression, inner(false)));
        if (!alone) {
            continue;
        }
        bind(alone->get(), values);
        m_expressions->rewind();
        if (sqlite3_step(alone->get()) != SQLITE_ROW) {
            return wrong(*m_mapping, field.line, field.name, field.expression, sqlite3_errmsg(database));
        }
    }
    return wrong(*m_mapping, m_rule->whereLine, "where", m_rule->where, together);
}

} // namespace sandtable::city
