// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::wording {

/// One record of a CSV file with the line where it begins.
struct CsvRecord
{
    std::size_t line = 1;
    std::vector<std::string> fields;
};

/// Reads RFC 4180 records from a text: quotes, doubled quotes, line breaks inside quotes, CR LF or LF. The separator
/// is the one of comma, semicolon and tab that the first line has most of. Empty lines are passed over.
class CsvReader
{
public:
    /// The name is for messages. The text must outlive the reader.
    CsvReader(std::string name, std::string_view text);

    /// The next record, or one without fields at the end. Fails with Malformed (naming file and line) when a quoted
    /// field does not end or is longer than 1 MiB, or a record has more than 1,000 fields.
    Result<CsvRecord> next();

private:
    std::string m_name;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    char m_separator = ',';
};

/// The text as UTF-8 without a byte order mark: as it is when it is valid UTF-8, else read as GB 18030, which
/// Chinese spreadsheets write. Fails with Malformed when it is neither.
Result<std::string> toUtf8(std::string name, std::string bytes);
/// At most so many bytes, cut between characters.
std::string_view cutUtf8(std::string_view text, std::size_t maxBytes);

} // namespace sandtable::wording
