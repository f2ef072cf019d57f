// SPDX-License-Identifier: GPL-3.0-or-later
#include "RoadBook.h"

#include <algorithm>
#include <charconv>

namespace sandtable::dispatching {

namespace {

constexpr std::uint64_t pairKey(std::uint32_t high, std::uint32_t low)
{
    return std::uint64_t{high} << 32 | low;
}

/// The first number in "12号" or "No. 12a".
std::optional<std::uint32_t> firstNumber(const std::string& text)
{
    const std::size_t start = text.find_first_of("0123456789");
    if (start == std::string::npos) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + start, text.data() + text.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

} // namespace

RoadBook::RoadBook(const city::CityModel& city) : m_city(city)
{
    m_houses.reserve(city.addresses.size());
    for (std::uint32_t i = 0; i < city.addresses.size(); ++i) {
        const city::Address& address = city.addresses[i];
        if (const auto number = firstNumber(address.number); number && address.road != 0) {
            m_houses.push_back({pairKey(address.road, *number), i});
        }
    }
    std::ranges::sort(m_houses, {}, [](const HouseKey& h) { return std::pair(h.key, h.address); });

    std::vector<std::vector<std::uint32_t>> namesAtNode(city.roadNodes.size());
    for (std::uint32_t i = 0; i < city.roads.size(); ++i) {
        const city::Road& road = city.roads[i];
        if (road.name == 0) {
            continue;
        }
        m_pieces[road.name].push_back(i);
        for (const std::uint32_t node : {road.from, road.to}) {
            if (node < namesAtNode.size() &&
                std::ranges::find(namesAtNode[node], road.name) == namesAtNode[node].end()) {
                namesAtNode[node].push_back(road.name);
            }
        }
    }
    for (std::uint32_t node = 0; node < namesAtNode.size(); ++node) {
        const auto& names = namesAtNode[node];
        for (const std::uint32_t one : names) {
            for (const std::uint32_t other : names) {
                if (one < other) {
                    m_crossings.try_emplace(pairKey(one, other), node);
                }
            }
        }
    }
}

std::span<const std::uint32_t> RoadBook::pieces(std::uint32_t road) const
{
    const auto found = m_pieces.find(road);
    return found == m_pieces.end() ? std::span<const std::uint32_t>() : found->second;
}

std::optional<RoadBook::House> RoadBook::house(std::uint32_t road, std::uint32_t number, std::uint32_t tolerance) const
{
    const auto after = std::ranges::lower_bound(m_houses, pairKey(road, number), {}, &HouseKey::key);
    std::optional<House> best;
    std::uint32_t bestOff = tolerance;
    const auto consider = [&](const HouseKey& house) {
        const auto own = static_cast<std::uint32_t>(house.key);
        const std::uint32_t off = own > number ? own - number : number - own;
        if (house.key >> 32 == road && off <= bestOff && (!best || off < bestOff)) {
            bestOff = off;
            best = House{house.address, own};
        }
    };
    if (after != m_houses.end()) {
        consider(*after);
    }
    if (after != m_houses.begin()) {
        consider(*std::prev(after));
    }
    return best;
}

std::optional<geo::LocalMetres> RoadBook::crossing(std::uint32_t one, std::uint32_t other) const
{
    const auto found = m_crossings.find(pairKey(std::min(one, other), std::max(one, other)));
    return found == m_crossings.end() ? std::nullopt : std::optional(m_city.roadNodes[found->second]);
}

std::optional<geo::LocalMetres> RoadBook::nearestOn(std::uint32_t road, geo::LocalMetres from) const
{
    std::optional<geo::LocalMetres> best;
    for (const std::uint32_t piece : pieces(road)) {
        for (const geo::LocalMetres p : m_city.roads[piece].line) {
            if (!best || geo::distance(p, from) < geo::distance(*best, from)) {
                best = p;
            }
        }
    }
    return best;
}

std::optional<geo::LocalMetres> RoadBook::middle(std::uint32_t road) const
{
    double longest = -1;
    std::optional<geo::LocalMetres> best;
    for (const std::uint32_t piece : pieces(road)) {
        const geo::Line& line = m_city.roads[piece].line;
        if (const double metres = geo::length(line); !line.empty() && metres > longest) {
            longest = metres;
            best = line[line.size() / 2];
        }
    }
    return best;
}

} // namespace sandtable::dispatching
