// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Csv.h"

#include <sandtable/catalogue/WorkCalendar.h>

#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sandtable::catalogue {

using Fields = std::vector<std::string>;

bool isDigits(std::string_view text);
/// One of `letters` and as many digits.
bool isCode(std::string_view text, std::string_view letters, std::size_t digits);
std::optional<DeadlineUnit> deadlineUnit(std::string_view text);
/// The parts between bars; empty ones are left out.
std::vector<std::string> splitAtBars(std::string_view text);
/// "08:30" → 510; nothing when it is no time of day.
std::optional<int> minuteOfDay(std::string_view text);
bool isAscii(std::string_view text);

template <class Number>
std::optional<Number> number(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

enum class FirstColumn : bool
{
    MayRepeat,
    Unique
};

/// Reads a table row by row: no field may be empty and column 0 may not repeat unless told. `make(table, row, refuse)`
/// returns the entry, or nothing after it has told `refuse(column, why)` what is wrong. All that is wrong goes to
/// `complaints`; the entries that are right come back.
template <class Entry, std::size_t N, class Make>
std::vector<Entry> readRows(const std::filesystem::path& folder, const std::string& name,
                            const std::array<std::string_view, N>& columns, std::vector<Error>& complaints, Make&& make,
                            FirstColumn first = FirstColumn::Unique)
{
    std::vector<Entry> entries;
    const auto table = CsvTable::read(folder / name, name, columns, complaints);
    if (!table) {
        complaints.push_back(table.error());
        return entries;
    }
    std::unordered_set<std::string> seen;
    for (const CsvRow& row : table->rows()) {
        if (!table->requireAll(row, complaints)) {
            continue;
        }
        if (!seen.insert(row.fields[0]).second && first == FirstColumn::Unique) {
            complaints.push_back(table->wrong(row, 0, "is there twice"));
            continue;
        }
        const std::size_t before = complaints.size();
        const auto refuse = [&](std::size_t column, std::string_view why) {
            complaints.push_back(table->wrong(row, column, why));
        };
        Entry entry = make(row.fields, refuse);
        if (complaints.size() == before) {
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

} // namespace sandtable::catalogue
