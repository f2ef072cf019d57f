// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::catalogue {

/// A record of a comma-separated file; fields without their quotes.
struct CsvRow
{
    int line = 0; ///< of its first character, from 1
    std::vector<std::string> fields;
};

/// RFC 4180: quoted fields may hold commas, doubled quotes and line breaks; LF or CRLF; a byte order mark and empty
/// lines are skipped. Fails with Malformed naming `name` and the line.
Result<std::vector<CsvRow>> parseCsv(std::string_view text, const std::string& name);

/// A file whose first record must be exactly `columns`; at most 8 MiB are read.
class CsvTable
{
public:
    /// `name` is what messages call the file. Fails with NotFound, Unreadable or Malformed; a record with more or fewer
    /// fields than columns goes to `complaints` and is left out.
    static Result<CsvTable> read(const std::filesystem::path& file, std::string name,
                                 std::span<const std::string_view> columns, std::vector<Error>& complaints);

    const std::vector<CsvRow>& rows() const { return m_rows; }
    /// "subclasses.csv, line 7, column grade: 'x' is not …"
    Error wrong(const CsvRow& row, std::size_t column, std::string_view why) const;
    /// Names each empty field to `complaints`; whether there was none.
    bool requireAll(const CsvRow& row, std::vector<Error>& complaints) const;

private:
    std::string m_name;
    std::vector<std::string> m_columns;
    std::vector<CsvRow> m_rows;
};

/// The whole file. Fails with NotFound, Unreadable, or OutOfRange above `maxBytes`.
Result<std::string> readTextFile(const std::filesystem::path& file, std::size_t maxBytes);

} // namespace sandtable::catalogue
