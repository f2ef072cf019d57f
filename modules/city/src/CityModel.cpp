// SPDX-License-Identifier: GPL-3.0-or-later
#include "Words.h"

#include <sandtable/city/CityModel.h>

#include <algorithm>
#include <array>

namespace sandtable::city {

namespace {
bool earlierTier(const Region& region, Tier tier)
{
    return region.tier < tier;
}
} // namespace

std::uint32_t CityModel::intern(std::string_view text)
{
    // The vector is public, and readers fill it directly: index what is not indexed yet.
    for (std::size_t i = m_stringIds.size(); i < strings.size(); ++i) {
        m_stringIds.try_emplace(strings[i], static_cast<std::uint32_t>(i));
    }
    const auto [entry, isNew] = m_stringIds.try_emplace(std::string(text), static_cast<std::uint32_t>(strings.size()));
    if (isNew) {
        strings.emplace_back(text);
    }
    return entry->second;
}

std::string CityModel::addressText(const Address& address) const
{
    return address.road < strings.size() ? strings[address.road] + address.number : address.number;
}

std::uint32_t CityModel::regionByCode(std::string_view wanted) const
{
    // Six, nine, twelve and fifteen digits are the four tiers; within a tier the codes need not be sorted.
    static constexpr std::array kDigits{6, 9, 12, 15};
    const auto digits = std::find(kDigits.begin(), kDigits.end(), static_cast<int>(wanted.size()));
    if (digits == kDigits.end()) {
        return kNone;
    }
    const auto [first, count] = tierRange(static_cast<Tier>(digits - kDigits.begin() + 1));
    for (std::uint32_t i = first; i < first + count; ++i) {
        if (regions[i].code == wanted) {
            return i;
        }
    }
    return kNone;
}

std::pair<std::uint32_t, std::uint32_t> CityModel::tierRange(Tier tier) const
{
    const auto next = static_cast<Tier>(static_cast<std::uint8_t>(tier) + 1);
    const auto first = std::lower_bound(regions.begin(), regions.end(), tier, earlierTier);
    const auto last = std::lower_bound(first, regions.end(), next, earlierTier);
    return {static_cast<std::uint32_t>(first - regions.begin()), static_cast<std::uint32_t>(last - first)};
}

std::uint32_t CityModel::ancestor(std::uint32_t region, Tier tier) const
{
    while (region < regions.size() && regions[region].tier > tier) {
        region = regions[region].parent;
    }
    return region < regions.size() && regions[region].tier == tier ? region : kNone;
}

std::string CityModel::regionPath(std::uint32_t region, std::string_view separator) const
{
    std::string path;
    for (; region < regions.size(); region = regions[region].parent) {
        path = path.empty() ? regions[region].name : regions[region].name + std::string(separator) + path;
    }
    return path;
}

geo::Bounds CityModel::bounds() const
{
    geo::Bounds box;
    for (const Region& region : regions) {
        box.add(region.outer);
    }
    if (regions.empty()) {
        box.add(roadNodes);
        box.add(buildingVertices);
    }
    return box;
}

std::span<const geo::LocalMetres> CityModel::pipeLine(const Pipe& pipe) const
{
    if (pipe.firstVertex > pipeVertices.size() || pipe.vertexCount > pipeVertices.size() - pipe.firstVertex) {
        return {};
    }
    return std::span(pipeVertices).subspan(pipe.firstVertex, pipe.vertexCount);
}

std::string_view pipeKindWord(PipeKind kind)
{
    return wordOf(kind);
}

} // namespace sandtable::city
