// SPDX-License-Identifier: GPL-3.0-or-later
#include "IntakeSentences.h"

#include <sandtable/wording/LabelledFile.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

namespace sandtable::bench {

namespace {

template <class List>
const auto& pick(const List& list, Random& random)
{
    return list[random.below(static_cast<std::uint32_t>(std::size(list)))];
}

/// 1 … 999 as it is spoken: 二十三.
std::string spoken(std::uint32_t number)
{
    constexpr std::array<const char*, 10> kDigits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string words;
    if (number >= 100) {
        words += std::string(kDigits[number / 100]) + "百";
        number %= 100;
        if (number > 0 && number < 10) {
            words += "零";
        }
    }
    if (number >= 10) {
        words += (number / 10 > 1 || !words.empty() ? kDigits[number / 10] : std::string()) + "十";
        number %= 10;
    }
    return number > 0 ? words + kDigits[number] : words;
}

std::string wide(std::uint32_t number)
{
    std::string words;
    for (const char digit : std::to_string(number)) {
        words += std::string("\xef\xbc") + static_cast<char>(0x90 + (digit - '0'));
    }
    return words;
}

/// A house number as people write it; other forms than "12号" are kept as they are.
std::string written(const std::string& number, Random& random)
{
    const std::string_view ending = "号";
    const bool plain = number.ends_with(ending) &&
                       number.find_first_not_of("0123456789") == number.size() - ending.size() && number.size() <= 6;
    if (!plain) {
        return number;
    }
    const auto value = static_cast<std::uint32_t>(std::stoul(number));
    switch (random.below(7)) {
    case 0:
        return wide(value) + "号";
    case 1:
        return spoken(value) + "号";
    case 2:
        return std::to_string(value) + "號";
    case 3:
        return std::to_string(value) + "号之" + std::to_string(1 + random.below(4));
    case 4:
        return " " + std::to_string(value) + " 号";
    default:
        return number;
    }
}

/// The characters of UTF-8 text.
std::vector<std::string> characters(std::string_view text)
{
    std::vector<std::string> result;
    for (const char byte : text) {
        if ((static_cast<unsigned char>(byte) & 0xC0) == 0x80 && !result.empty()) {
            result.back() += byte;
        } else {
            result.emplace_back(1, byte);
        }
    }
    return result;
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts) {
        text += part;
    }
    return text;
}

/// One character left out, doubled, or taken for another that sounds like it.
std::string slipped(const std::string& text, Random& random)
{
    static const std::map<std::string, std::string> kSoundAlike{
        {"在", "再"}, {"漏", "露"}, {"坏", "怀"}, {"井", "景"}, {"灯", "登"}, {"倒", "到"}, {"桥", "侨"}, {"堵", "赌"},
        {"的", "得"}, {"没", "莫"}, {"路", "露"}, {"垃", "拉"}, {"圾", "及"}, {"停", "亭"}, {"树", "数"}, {"盖", "该"},
        {"道", "到"}, {"园", "圆"}, {"村", "春"}, {"学", "雪"}, {"市", "是"}, {"场", "厂"}, {"东", "冬"}, {"济", "剂"}};
    std::vector<std::string> parts = characters(text);
    for (std::string& part : parts) {
        const auto alike = kSoundAlike.find(part);
        if (alike != kSoundAlike.end()) {
            part = alike->second;
            return joined(parts);
        }
    }
    const std::size_t at = random.below(static_cast<std::uint32_t>(parts.size()));
    if (random.chance(0.5) && parts.size() > 3) {
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at));
    } else {
        parts[at] += parts[at];
    }
    return joined(parts);
}

struct Side
{
    const char* words;
    double east;
    double north;
};
constexpr double kBesideM = 30;
constexpr Side kSides[] = {{"附近", 0, 0},
                           {"对面", 0, 0},
                           {"旁边", 0, 0},
                           {"门口", 0, 0},
                           {"隔壁", 0, 0},
                           {"斜对面", 0, 0},
                           {"东侧", kBesideM, 0},
                           {"西边", -kBesideM, 0},
                           {"北面", 0, kBesideM},
                           {"南侧", 0, -kBesideM},
                           {"后面", 0, 0},
                           {"正门前", 0, 0},
                           {"", 0, 0},
                           {"那里", 0, 0},
                           {"周边", 0, 0},
                           {"侧边", 0, 0}};

std::string replaced(std::string text, std::string_view mark, const std::string& words)
{
    const std::size_t at = text.find(mark);
    return at == std::string::npos ? text : text.replace(at, mark.size(), words);
}

/// Positions of the things whose name nothing else of their sort bears.
template <class Things>
std::vector<std::uint32_t> ownNames(const Things& things)
{
    std::unordered_map<std::string_view, int> known;
    for (const auto& thing : things) {
        ++known[thing.name];
    }
    std::vector<std::uint32_t> own;
    for (std::uint32_t i = 0; i < things.size(); ++i) {
        if (known[things[i].name] == 1) {
            own.push_back(i);
        }
    }
    return own;
}

} // namespace

SentenceWriter::SentenceWriter(const city::CityModel& city) : m_city(city)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::uint32_t>> meets;
    std::vector<std::vector<std::uint32_t>> names(city.roadNodes.size());
    for (const city::Road& road : city.roads) {
        for (const std::uint32_t node : {road.from, road.to}) {
            if (road.name != 0 && node < names.size()) {
                names[node].push_back(road.name);
            }
        }
    }
    for (std::uint32_t node = 0; node < names.size(); ++node) {
        for (const std::uint32_t one : names[node]) {
            for (const std::uint32_t other : names[node]) {
                if (one < other) {
                    meets[{one, other}].insert(node);
                }
            }
        }
    }
    for (const auto& [roads, nodes] : meets) {
        if (nodes.size() == 1) { // where two roads meet twice, nobody could tell which crossing is meant
            m_crossings.push_back({roads.first, roads.second, *nodes.begin()});
        }
    }
    m_places = ownNames(city.places);
    m_enterprises = ownNames(city.enterprises);
}

Result<SentenceWriter> SentenceWriter::open(const std::filesystem::path& folder, const city::CityModel& city)
{
    SentenceWriter writer(city);
    const auto faults = wording::readLabelledFile(folder / "faults.csv", "words", "item");
    if (!faults) {
        return tl::unexpected(faults.error());
    }
    for (const wording::Sample& fault : *faults) {
        writer.m_faults.push_back({fault.label, fault.text});
    }
    std::ifstream in(folder / "templates.txt");
    for (std::string line; std::getline(in, line);) {
        if (line.find("{place}") != std::string::npos && line.find("{fault}") != std::string::npos && line[0] != '#') {
            writer.m_templates.push_back(line);
        }
    }
    if (writer.m_faults.empty() || writer.m_templates.empty()) {
        return failure(ErrorCode::Malformed, fmt::format("{}: holds no faults or no templates", folder.string()));
    }
    if (city.addresses.empty() || writer.m_crossings.empty() || writer.m_places.empty()) {
        return failure(ErrorCode::OutOfRange, "the city has no addresses, crossings or places to report from");
    }
    return writer;
}

std::string SentenceWriter::regionBefore(std::uint32_t grid, bool needed, Random& random) const
{
    const std::uint32_t community = m_city.ancestor(grid, city::Tier::Community);
    const std::uint32_t street = m_city.ancestor(grid, city::Tier::Street);
    if (community != city::kNone && (needed || random.chance(0.15))) {
        return m_city.regions[community].name;
    }
    return street != city::kNone && random.chance(0.2) ? m_city.regions[street].name : std::string();
}

SentenceWriter::Told SentenceWriter::tellHouse(Random& random) const
{
    const city::Address& address = pick(m_city.addresses, random);
    const Side& side = kSides[random.below(8)];
    const std::string words = regionBefore(address.grid, false, random) + m_city.strings[address.road] +
                              written(address.number, random) + (random.chance(0.5) ? side.words : "");
    return {words, address.at, "house"};
}

SentenceWriter::Told SentenceWriter::tellCrossing(Random& random) const
{
    constexpr const char* kWays[] = {"{}与{}交叉口", "{}{}交界",  "{}和{}路口",   "{}、{}十字路口",
                                     "{}跟{}交汇处", "{}/{}路口", "{}同{}交界处", "{}转{}的路口"};
    const Crossing& crossing = pick(m_crossings, random);
    const bool turned = random.chance(0.5);
    return {fmt::format(fmt::runtime(pick(kWays, random)), m_city.strings[turned ? crossing.other : crossing.one],
                        m_city.strings[turned ? crossing.one : crossing.other]),
            m_city.roadNodes[crossing.node], "crossing"};
}

SentenceWriter::Told SentenceWriter::tellNamed(Random& random) const
{
    const city::Place& place = m_city.places[pick(m_places, random)];
    const Side& side = pick(kSides, random);
    const bool misspelt = random.chance(0.15) && characters(place.name).size() >= 4;
    const std::string name = misspelt ? slipped(place.name, random) : place.name;
    return {regionBefore(place.grid, false, random) + name + side.words,
            {place.at.x + side.east, place.at.y + side.north},
            misspelt ? "misspelt" : "named"};
}

SentenceWriter::Told SentenceWriter::tellEnterprise(Random& random) const
{
    const city::Enterprise& enterprise = m_city.enterprises[pick(m_enterprises, random)];
    return {enterprise.name + pick(kSides, random).words, enterprise.at, "enterprise"};
}

SentenceWriter::Told SentenceWriter::tellCode(Random& random) const
{
    const city::Component& component = pick(m_city.components, random);
    return {fmt::format("{}{:016}", random.chance(0.5) ? "部件编号" : "编码", component.code), component.at, "code"};
}

SentenceWriter::Told SentenceWriter::tellPlace(Random& random) const
{
    const double kind = random.unit();
    if (kind < 0.05 && !m_city.components.empty()) {
        return tellCode(random);
    }
    if (kind < 0.13 && !m_enterprises.empty()) {
        return tellEnterprise(random);
    }
    if (kind < 0.3) {
        return tellCrossing(random);
    }
    return kind < 0.55 ? tellNamed(random) : tellHouse(random);
}

std::vector<Sentence> SentenceWriter::write(std::size_t count, std::uint64_t seed) const
{
    Random random(seed);
    std::vector<Sentence> sentences;
    for (std::size_t i = 0; i < count; ++i) {
        const Fault& fault = m_faults[i % m_faults.size()];
        const Told place = tellPlace(random);
        const std::string words = random.chance(0.1) ? slipped(fault.words, random) : fault.words;
        sentences.push_back({replaced(replaced(pick(m_templates, random), "{place}", place.words), "{fault}", words),
                             fault.item, place.at, place.manner});
    }
    return sentences;
}

} // namespace sandtable::bench
