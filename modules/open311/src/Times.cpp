// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/open311/Times.h>

#include <fmt/format.h>

#include <charconv>

namespace sandtable::open311 {

namespace {
/// Takes exactly so many digits from the front.
std::optional<int> takeDigits(std::string_view& text, std::size_t count)
{
    if (text.size() < count) {
        return std::nullopt;
    }
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return std::nullopt;
        }
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char wanted)
{
    if (text.empty() || text.front() != wanted) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::minutes> takeOffset(std::string_view& text)
{
    if (take(text, 'Z')) {
        return std::chrono::minutes(0);
    }
    const int sign = text.starts_with('-') ? -1 : 1;
    if (!take(text, '+') && !take(text, '-')) {
        return std::nullopt;
    }
    const auto hours = takeDigits(text, 2);
    take(text, ':');
    const auto minutes = takeDigits(text, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) {
        return std::nullopt;
    }
    return std::chrono::minutes(sign * (*hours * 60 + *minutes));
}
} // namespace

std::string timeText(EventTime time, std::chrono::minutes utcOffset)
{
    const auto local = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch() + utcOffset);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{std::chrono::sys_days(day)};
    const std::chrono::hh_mm_ss clock(local - day);
    const auto offset = std::chrono::abs(utcOffset).count();
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), utcOffset.count() < 0 ? '-' : '+', offset / 60,
                       offset % 60);
}

std::optional<EventTime> parseTime(std::string_view text)
{
    const auto year = takeDigits(text, 4);
    const bool dash1 = take(text, '-');
    const auto month = takeDigits(text, 2);
    const bool dash2 = take(text, '-');
    const auto day = takeDigits(text, 2);
    const bool tee = take(text, 'T');
    const auto hour = takeDigits(text, 2);
    const bool colon = take(text, ':');
    const auto minute = takeDigits(text, 2);
    if (!year || !dash1 || !month || !dash2 || !day || !tee || !hour || !colon || !minute) {
        return std::nullopt;
    }
    int second = 0;
    if (take(text, ':')) {
        const auto read = takeDigits(text, 2);
        if (!read) {
            return std::nullopt;
        }
        second = *read;
        if (take(text, '.')) {
            while (takeDigits(text, 1)) {
            }
        }
    }
    const auto offset = takeOffset(text);
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    const bool inRange = *year >= 1970 && *year <= 2200 && *hour < 24 && *minute < 60 && second < 61;
    if (!offset || !text.empty() || !date.ok() || !inRange) {
        return std::nullopt;
    }
    return EventTime(std::chrono::sys_days(date).time_since_epoch() + std::chrono::hours(*hour) +
                     std::chrono::minutes(*minute) + std::chrono::seconds(second) - *offset);
}

} // namespace sandtable::open311
