// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueFiles.h"

#include "Fields.h"

#include <algorithm>

namespace sandtable::catalogue {

std::vector<Unit> readUnits(const std::filesystem::path& folder, Complaints& complaints)
{
    constexpr std::array<std::string_view, 4> kColumns{"code", "kind", "name_zh", "name_en"};
    return readRows<Unit>(folder, "units.csv", kColumns, complaints, [](const Fields& f, const auto& refuse) {
        if (!isCode(f[0], "DU", 2)) {
            refuse(0, "is not D or U and two digits");
        } else if (f[1] != (f[0][0] == 'D' ? "department" : "utility")) {
            refuse(1, "does not fit the code: D is department, U is utility");
        }
        return Unit{f[0], f[0][0] == 'D' ? UnitKind::Department : UnitKind::Utility, f[2], f[3]};
    });
}

std::vector<ItemClass> readClasses(const std::filesystem::path& folder, Complaints& complaints)
{
    constexpr std::array<std::string_view, 3> kColumns{"code", "name_zh", "name_en"};
    return readRows<ItemClass>(folder, "classes.csv", kColumns, complaints, [](const Fields& f, const auto& refuse) {
        if (!isCode(f[0], "CES", 2)) {
            refuse(0, "is not C, E or S and two digits");
        }
        return ItemClass{f[0], f[1], f[2]};
    });
}

namespace {

bool isTermCode(const std::string& code)
{
    return std::ranges::all_of(code, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

} // namespace

std::vector<Term> readTerms(const std::filesystem::path& folder, const std::string& name, Complaints& complaints)
{
    constexpr std::array<std::string_view, 3> kColumns{"code", "name_zh", "name_en"};
    return readRows<Term>(folder, name, kColumns, complaints, [](const Fields& f, const auto& refuse) {
        if (!isTermCode(f[0])) {
            refuse(0, "is not made of small letters and underscores");
        }
        return Term{f[0], f[1], f[2]};
    });
}

std::vector<PlaceTerm> readPlaceTerms(const std::filesystem::path& folder, Complaints& complaints)
{
    constexpr std::array<std::string_view, 4> kColumns{"code", "name_zh", "name_en", "words"};
    return readRows<PlaceTerm>(folder, "places.csv", kColumns, complaints, [](const Fields& f, const auto& refuse) {
        if (!isTermCode(f[0])) {
            refuse(0, "is not made of small letters and underscores");
        }
        auto words = splitAtBars(f[3]);
        if (words.empty()) {
            refuse(3, "holds no word");
        }
        return PlaceTerm{{f[0], f[1], f[2]}, std::move(words)};
    });
}

std::vector<DialectWord> readDialect(const std::filesystem::path& folder, Complaints& complaints)
{
    constexpr std::array<std::string_view, 2> kColumns{"said", "meant"};
    return readRows<DialectWord>(folder, "dialect.csv", kColumns, complaints, [](const Fields& f, const auto& refuse) {
        if (f[0] == f[1]) {
            refuse(1, "is what was said");
        }
        return DialectWord{f[0], f[1]};
    });
}

std::vector<Subclass> readSubclasses(const std::filesystem::path& folder, const std::vector<ItemClass>& classes,
                                     const std::vector<Unit>& units, Complaints& complaints)
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
    return readRows<Subclass>(folder, "subclasses.csv", kColumns, complaints, [&](const Fields& f, const auto& refuse) {
        if (!isCode(f[Code], "CES", 4)) {
            refuse(Code, "is not a class code and two digits");
        } else if (std::ranges::find(classes, f[Code].substr(0, 3), &ItemClass::code) == classes.end()) {
            refuse(Code, "belongs to no class of classes.csv");
        }
        const auto grade = number<int>(f[Grade]);
        if (!grade || *grade < 1 || *grade > 4) {
            refuse(Grade, "is not a grade from 1 to 4");
        }
        const auto amount = number<double>(f[Amount]);
        if (!amount || !(*amount > 0) || *amount > kMaxAmount) {
            refuse(Amount, "is not a number above 0 and up to 400");
        }
        const auto unit = deadlineUnit(f[Unit_]);
        if (!unit) {
            refuse(Unit_, "is none of urgent_hour, work_hour, work_day, natural_day");
        }
        if (f[Responsible] != kStreetOfPlace && std::ranges::find(units, f[Responsible], &Unit::code) == units.end()) {
            refuse(Responsible, "is neither @street nor a unit of units.csv");
        }
        auto words = splitAtBars(f[Words]);
        if (words.empty()) {
            refuse(Words, "holds no word");
        }
        return Subclass{f[Code],
                        f[NameZh],
                        f[NameEn],
                        grade.value_or(0),
                        Deadline{amount.value_or(0), unit.value_or(DeadlineUnit::WorkDay)},
                        f[Responsible],
                        f[FilingZh],
                        f[FilingEn],
                        f[ClosingZh],
                        f[ClosingEn],
                        std::move(words)};
    });
}

} // namespace sandtable::catalogue
