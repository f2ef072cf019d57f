// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueFiles.h"

#include "Csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_set>

namespace sandtable::catalogue {

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isCode(std::string_view text, std::string_view letters, std::size_t digits)
{
    return text.size() == 1 + digits && letters.find(text[0]) != std::string_view::npos && isDigits(text.substr(1));
}

template <class Number>
std::optional<Number> number(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<DeadlineUnit> deadlineUnit(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, DeadlineUnit>, 4> kNames{
        {{"urgent_hour", DeadlineUnit::UrgentHour},
         {"work_hour", DeadlineUnit::WorkHour},
         {"work_day", DeadlineUnit::WorkDay},
         {"natural_day", DeadlineUnit::NaturalDay}}};
    const auto* found = std::ranges::find(kNames, text, [](const auto& entry) { return entry.first; });
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t bar = std::min(text.find('|'), text.size());
        if (bar > 0) {
            words.emplace_back(text.substr(0, bar));
        }
        text.remove_prefix(std::min(bar + 1, text.size()));
    }
    return words;
}

/// Reads a table row by row: no field may be empty and column 0 may not repeat.
template <class Entry, std::size_t N, class Make>
Result<std::vector<Entry>> readRows(const std::filesystem::path& file, const std::array<std::string_view, N>& columns,
                                    Make&& make)
{
    const auto table = CsvTable::read(file, columns);
    if (!table) {
        return tl::unexpected(table.error());
    }
    std::vector<Entry> entries;
    std::unordered_set<std::string> seen;
    for (const CsvRow& row : table->rows()) {
        if (const auto complete = table->requireAll(row); !complete) {
            return tl::unexpected(complete.error());
        }
        if (!seen.insert(row.fields[0]).second) {
            return tl::unexpected(table->wrong(row, 0, "is there twice"));
        }
        Result<Entry> entry = make(*table, row);
        if (!entry) {
            return tl::unexpected(entry.error());
        }
        entries.push_back(std::move(*entry));
    }
    return entries;
}

} // namespace

Result<std::vector<Unit>> readUnits(const std::filesystem::path& file)
{
    constexpr std::array<std::string_view, 4> kColumns{"code", "kind", "name_zh", "name_en"};
    return readRows<Unit>(file, kColumns, [](const CsvTable& table, const CsvRow& row) -> Result<Unit> {
        const auto& f = row.fields;
        if (!isCode(f[0], "DU", 2)) {
            return tl::unexpected(table.wrong(row, 0, "is not D or U and two digits"));
        }
        if (f[1] != (f[0][0] == 'D' ? "department" : "utility")) {
            return tl::unexpected(table.wrong(row, 1, "does not fit the code: D is department, U is utility"));
        }
        return Unit{f[0], f[0][0] == 'D' ? UnitKind::Department : UnitKind::Utility, f[2], f[3]};
    });
}

Result<std::vector<ItemClass>> readClasses(const std::filesystem::path& file)
{
    constexpr std::array<std::string_view, 3> kColumns{"code", "name_zh", "name_en"};
    return readRows<ItemClass>(file, kColumns, [](const CsvTable& table, const CsvRow& row) -> Result<ItemClass> {
        if (!isCode(row.fields[0], "CES", 2)) {
            return tl::unexpected(table.wrong(row, 0, "is not C, E or S and two digits"));
        }
        return ItemClass{row.fields[0], row.fields[1], row.fields[2]};
    });
}

Result<std::vector<Subclass>> readSubclasses(const std::filesystem::path& file, const std::vector<ItemClass>& classes,
                                             const std::vector<Unit>& units)
{
    constexpr std::array<std::string_view, 12> kColumns{
        "code",        "name_zh",   "name_en",   "grade",      "deadline_amount", "deadline_unit",
        "responsible", "filing_zh", "filing_en", "closing_zh", "closing_en",      "words"};
    enum Column
    {
        Code,
        NameZh,
        NameEn,
        Grade,
        Amount,
        Unit_,
        Responsible,
        FilingZh,
        FilingEn,
        ClosingZh,
        ClosingEn,
        Words
    };
    constexpr double kMaxAmount = 400;
    return readRows<Subclass>(file, kColumns, [&](const CsvTable& table, const CsvRow& row) -> Result<Subclass> {
        const auto& f = row.fields;
        const auto refuse = [&](Column column, std::string_view why) {
            return tl::unexpected(table.wrong(row, column, why));
        };
        if (!isCode(f[Code], "CES", 4)) {
            return refuse(Code, "is not a class code and two digits");
        }
        if (std::ranges::find(classes, f[Code].substr(0, 3), &ItemClass::code) == classes.end()) {
            return refuse(Code, "belongs to no class of classes.csv");
        }
        const auto grade = number<int>(f[Grade]);
        if (!grade || *grade < 1 || *grade > 4) {
            return refuse(Grade, "is not a grade from 1 to 4");
        }
        const auto amount = number<double>(f[Amount]);
        if (!amount || !(*amount > 0) || *amount > kMaxAmount) {
            return refuse(Amount, "is not a number above 0 and up to 400");
        }
        const auto unit = deadlineUnit(f[Unit_]);
        if (!unit) {
            return refuse(Unit_, "is none of urgent_hour, work_hour, work_day, natural_day");
        }
        if (f[Responsible] != kStreetOfPlace && std::ranges::find(units, f[Responsible], &Unit::code) == units.end()) {
            return refuse(Responsible, "is neither @street nor a unit of units.csv");
        }
        auto words = split(f[Words]);
        if (words.empty()) {
            return refuse(Words, "holds no word");
        }
        return Subclass{f[Code],     f[NameZh],   f[NameEn],    *grade,       Deadline{*amount, *unit}, f[Responsible],
                        f[FilingZh], f[FilingEn], f[ClosingZh], f[ClosingEn], std::move(words)};
    });
}

} // namespace sandtable::catalogue
