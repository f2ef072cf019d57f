// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlaceWords.h"

#include "Text.h"

#include <algorithm>
#include <array>

namespace sandtable::dispatching {

namespace {

/// How far people stand from a landmark when they say "east of it".
constexpr double kBesideM = 30;

struct DirectionWord
{
    std::u32string_view text;
    std::string_view utf8;
    geo::LocalMetres shift;
};

constexpr DirectionWord kDirections[] = {
    {U"东北", "东北", {kBesideM, kBesideM}},
    {U"东南", "东南", {kBesideM, -kBesideM}},
    {U"西北", "西北", {-kBesideM, kBesideM}},
    {U"西南", "西南", {-kBesideM, -kBesideM}},
    {U"东", "东", {kBesideM, 0}},
    {U"西", "西", {-kBesideM, 0}},
    {U"南", "南", {0, -kBesideM}},
    {U"北", "北", {0, kBesideM}},
};
constexpr std::u32string_view kSides[] = {U"侧", U"边", U"面", U"门", U"角"};
constexpr std::pair<std::u32string_view, std::string_view> kNear[] = {
    {U"斜对面", "斜对面"}, {U"正门前", "正门前"}, {U"隔壁", "隔壁"}, {U"周边", "周边"},
    {U"侧边", "侧边"},     {U"里面", "里面"},     {U"楼下", "楼下"}, {U"门前", "门前"},
    {U"附近", "附近"},     {U"对面", "对面"},     {U"旁边", "旁边"}, {U"门口", "门口"},
    {U"后面", "后面"},     {U"前面", "前面"},     {U"旁", "旁"},     {U"边上", "边上"},
};

std::size_t skipSpace(std::u32string_view text, std::size_t at)
{
    return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

/// Behind "12号": "之3" is its third door.
std::size_t doorAfter(std::u32string_view text, std::size_t at)
{
    const auto door = at < text.size() && text[at] == U'之' ? numberAt(text, at + 1) : std::nullopt;
    return door ? door->end : at;
}

} // namespace

std::optional<HouseNumber> houseNumberAfter(std::u32string_view text, std::size_t nameEnd)
{
    std::size_t begin = skipSpace(text, nameEnd);
    const bool latin = nameEnd > 0 && isWordLetter(text[nameEnd - 1]);
    if (latin && begin < text.size() && text[begin] == ',') {
        begin = skipSpace(text, begin + 1);
    }
    auto number = numberAt(text, begin);
    const bool spoken = !number;
    if (spoken) {
        number = spokenNumberAt(text, begin);
    }
    if (!number) {
        return std::nullopt;
    }
    std::size_t end = number->end;
    // "12-3号" and "12之3号" are the third door of number 12.
    if (end < text.size() && (text[end] == '-' || text[end] == U'之')) {
        if (const auto door = numberAt(text, end + 1)) {
            end = door->end;
        }
    }
    const std::size_t sign = skipSpace(text, end);
    if (sign < text.size() && (text[sign] == U'号' || text[sign] == U'號')) {
        return HouseNumber{number->value, begin, doorAfter(text, sign + 1)};
    }
    if (spoken) {
        return std::nullopt;
    }
    // Without 号 a number behind a Chinese name counts something else: 同济路2个井盖.
    const bool ends = end >= text.size() || (!isWordLetter(text[end]) && text[end] < 0x3000);
    return latin && ends ? std::optional(HouseNumber{number->value, begin, end}) : std::nullopt;
}

std::optional<HouseNumber> houseNumberBefore(std::u32string_view text, std::size_t nameBegin)
{
    std::size_t end = nameBegin;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ',')) {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && isDigit(text[begin - 1])) {
        --begin;
    }
    const auto number =
        begin < end && end < nameBegin && isWordBorder(text, begin) ? numberAt(text, begin) : std::nullopt;
    return number && number->end == end ? std::optional(HouseNumber{number->value, begin, end}) : std::nullopt;
}

Direction directionAt(std::u32string_view text, std::size_t at)
{
    const std::u32string_view rest = at < text.size() ? text.substr(at) : std::u32string_view();
    for (const auto& [words, utf8] : kNear) {
        if (rest.starts_with(words)) {
            return {utf8, {}, words.size()};
        }
    }
    for (const DirectionWord& word : kDirections) {
        if (!rest.starts_with(word.text)) {
            continue;
        }
        const auto side = rest.substr(word.text.size());
        if (std::ranges::any_of(kSides, [&](auto s) { return side.starts_with(s); })) {
            return {word.utf8, word.shift, word.text.size() + 1};
        }
    }
    return {};
}

bool joinsRoads(std::u32string_view between)
{
    while (!between.empty() && between.front() == ' ') {
        between.remove_prefix(1);
    }
    while (!between.empty() && between.back() == ' ') {
        between.remove_suffix(1);
    }
    constexpr std::u32string_view kJoints[] = {U"",   U"与", U"和", U"、", U"/",  U"&",  U"and",
                                               U"x",  U"近", U"交", U"at", U"同", U"跟", U"及",
                                               U"转", U"入", U"-",  U"至", U"到", U"，", U","};
    return std::ranges::find(kJoints, between) != std::end(kJoints);
}

std::size_t crossingWordsAt(std::u32string_view text, std::size_t at)
{
    constexpr std::u32string_view kWords[] = {U"的十字路口", U"十字路口", U"的交叉口",   U"交叉路口", U"交叉口",
                                              U"交汇处",     U"交界处",   U"的路口",     U"丁字路口", U"路口",
                                              U"交界",       U"相交处",   U"红绿灯路口", U"转角",     U"拐角"};
    const std::u32string_view rest = text.substr(std::min(at, text.size()));
    const auto word = std::ranges::find_if(kWords, [&](auto w) { return rest.starts_with(w); });
    return word == std::end(kWords) ? 0 : word->size();
}

std::string_view bareRegionName(std::string_view name)
{
    constexpr std::string_view kEndings[] = {"社区居民委员会", "居民委员会", "村民委员会", "社区居委会", "居委会",
                                             "村委会",         "街道办事处", "社区",       "街道",       "镇"};
    for (const std::string_view ending : kEndings) {
        // At least two characters must remain: 南庄镇 becomes 南庄, 镇 alone stays.
        if (name.size() >= ending.size() + 6 && name.ends_with(ending)) {
            return name.substr(0, name.size() - ending.size());
        }
    }
    return name;
}

bool goesOnAsRoad(std::u32string_view rest)
{
    constexpr std::u32string_view kRoads[] = {U"路", U"街", U"巷", U"大道", U"大街", U"桥"};
    // 南庄街道 is the region itself, cut short.
    return !rest.starts_with(U"街道") && std::ranges::any_of(kRoads, [&](auto word) { return rest.starts_with(word); });
}

} // namespace sandtable::dispatching
