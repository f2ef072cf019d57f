// SPDX-License-Identifier: GPL-3.0-or-later
#include "Metres.h"
#include "RowQuery.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace sandtable::city {

namespace {

constexpr int kLongestBytes = 1 << 20;
constexpr int kStepsBetweenCalls = 1000;
/// Progress calls that one row may cost: a million steps, a hundredth of a second.
constexpr std::uint64_t kMostCalls = 1000;

std::string_view argumentText(sqlite3_value* value)
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_value_bytes(value))) : std::string_view();
}

/// Only reading of what is selected, and functions.
int onlyCompute(void*, int action, const char* first, const char* second, const char*, const char*)
{
    switch (action) {
    case SQLITE_SELECT:
        return SQLITE_OK;
    case SQLITE_READ:
        return first && std::strncmp(first, "sqlite_", 7) == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_FUNCTION:
        return second && std::strcmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default:
        return SQLITE_DENY;
    }
}

void metres(sqlite3_context* context, int, sqlite3_value** arguments)
{
    const int type = sqlite3_value_type(arguments[0]);
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) {
        sqlite3_result_double(context, sqlite3_value_double(arguments[0]));
    } else if (const auto value = metresOf(argumentText(arguments[0]))) {
        sqlite3_result_double(context, *value);
    } else {
        sqlite3_result_null(context);
    }
}

} // namespace

struct ExpressionCalls
{
    static int step(void* self) { return ++static_cast<Expressions*>(self)->m_steps > kMostCalls ? 1 : 0; }

    /// The value of a field or, where the row carries tags, of a tag.
    static void tag(sqlite3_context* context, int, sqlite3_value** arguments)
    {
        const auto* self = static_cast<const Expressions*>(sqlite3_user_data(context));
        const std::string_view key = argumentText(arguments[0]);
        if (!self->m_values) {
            return sqlite3_result_null(context);
        }
        for (const auto& [name, value] : self->m_values->tags) {
            if (name == key) {
                return sqlite3_result_text64(context, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
            }
        }
        const auto found = std::find(self->m_names->begin(), self->m_names->end(), key);
        if (found == self->m_names->end()) {
            return sqlite3_result_null(context);
        }
        const SourceValue& value = self->m_values->fields[static_cast<std::size_t>(found - self->m_names->begin())];
        if (const auto* text = std::get_if<std::string>(&value)) {
            sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            sqlite3_result_int64(context, *whole);
        } else if (const auto* real = std::get_if<double>(&value)) {
            sqlite3_result_double(context, *real);
        }
    }
};

Expressions::~Expressions() = default;

Result<std::unique_ptr<Expressions>> Expressions::make()
{
    std::unique_ptr<Expressions> made(new Expressions);
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    made->m_database.reset(raw);
    if (opened != SQLITE_OK) {
        return failure(ErrorCode::Unavailable, "SQLite cannot start to evaluate the mapping's expressions");
    }
    sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, kLongestBytes);
    sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(raw, SQLITE_LIMIT_EXPR_DEPTH, 200);
    sqlite3_limit(raw, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // A quoted name that is no field must be an error, not its own text.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    constexpr int kPure = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    sqlite3_create_function_v2(raw, "metres", 1, kPure, nullptr, metres, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(raw, "tag", 1, SQLITE_UTF8, made.get(), ExpressionCalls::tag, nullptr, nullptr, nullptr);
    sqlite3_set_authorizer(raw, onlyCompute, nullptr);
    sqlite3_progress_handler(raw, kStepsBetweenCalls, ExpressionCalls::step, made.get());
    return made;
}

void Expressions::look(const std::vector<std::string>& names, const SourceValues& values)
{
    m_names = &names;
    m_values = &values;
}

} // namespace sandtable::city
