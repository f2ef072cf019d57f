// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fields.h"

#include <algorithm>

namespace sandtable::catalogue {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isCode(std::string_view text, std::string_view letters, std::size_t digits)
{
    return text.size() == 1 + digits && letters.find(text[0]) != std::string_view::npos && isDigits(text.substr(1));
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

std::vector<std::string> splitAtBars(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t bar = std::min(text.find('|'), text.size());
        if (bar > 0) {
            parts.emplace_back(text.substr(0, bar));
        }
        text.remove_prefix(std::min(bar + 1, text.size()));
    }
    return parts;
}

std::optional<int> minuteOfDay(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':' || !isDigits(text.substr(0, 2)) || !isDigits(text.substr(3))) {
        return std::nullopt;
    }
    const int hour = *number<int>(text.substr(0, 2));
    const int minute = *number<int>(text.substr(3));
    return hour < 24 && minute < 60 ? std::optional(hour * 60 + minute) : std::nullopt;
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace sandtable::catalogue
