// SPDX-License-Identifier: GPL-3.0-or-later
#include "LocalTime.h"

#include <array>

namespace sandtable::archive {

namespace {
class Reader
{
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    bool take(std::string_view sign)
    {
        if (!m_rest.starts_with(sign)) {
            return false;
        }
        m_rest.remove_prefix(sign.size());
        return true;
    }
    bool takeAny(std::initializer_list<std::string_view> signs)
    {
        for (const std::string_view sign : signs) {
            if (take(sign)) {
                return true;
            }
        }
        return false;
    }
    /// One to `most` digits.
    std::optional<int> number(std::size_t most)
    {
        int value = 0;
        std::size_t digits = 0;
        while (digits < most && !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            value = value * 10 + (m_rest.front() - '0');
            m_rest.remove_prefix(1);
            ++digits;
        }
        return digits == 0 ? std::nullopt : std::optional(value);
    }
    void spaces()
    {
        while (take(" ")) {
        }
    }
    bool done() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

std::optional<std::chrono::year_month_day> readDate(Reader& in)
{
    const auto year = in.number(4);
    const bool first = in.takeAny({"-", "/", ".", "年"});
    const auto month = in.number(2);
    const bool second = in.takeAny({"-", "/", ".", "月"});
    const auto day = in.number(2);
    in.take("日");
    if (!year || !first || !month || !second || !day || *year < 1980 || *year > 2200) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// After the date; nothing when it is no time of day.
std::optional<std::chrono::seconds> readClock(Reader& in)
{
    const auto hour = in.number(2);
    if (!hour || *hour > 23 || !in.takeAny({":", "时", "："})) {
        return std::nullopt;
    }
    const auto minute = in.number(2);
    if (!minute || *minute > 59) {
        return std::nullopt;
    }
    int second = 0;
    if (in.takeAny({":", "：", "分"})) {
        if (const auto read = in.number(2)) {
            second = *read;
        }
        in.take("秒");
        if (in.take(".")) {
            in.number(9);
        }
    }
    if (second > 59) {
        return std::nullopt;
    }
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second);
}

std::optional<std::chrono::minutes> readOffset(Reader& in)
{
    if (in.take("Z")) {
        return std::chrono::minutes(0);
    }
    const bool east = in.take("+");
    if (!east && !in.take("-")) {
        return std::nullopt;
    }
    const auto hours = in.number(2);
    in.take(":");
    const int minutes = in.number(2).value_or(0);
    if (!hours || *hours > 14 || minutes > 59) {
        return std::nullopt;
    }
    const int all = *hours * 60 + minutes;
    return std::chrono::minutes(east ? all : -all);
}
} // namespace

std::optional<EventTime> parseLocalTime(std::string_view text, std::chrono::minutes utcOffset)
{
    Reader in(text);
    const auto date = readDate(in);
    if (!date) {
        return std::nullopt;
    }
    std::chrono::seconds clock{0};
    std::chrono::minutes offset = utcOffset;
    in.take("T");
    in.spaces();
    if (!in.done()) {
        const auto read = readClock(in);
        if (!read) {
            return std::nullopt;
        }
        clock = *read;
        in.spaces();
        if (!in.done()) {
            const auto own = readOffset(in);
            if (!own || !in.done()) {
                return std::nullopt;
            }
            offset = *own;
        }
    }
    return EventTime(std::chrono::sys_days(*date).time_since_epoch() + clock - offset);
}

} // namespace sandtable::archive
