// SPDX-License-Identifier: GPL-3.0-or-later
#include "Csv.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

namespace sandtable::catalogue {

namespace {

constexpr std::size_t kMaxFileBytes = 8u << 20;

/// Walks the text once; `m_at` is the next byte to look at.
class Parser
{
public:
    Parser(std::string_view text, const std::string& name) : m_text(text), m_name(name)
    {
        if (m_text.starts_with("\xEF\xBB\xBF")) {
            m_text.remove_prefix(3);
        }
    }

    Result<std::vector<CsvRow>> run()
    {
        std::vector<CsvRow> rows;
        while (m_at < m_text.size()) {
            CsvRow row{m_line, {}};
            do {
                auto field = m_at < m_text.size() && m_text[m_at] == '"' ? quoted() : plain();
                if (!field) {
                    return tl::unexpected(field.error());
                }
                row.fields.push_back(std::move(*field));
            } while (takeComma());
            takeLineEnd();
            if (row.fields.size() > 1 || !row.fields.front().empty()) {
                rows.push_back(std::move(row));
            }
        }
        return rows;
    }

private:
    Result<std::string> plain()
    {
        const std::size_t end = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
        const std::string_view field = m_text.substr(m_at, end - m_at);
        if (field.find('"') != std::string_view::npos) {
            return wrong(fmt::format("a quote inside the unquoted field '{}'", field));
        }
        m_at = end;
        return std::string(field);
    }

    Result<std::string> quoted()
    {
        const int openedAt = m_line;
        std::string field;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                if (m_at == m_text.size() || m_text[m_at] != '"') {
                    if (m_at < m_text.size() &&
                        std::string_view(",\r\n").find(m_text[m_at]) == std::string_view::npos) {
                        return wrong(fmt::format("text after the closing quote of '{}'", field));
                    }
                    return field;
                }
            } else if (c == '\n') {
                ++m_line;
            }
            field += m_text[m_at];
        }
        m_line = openedAt;
        return wrong("a quoted field that never ends");
    }

    bool takeComma()
    {
        if (m_at < m_text.size() && m_text[m_at] == ',') {
            ++m_at;
            return true;
        }
        return false;
    }

    void takeLineEnd()
    {
        if (m_at < m_text.size() && m_text[m_at] == '\r') {
            ++m_at;
        }
        if (m_at < m_text.size() && m_text[m_at] == '\n') {
            ++m_at;
        }
        ++m_line;
    }

    tl::unexpected<Error> wrong(std::string why) const
    {
        return failure(ErrorCode::Malformed, fmt::format("{}, line {}: {}", m_name, m_line, why));
    }

    std::string_view m_text;
    const std::string& m_name;
    std::size_t m_at = 0;
    int m_line = 1;
};

} // namespace

Result<std::vector<CsvRow>> parseCsv(std::string_view text, const std::string& name)
{
    return Parser(text, name).run();
}

Result<std::string> readTextFile(const std::filesystem::path& file, std::size_t maxBytes)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        return failure(ErrorCode::NotFound, fmt::format("{}: no such file", file.string()));
    }
    std::ifstream in(file, std::ios::binary);
    const auto bytes = std::filesystem::file_size(file, error);
    if (!in || error) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: cannot be opened as a file", file.string()));
    }
    if (bytes > maxBytes) {
        return failure(ErrorCode::OutOfRange,
                       fmt::format("{}: {} bytes, more than the {} allowed", file.string(), bytes, maxBytes));
    }
    std::string text(bytes, '\0');
    if (!in.read(text.data(), static_cast<std::streamsize>(bytes))) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: cannot be read to its end", file.string()));
    }
    return text;
}

Result<CsvTable> CsvTable::read(const std::filesystem::path& file, std::string name,
                                std::span<const std::string_view> columns, std::vector<Error>& complaints)
{
    const auto text = readTextFile(file, kMaxFileBytes);
    if (!text) {
        return tl::unexpected(text.error());
    }
    CsvTable table;
    table.m_name = std::move(name);
    table.m_columns.assign(columns.begin(), columns.end());
    auto rows = parseCsv(*text, table.m_name);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    if (rows->empty() || rows->front().fields != table.m_columns) {
        return failure(ErrorCode::Malformed, fmt::format("{}, line 1: the columns must be {}", table.m_name,
                                                         fmt::join(table.m_columns, ",")));
    }
    rows->erase(rows->begin());
    for (CsvRow& row : *rows) {
        if (row.fields.size() != columns.size()) {
            complaints.push_back(
                {ErrorCode::Malformed, fmt::format("{}, line {}: {} fields instead of {}", table.m_name, row.line,
                                                   row.fields.size(), columns.size())});
            continue;
        }
        table.m_rows.push_back(std::move(row));
    }
    return table;
}

Error CsvTable::wrong(const CsvRow& row, std::size_t column, std::string_view why) const
{
    return Error{ErrorCode::Malformed, fmt::format("{}, line {}, column {}: '{}' {}", m_name, row.line,
                                                   m_columns[column], row.fields[column], why)};
}

bool CsvTable::requireAll(const CsvRow& row, std::vector<Error>& complaints) const
{
    bool complete = true;
    for (std::size_t column = 0; column < row.fields.size(); ++column) {
        if (row.fields[column].empty()) {
            complaints.push_back(wrong(row, column, "is empty"));
            complete = false;
        }
    }
    return complete;
}

} // namespace sandtable::catalogue
