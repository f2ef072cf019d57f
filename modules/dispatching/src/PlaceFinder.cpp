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
    for (std::uint32_t i = 0; i < city.places.size(); ++i) {
        addName(city.places[i].name, Kind::Place, i);
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
            if (road.nameEn < city.strings.size()) {
                addName(city.strings[road.nameEn], Kind::Road, road.name);
            }
        }
    }
    for (std::uint32_t i = 0; i < city.regions.size(); ++i) {
        addRegionNames(i);
    }
    m_names.freeze();
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

std::vector<PlaceFinder::Hit> PlaceFinder::scan(std::u32string_view text) const
{
    std::vector<Hit> hits;
    for (std::size_t at = 0; at < text.size() && hits.size() < kMostHits;) {
        const auto match = m_names.longest(text, at);
        // 同济路 that is not in the book says nothing of 同济社区: roads bear the names of far villages.
        const bool roadOfThatName = namesRegionsOnly(match.entries) && goesOnAsRoad(text.substr(at + match.length));
        if (match.length > 0 && !roadOfThatName) {
            hits.push_back({at, at + match.length, match.entries});
        }
        at += std::max<std::size_t>(match.length, 1);
    }
    return hits;
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

std::vector<FoundPlace> PlaceFinder::find(std::u32string_view text, std::vector<NamedSpan>* spans) const
{
    const std::vector<Hit> hits = scan(text);
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
                return true;
            }
        }
    }
    return false;
}

} // namespace sandtable::dispatching
