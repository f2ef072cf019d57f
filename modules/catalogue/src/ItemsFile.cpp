// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueFiles.h"
#include "Fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace sandtable::catalogue {

namespace {

struct ItemColumn
{
    enum : std::size_t
    {
        Code,
        NameZh,
        NameEn,
        Grade,
        Steps,
        Rule,
        Assisting,
        Qualification,
        FilingZh,
        FilingEn,
        ClosingZh,
        ClosingEn,
        Words
    };
};
constexpr std::array<std::string_view, 13> kItemColumns{
    "code",          "name_zh",   "name_en",   "grade",      "steps",      "rule", "assisting",
    "qualification", "filing_zh", "filing_en", "closing_zh", "closing_en", "words"};

constexpr std::string_view kNobody = "-";
constexpr double kLongestLimit = 400;
/// Longest word in bytes that intake looks for.
constexpr std::size_t kLongestWord = 60;

template <class Entries>
bool has(const Entries& entries, std::string_view code)
{
    return std::ranges::any_of(entries, [&](const auto& entry) { return entry.code == code; });
}

/// "secure 1 urgent_hour|repair 5 work_day"
std::optional<HandlingStep> stepOf(std::string_view text, const std::vector<Term>& known)
{
    const std::size_t first = text.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : text.find(' ', first + 1);
    if (second == std::string_view::npos || !has(known, text.substr(0, first))) {
        return std::nullopt;
    }
    const auto amount = number<double>(text.substr(first + 1, second - first - 1));
    const auto unit = deadlineUnit(text.substr(second + 1));
    if (!amount || !(*amount > 0) || *amount > kLongestLimit || !unit) {
        return std::nullopt;
    }
    return HandlingStep{std::string(text.substr(0, first)), {*amount, *unit}};
}

/// Monday morning of a week without holidays: what a limit is worth at best.
EventTime quietMonday()
{
    return EventTime(std::chrono::sys_days(std::chrono::year(2025) / 6 / 9).time_since_epoch());
}

class ItemRows
{
public:
    ItemRows(const Known& known, const WorkCalendar& calendar) : m_known(known), m_calendar(calendar) {}

    template <class Refuse>
    Item make(const Fields& f, const std::string& classCode, const Refuse& refuse)
    {
        Item item;
        item.code = f[ItemColumn::Code];
        item.nameZh = f[ItemColumn::NameZh];
        item.nameEn = f[ItemColumn::NameEn];
        if (!isCode(f[ItemColumn::Code], "CES", 6) || !f[ItemColumn::Code].starts_with(classCode)) {
            refuse(ItemColumn::Code, fmt::format("is not {} and four digits", classCode));
        } else if (!has(m_known.subclasses, item.subclass())) {
            refuse(ItemColumn::Code, "belongs to no subclass of subclasses.csv");
        }
        const auto grade = number<int>(f[ItemColumn::Grade]);
        if (!grade || *grade < 1 || *grade > 4) {
            refuse(ItemColumn::Grade, "is not a grade from 1 to 4");
        }
        item.grade = grade.value_or(0);
        readSteps(item, f, refuse);
        readUnits(item, f, refuse);
        readTexts(item, f, refuse);
        return item;
    }

private:
    template <class Refuse>
    void readSteps(Item& item, const Fields& f, const Refuse& refuse)
    {
        EventTime last = quietMonday();
        for (const std::string& part : splitAtBars(f[ItemColumn::Steps])) {
            const auto step = stepOf(part, m_known.steps);
            if (!step) {
                refuse(ItemColumn::Steps,
                       fmt::format("holds '{}', which is not a step of steps.csv, a number above 0 and up to "
                                   "400, and one of urgent_hour, work_hour, work_day, natural_day",
                                   part));
                return;
            }
            const EventTime due = m_calendar.due(quietMonday(), step->limit);
            if (due < last) {
                refuse(ItemColumn::Steps, fmt::format("falls due earlier at '{}' than at the step before it", part));
            }
            last = due;
            item.steps.push_back(*step);
        }
        if (item.steps.empty()) {
            refuse(ItemColumn::Steps, "holds no step");
            return;
        }
        const EventTime first = m_calendar.due(quietMonday(), item.steps.front().limit);
        if (item.grade == 1 && first - quietMonday() > std::chrono::hours(24)) {
            refuse(ItemColumn::Steps, "leaves a grade 1 item for more than a day before anything is done");
        }
    }

    template <class Refuse>
    void readUnits(Item& item, const Fields& f, const Refuse& refuse)
    {
        item.rule = f[ItemColumn::Rule];
        if (!has(m_known.rules, item.rule)) {
            refuse(ItemColumn::Rule, "is not a rule of rules.csv");
        }
        if (f[ItemColumn::Assisting] != kNobody) {
            item.assisting = splitAtBars(f[ItemColumn::Assisting]);
        }
        for (const std::string& code : item.assisting) {
            if (code != kStreetOfPlace && !has(m_known.units, code)) {
                refuse(ItemColumn::Assisting,
                       fmt::format("names '{}', which is neither @street nor a unit of units.csv", code));
            }
        }
        item.qualification = f[ItemColumn::Qualification];
        if (!has(m_known.qualifications, item.qualification)) {
            refuse(ItemColumn::Qualification, "is not in qualifications.csv");
        }
    }

    template <class Refuse>
    void readTexts(Item& item, const Fields& f, const Refuse& refuse)
    {
        for (const std::size_t column :
             {std::size_t(ItemColumn::NameZh), std::size_t(ItemColumn::FilingZh), std::size_t(ItemColumn::ClosingZh)}) {
            if (isAscii(f[column])) {
                refuse(column, "is not Chinese");
            }
        }
        for (const std::size_t column :
             {std::size_t(ItemColumn::NameEn), std::size_t(ItemColumn::FilingEn), std::size_t(ItemColumn::ClosingEn)}) {
            if (!isAscii(f[column])) {
                refuse(column, "is not plain English");
            }
        }
        // The same words twice make two items that nobody can tell apart.
        for (const std::size_t column : {std::size_t(ItemColumn::NameZh), std::size_t(ItemColumn::NameEn),
                                         std::size_t(ItemColumn::FilingZh), std::size_t(ItemColumn::FilingEn)}) {
            const auto [first, fresh] = m_texts[column].emplace(f[column], f[ItemColumn::Code]);
            if (!fresh) {
                refuse(column, fmt::format("stands at {} already", first->second));
            }
        }
        item.filingZh = f[ItemColumn::FilingZh];
        item.filingEn = f[ItemColumn::FilingEn];
        item.closingZh = f[ItemColumn::ClosingZh];
        item.closingEn = f[ItemColumn::ClosingEn];
        item.words = splitAtBars(f[ItemColumn::Words]);
        if (item.words.empty()) {
            refuse(ItemColumn::Words, "holds no word");
        }
        for (const std::string& word : item.words) {
            if (word.size() > kLongestWord) {
                refuse(ItemColumn::Words, fmt::format("holds '{}', which is longer than {} bytes", word, kLongestWord));
            }
        }
    }

    const Known& m_known;
    const WorkCalendar& m_calendar;
    std::unordered_map<std::size_t, std::unordered_map<std::string, std::string>> m_texts;
};

void complainAboutStrangers(const std::filesystem::path& folder, const Known& known, Complaints& complaints)
{
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "items", error)) {
        if (!has(known.classes, entry.path().stem().string()) || entry.path().extension() != ".csv") {
            complaints.push_back({ErrorCode::Malformed, fmt::format("items/{}: is the file of no class of classes.csv",
                                                                    entry.path().filename().string())});
        }
    }
}

} // namespace

std::vector<Item> readItems(const std::filesystem::path& folder, const Known& known, const WorkCalendar& calendar,
                            Complaints& complaints)
{
    ItemRows rows(known, calendar);
    std::vector<Item> items;
    for (const ItemClass& itemClass : known.classes) {
        auto found =
            readRows<Item>(folder, "items/" + itemClass.code + ".csv", kItemColumns, complaints,
                           [&](const Fields& f, const auto& refuse) { return rows.make(f, itemClass.code, refuse); });
        std::ranges::move(found, std::back_inserter(items));
    }
    complainAboutStrangers(folder, known, complaints);
    std::ranges::sort(items, {}, &Item::code);
    return items;
}

std::vector<PatrolItem> readPatrol(const std::filesystem::path& folder, const Known& known,
                                   const std::vector<Item>& items, Complaints& complaints)
{
    constexpr std::array<std::string_view, 6> kPatrolColumns{"code",         "item",     "place",
                                                             "times_a_week", "check_zh", "check_en"};
    enum PatrolColumn
    {
        PatrolCode,
        ItemCode,
        Place,
        Times,
        CheckZh,
        CheckEn
    };
    constexpr int kMaxTimesAWeek = 21;
    std::unordered_map<std::string, std::string> texts;
    return readRows<PatrolItem>(
        folder, "patrol.csv", kPatrolColumns, complaints, [&](const Fields& f, const auto& refuse) {
            if (!isCode(f[PatrolCode], "P", 3)) {
                refuse(PatrolCode, "is not P and three digits");
            }
            if (!std::ranges::binary_search(items, f[ItemCode], {}, &Item::code)) {
                refuse(ItemCode, "is not an item");
            }
            if (!has(known.places, f[Place])) {
                refuse(Place, "is not in places.csv");
            }
            const auto times = number<int>(f[Times]);
            if (!times || *times < 1 || *times > kMaxTimesAWeek) {
                refuse(Times, "is not a whole number from 1 to 21");
            }
            if (isAscii(f[CheckZh])) {
                refuse(CheckZh, "is not Chinese");
            }
            if (!isAscii(f[CheckEn])) {
                refuse(CheckEn, "is not plain English");
            }
            for (const PatrolColumn column : {CheckZh, CheckEn}) {
                if (const auto [first, fresh] = texts.emplace(f[column], f[PatrolCode]); !fresh) {
                    refuse(column, fmt::format("stands at {} already", first->second));
                }
            }
            return PatrolItem{f[PatrolCode], f[ItemCode], f[Place], times.value_or(0), f[CheckZh], f[CheckEn]};
        });
}

} // namespace sandtable::catalogue
