// SPDX-License-Identifier: GPL-3.0-or-later
#include "TomlFile.h"

#include <sandtable/catalogue/WorkCalendar.h>

#include <optional>

namespace sandtable::catalogue {

namespace {

using std::chrono::sys_days;

std::optional<int> minuteOfDay(const toml::node* node)
{
    if (node == nullptr || !node->is_time()) {
        return std::nullopt;
    }
    const toml::time time = *node->value<toml::time>();
    return time.second == 0 && time.nanosecond == 0 ? std::optional(time.hour * 60 + time.minute) : std::nullopt;
}

std::optional<sys_days> dayOf(const toml::node* node)
{
    if (node == nullptr || !node->is_date()) {
        return std::nullopt;
    }
    const toml::date date = *node->value<toml::date>();
    const std::chrono::year_month_day day{std::chrono::year(date.year), std::chrono::month(date.month),
                                          std::chrono::day(date.day)};
    return day.ok() ? std::optional(sys_days(day)) : std::nullopt;
}

/// The array's tables, or an error when the key holds something else. A missing key is an empty array.
Result<std::vector<const toml::table*>> tables(const TomlFile& file, const char* key)
{
    std::vector<const toml::table*> result;
    const toml::node* node = file.root().get(key);
    if (node == nullptr) {
        return result;
    }
    if (!node->is_array()) {
        return file.wrong(node, key, "must be an array of tables");
    }
    for (const toml::node& entry : *node->as_array()) {
        if (!entry.is_table()) {
            return file.wrong(&entry, key, "must hold tables only");
        }
        result.push_back(entry.as_table());
    }
    return result;
}

Result<std::vector<WorkCalendar::Span>> readSpans(const TomlFile& file)
{
    constexpr const char* kKey = "working_hours";
    const auto entries = tables(file, kKey);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    std::vector<WorkCalendar::Span> spans;
    for (const toml::table* entry : *entries) {
        const auto from = minuteOfDay(entry->get("from"));
        const auto to = minuteOfDay(entry->get("to"));
        if (!from || !to || *from >= *to) {
            return file.wrong(entry, kKey, "needs from and to as whole minutes (08:00), from before to");
        }
        if (!spans.empty() && *from < spans.back().toMinute) {
            return file.wrong(entry, kKey, "overlaps the span before it");
        }
        spans.push_back({*from, *to});
    }
    if (spans.empty()) {
        return file.wrong(file.root().get(kKey), kKey, "must hold at least one span");
    }
    return spans;
}

/// Adds each day of the ranges { from, to }, both included; `to` may be left out.
Result<std::set<sys_days>> readDays(const TomlFile& file, const char* key)
{
    constexpr std::chrono::days kLongest(60);
    const auto entries = tables(file, key);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    std::set<sys_days> result;
    for (const toml::table* entry : *entries) {
        const auto from = dayOf(entry->get("from"));
        const auto to = entry->contains("to") ? dayOf(entry->get("to")) : from;
        if (!from || !to || *to < *from || *to - *from > kLongest) {
            return file.wrong(entry, key, "needs from and perhaps to as dates (2025-10-01), in order, at most 60 days");
        }
        for (sys_days day = *from; day <= *to; day += std::chrono::days(1)) {
            result.insert(day);
        }
    }
    return result;
}

} // namespace

Result<WorkCalendar> WorkCalendar::load(const std::filesystem::path& file)
{
    constexpr const char* kOffset = "utc_offset_minutes";
    const auto toml = TomlFile::read(file);
    if (!toml) {
        return tl::unexpected(toml.error());
    }
    const toml::node* offsetNode = toml->root().get(kOffset);
    const auto offset = offsetNode != nullptr ? offsetNode->value_exact<std::int64_t>() : std::nullopt;
    if (!offset || *offset < -14 * 60 || *offset > 14 * 60) {
        return toml->wrong(offsetNode, kOffset, "must be a whole number from -840 to 840");
    }
    auto spans = readSpans(*toml);
    if (!spans) {
        return tl::unexpected(spans.error());
    }
    auto holidays = readDays(*toml, "holidays");
    if (!holidays) {
        return tl::unexpected(holidays.error());
    }
    auto makeUpDays = readDays(*toml, "make_up_days");
    if (!makeUpDays) {
        return tl::unexpected(makeUpDays.error());
    }
    WorkCalendar calendar;
    calendar.m_utcOffset = std::chrono::minutes(*offset);
    calendar.m_spans = std::move(*spans);
    calendar.m_holidays = std::move(*holidays);
    calendar.m_makeUpDays = std::move(*makeUpDays);
    return calendar;
}

} // namespace sandtable::catalogue
