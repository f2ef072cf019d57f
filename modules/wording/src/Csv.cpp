// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/wording/Csv.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sandtable::wording {
namespace {

constexpr std::size_t kMaxFieldBytes = 1024 * 1024;
constexpr std::size_t kMaxFields = 1000;

char separatorOf(std::string_view text)
{
    const std::string_view head = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        if (std::count(head.begin(), head.end(), candidate) > std::count(head.begin(), head.end(), best)) {
            best = candidate;
        }
    }
    return best;
}

} // namespace

CsvReader::CsvReader(std::string name, std::string_view text)
    : m_name(std::move(name)), m_text(text), m_separator(separatorOf(text))
{
}

Result<CsvRecord> CsvReader::next()
{
    while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r')) {
        m_line += m_text[m_at] == '\n' ? 1 : 0;
        ++m_at;
    }
    CsvRecord record;
    record.line = m_line;
    if (m_at >= m_text.size()) {
        return record;
    }
    for (;;) {
        std::string field;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            const std::size_t openedAt = m_line;
            for (++m_at;; ++m_at) {
                if (m_at >= m_text.size() || field.size() > kMaxFieldBytes) {
                    return failure(
                        ErrorCode::Malformed,
                        fmt::format("{}:{}: the quoted field that begins here does not end", m_name, openedAt));
                }
                const char c = m_text[m_at];
                if (c == '"') {
                    if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"') {
                        ++m_at;
                        break;
                    }
                    ++m_at;
                }
                m_line += c == '\n' ? 1 : 0;
                field.push_back(c);
            }
        }
        // What stands unquoted, also behind a closing quote, as lenient readers take it.
        const std::size_t end = m_text.find_first_of(std::array{m_separator, '\n', '\r', '\0'}.data(), m_at);
        const std::size_t stop = std::min(end, m_text.size());
        field.append(m_text.substr(m_at, stop - m_at));
        m_at = stop;
        record.fields.push_back(std::move(field));
        if (record.fields.size() > kMaxFields) {
            return failure(ErrorCode::Malformed,
                           fmt::format("{}:{}: more than {} columns", m_name, record.line, kMaxFields));
        }
        if (m_at >= m_text.size() || m_text[m_at] != m_separator) {
            return record;
        }
        ++m_at;
    }
}

} // namespace sandtable::wording
