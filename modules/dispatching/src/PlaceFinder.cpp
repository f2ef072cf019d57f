// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlaceFinder.h"

#include "PlaceWords.h"
#include "Text.h"

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::dispatching {

namespace {

/// How far each kind of name is trusted.
constexpr double kExactHouse = 0.95;
constexpr double kCrossing = 0.9;
constexpr double kNamedPlace = 0.85;
constexpr double kNearHouse = 0.75;
constexpr double kRoadInRegion = 0.55;
constexpr double kRoadAlone = 0.4;
constexpr double kMicroGrid = 0.5;
constexpr double kCommunity = 0.45;
constexpr double kStreet = 0.2;
constexpr double kDistrict = 0.05;
/// Several things of one name, and nothing in the text tells them apart.
constexpr double kAmbiguous = 0.6;
/// The text names a region, and the thing lies outside it.
constexpr double kOutsideNamedRegion = 0.5;

/// Names that were not written out: with a slip, by initials, by the first of the initials.
constexpr double kNearlyWritten = 0.75;
constexpr double kInitials = 0.8;
constexpr double kBegunInitials = 0.5;
constexpr std::size_t kShortestInitials = 3;
constexpr std::size_t kLongestInitials = 16;
constexpr std::size_t kCodeDigits = 16;
/// A name with a slip is looked for in so much of the text, and so many names are laid side by side.
constexpr std::size_t kLongestNear = 120;
constexpr std::size_t kMostNear = 8;
constexpr double kComponent = 0.97;

constexpr std::uint32_t kHouseTolerance = 20;
/// More namesakes than this tell nothing.
constexpr std::size_t kMostNamesakes = 64;
/// A sentence names a few places; a longer list is no report, and its work must stay bounded.
constexpr std::size_t kMostHits = 64;
constexpr std::size_t kShortestEnterprise = 4;
constexpr std::size_t kShortestLatin = 4;

double trustIn(city::Tier tier)
{
    switch (tier) {
    case city::Tier::MicroGrid:
        return kMicroGrid;
    case city::Tier::Community:
        return kCommunity;
    case city::Tier::Street:
        return kStreet;
    default:
        return kDistrict;
    }
}

} // namespace

PlaceFinder::PlaceFinder(const city::CityModel& city) : m_city(city), m_roads(city)
{
    Pinyin pinyin;
    for (std::uint32_t i = 0; i < city.places.size(); ++i) {
        addName(city.places[i].name, Kind::Place, i);
        addWritten(normalise(city.places[i].name), number(Kind::Place, i), pinyin);
        addName(city.places[i].nameEn, Kind::Place, i);
    }
    for (std::uint32_t i = 0; i < city.enterprises.size(); ++i) {
        addName(city.enterprises[i].name, Kind::Enterprise, i);
    }
    std::vector<bool> named(city.strings.size(), false);
    for (const city::Road& road : city.roads) {
        if (road.name != 0 && road.name < named.size() && !named[road.name]) {
            named[road.name] = true;
            addName(city.strings[road.name], Kind::Road, road.name);
            addWritten(normalise(city.strings[road.name]), number(Kind::Road, road.name), pinyin);
            if (road.nameEn < city.strings.size()) {
                addName(city.strings[road.nameEn], Kind::Road, road.name);
            }
        }
    }
    for (std::uint32_t i = 0; i < city.regions.size(); ++i) {
        addRegionNames(i);
    }
    m_names.freeze();
    m_near.freeze();
    std::ranges::sort(m_initials);
    m_codes.reserve(city.components.size());
    for (std::uint32_t i = 0; i < city.components.size(); ++i) {
        m_codes.emplace_back(city.components[i].code, i);
    }
    std::ranges::sort(m_codes);
}

void PlaceFinder::addWritten(const std::u32string& name, std::uint32_t number, Pinyin& pinyin)
{
    m_near.add(name, number);
    if (std::string letters = pinyin.initials(name); letters.size() >= kShortestInitials) {
        m_initials.emplace_back(std::move(letters), number);
    }
}

void PlaceFinder::addName(std::string_view name, Kind kind, std::uint32_t position)
{
    const std::u32string text = normalise(name);
    const bool latin = std::ranges::all_of(text, [](char32_t c) { return c < 0x250; });
    if ((latin && text.size() < kShortestLatin) || (kind == Kind::Enterprise && text.size() < kShortestEnterprise)) {
        return;
    }
    m_names.add(text, number(kind, position));
}

void PlaceFinder::addRegionNames(std::uint32_t position)
{
    const city::Region& region = m_city.regions[position];
    addName(region.name, Kind::Region, position);
    addName(bareRegionName(region.name), Kind::Region, position);
    addName(region.nameEn, Kind::Region, position);
}

bool PlaceFinder::namesRegionsOnly(std::span<const PhraseTable::Entry> entries)
{
    return std::ranges::all_of(entries, [](const auto& entry) { return kindOf(entry.number) == Kind::Region; });
}

std::vector<PlaceFinder::Hit> PlaceFinder::scanNames(std::u32string_view text) const
{
    std::vector<Hit> hits;
    for (std::size_t at = 0; at < text.size() && hits.size() < kMostHits;) {
        const auto match = m_names.longest(text, at);
        // 同济路 that is not in the book says nothing of 同济社区: roads bear the names of far villages.
        const bool roadOfThatName = namesRegionsOnly(match.entries) && goesOnAsRoad(text.substr(at + match.length));
        if (match.length > 0 && !roadOfThatName) {
            hits.push_back({at, at + match.length, match.entries, 1, {}});
        }
        at += std::max<std::size_t>(match.length, 1);
    }
    return hits;
}

std::vector<PlaceFinder::Hit> PlaceFinder::scan(std::u32string_view text, Effort effort) const
{
    std::vector<Hit> hits = scanNames(text);
    addCodes(text, hits);
    addInitials(text, hits);
    if (effort == Effort::Slips &&
        std::ranges::all_of(hits, [](const Hit& hit) { return namesRegionsOnly(hit.entries); })) {
        addNear(text, hits);
    }
    std::ranges::sort(hits, {}, &Hit::begin);
    return hits;
}

void PlaceFinder::addOwn(std::size_t begin, std::size_t end, std::vector<std::uint32_t> numbers, double trust,
                         std::vector<Hit>& hits) const
{
    const bool taken = std::ranges::any_of(
        hits, [&](const Hit& hit) { return hit.begin < end && begin < hit.end && !namesRegionsOnly(hit.entries); });
    if (numbers.empty() || taken || hits.size() >= kMostHits) {
        return;
    }
    std::erase_if(hits, [&](const Hit& hit) { return hit.begin < end && begin < hit.end; });
    Hit hit{begin, end, {}, trust, {}};
    for (const std::uint32_t each : numbers) {
        hit.own.push_back({0, each});
    }
    hits.push_back(std::move(hit));
    hits.back().entries = hits.back().own;
}

void PlaceFinder::addCodes(std::u32string_view text, std::vector<Hit>& hits) const
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::size_t end = at;
        std::uint64_t code = 0;
        for (; end < text.size() && isDigit(text[end]) && end - at < kCodeDigits; ++end) {
            code = code * 10 + (text[end] - U'0');
        }
        if (end - at == kCodeDigits && (end == text.size() || !isDigit(text[end]))) {
            const auto found = std::ranges::lower_bound(m_codes, std::pair(code, std::uint32_t{0}));
            if (found != m_codes.end() && found->first == code) {
                addOwn(at, end, {number(Kind::Component, found->second)}, 1, hits);
            }
        }
        at = std::max(at, end);
    }
}

void PlaceFinder::addInitials(std::u32string_view text, std::vector<Hit>& hits) const
{
    const auto isLetter = [&](std::size_t i) { return text[i] >= U'a' && text[i] <= U'z'; };
    const bool chinese = std::ranges::any_of(text, wording::isChinese);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::size_t end = at;
        std::string letters;
        for (; end < text.size() && isLetter(end); ++end) {
            letters += static_cast<char>(text[end]);
        }
        // In an English sentence letters are words.
        const bool alone = at == 0 && end == text.size();
        if (letters.size() >= kShortestInitials && letters.size() <= kLongestInitials && (chinese || alone)) {
            std::vector<std::uint32_t> same;
            std::vector<std::uint32_t> longer;
            for (auto name = std::ranges::lower_bound(m_initials, std::pair(letters, std::uint32_t{0}));
                 name != m_initials.end() && name->first.starts_with(letters) &&
                 same.size() + longer.size() < kMostNamesakes;
                 ++name) {
                (name->first == letters ? same : longer).push_back(name->second);
            }
            addOwn(at, end, same.empty() ? longer : same, same.empty() ? kBegunInitials : kInitials, hits);
        }
        at = std::max(at, end);
    }
}

void PlaceFinder::addNear(std::u32string_view text, std::vector<Hit>& hits) const
{
    const auto found = m_near.find(text.substr(0, kLongestNear), kMostNear);
    if (found.empty()) {
        return;
    }
    std::vector<std::uint32_t> numbers;
    for (const NameIndex::Near& near : found) {
        const bool same = near.begin == found[0].begin && near.end == found[0].end && near.slips == found[0].slips;
        if (same) {
            numbers.push_back(near.number);
        }
    }
    addOwn(found[0].begin, found[0].end, std::move(numbers), kNearlyWritten, hits);
}

std::uint32_t PlaceFinder::smallestRegion(const std::vector<Hit>& hits) const
{
    std::uint32_t smallest = city::kNone;
    for (const Hit& hit : hits) {
        for (const auto& entry : hit.entries) {
            const std::uint32_t position = positionOf(entry.number);
            if (kindOf(entry.number) == Kind::Region &&
                (smallest == city::kNone || m_city.regions[position].tier > m_city.regions[smallest].tier)) {
                smallest = position;
            }
        }
    }
    return smallest;
}

bool PlaceFinder::isIn(std::uint32_t grid, std::uint32_t region) const
{
    return m_city.ancestor(grid, m_city.regions[region].tier) == region;
}

std::vector<FoundPlace> PlaceFinder::find(std::u32string_view text, Effort effort, std::vector<NamedSpan>* spans) const
{
    const std::vector<Hit> hits = scan(text, effort);
    const Context context{text, hits, smallestRegion(hits)};
    std::vector<FoundPlace> found;
    for (const Hit& hit : hits) {
        std::size_t end = hit.end;
        const auto entries = hit.entries.subspan(0, std::min(hit.entries.size(), kMostNamesakes));
        std::vector<Guess> guesses;
        for (const auto& entry : entries) {
            guesses.push_back(guess(context, hit, entry.number));
            end = std::max(end, guesses.back().end);
        }
        if (context.region != city::kNone &&
            std::ranges::any_of(guesses, [&](const Guess& g) { return isIn(g.grid, context.region); })) {
            std::erase_if(guesses,
                          [&](const Guess& g) { return g.grid != city::kNone && !isIn(g.grid, context.region); });
        }
        for (Guess& g : guesses) {
            g.place.confidence *= hit.trust;
            g.place.confidence *= guesses.size() > 1 ? kAmbiguous : 1;
            if (context.region != city::kNone && g.grid != city::kNone && !isIn(g.grid, context.region)) {
                g.place.confidence *= kOutsideNamedRegion;
            }
            if (g.place.confidence > 0) {
                found.push_back(std::move(g.place));
            }
        }
        if (spans != nullptr) {
            spans->push_back({hit.begin, end});
        }
    }
    std::ranges::stable_sort(found, std::greater(), &FoundPlace::confidence);
    return found;
}

PlaceFinder::Guess PlaceFinder::guess(const Context& context, const Hit& hit, std::uint32_t number) const
{
    const std::uint32_t position = positionOf(number);
    const Direction direction = directionAt(context.text, hit.end);
    const auto beside = [&](geo::LocalMetres at) {
        return geo::LocalMetres{at.x + direction.shift.x, at.y + direction.shift.y};
    };
    switch (kindOf(number)) {
    case Kind::Place: {
        const city::Place& place = m_city.places[position];
        return {{beside(place.at), place.name + std::string(direction.words), kNamedPlace},
                place.grid,
                hit.end + direction.length};
    }
    case Kind::Enterprise: {
        const city::Enterprise& enterprise = m_city.enterprises[position];
        return {{beside(enterprise.at), enterprise.name + std::string(direction.words), kNamedPlace},
                enterprise.grid,
                hit.end + direction.length};
    }
    case Kind::Road:
        return guessRoad(context, hit, position);
    case Kind::Component: {
        const city::Component& component = m_city.components[position];
        return {{component.at, fmt::format("{:016}", component.code), kComponent}, component.grid, hit.end};
    }
    case Kind::Region:
        break;
    }
    const city::Region& region = m_city.regions[position];
    return {{region.label, region.name, trustIn(region.tier)}, city::kNone, hit.end};
}

PlaceFinder::Guess PlaceFinder::guessRoad(const Context& context, const Hit& hit, std::uint32_t road) const
{
    Guess result;
    result.end = hit.end;
    if (guessHouse(context, hit, road, result) || guessCrossing(context, hit, road, result)) {
        return result;
    }
    const bool inRegion = context.region != city::kNone;
    const auto at = inRegion ? m_roads.nearestOn(road, m_city.regions[context.region].label) : m_roads.middle(road);
    if (at) {
        result.place = {*at, m_city.strings[road], inRegion ? kRoadInRegion : kRoadAlone};
    }
    return result;
}

bool PlaceFinder::guessHouse(const Context& context, const Hit& hit, std::uint32_t road, Guess& result) const
{
    auto number = houseNumberAfter(context.text, hit.end);
    if (!number && isWordLetter(context.text[hit.begin])) {
        number = houseNumberBefore(context.text, hit.begin);
    }
    const auto house = number ? m_roads.house(road, number->value, kHouseTolerance) : std::nullopt;
    if (!house) {
        return false;
    }
    const city::Address& address = m_city.addresses[house->address];
    const Direction direction = directionAt(context.text, std::max(number->end, hit.end));
    const bool exact = house->number == number->value;
    result.place.at = {address.at.x + direction.shift.x, address.at.y + direction.shift.y};
    result.place.text = m_city.addressText(address);
    if (exact) {
        result.place.text += direction.words;
    } else {
        // The number itself is not in the book; say which neighbour stands in for it.
        result.place.text += hasChinese(result.place.text) ? "附近" : " (nearest)";
    }
    result.place.confidence = exact ? kExactHouse : kNearHouse;
    result.grid = address.grid;
    result.end = std::max(number->end, hit.end) + direction.length;
    return true;
}

bool PlaceFinder::guessCrossing(const Context& context, const Hit& hit, std::uint32_t road, Guess& result) const
{
    // Only the names right before and right after can be joined to this one.
    const std::size_t position = static_cast<std::size_t>(&hit - context.hits.data());
    const std::size_t begin = position == 0 ? 0 : position - 1;
    const std::size_t end = std::min(position + 2, context.hits.size());
    for (const Hit& other : std::span(context.hits).subspan(begin, end - begin)) {
        const bool follows = other.begin >= hit.end && joinsRoads(context.text.substr(hit.end, other.begin - hit.end));
        const bool precedes =
            other.end <= hit.begin && joinsRoads(context.text.substr(other.end, hit.begin - other.end));
        if (!follows && !precedes) {
            continue;
        }
        for (const auto& entry : other.entries) {
            const std::uint32_t otherRoad = positionOf(entry.number);
            const auto at = kindOf(entry.number) == Kind::Road ? m_roads.crossing(road, otherRoad) : std::nullopt;
            if (at) {
                const std::string& first = m_city.strings[follows ? road : otherRoad];
                const std::string& second = m_city.strings[follows ? otherRoad : road];
                const bool chinese = hasChinese(first);
                result.place = {*at, chinese ? first + "与" + second + "交叉口" : first + " / " + second, kCrossing};
                const std::size_t behind = std::max(hit.end, other.end);
                const Direction direction = directionAt(context.text, behind + crossingWordsAt(context.text, behind));
                result.place.at = {at->x + direction.shift.x, at->y + direction.shift.y};
                result.place.text += direction.words;
                if (precedes) {
                    result.end = behind + crossingWordsAt(context.text, behind) + direction.length;
                }
                return true;
            }
        }
    }
    return false;
}

} // namespace sandtable::dispatching
