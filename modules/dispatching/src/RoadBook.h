// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace sandtable::dispatching {

/// Roads by name: their house numbers, their crossings and where they run. Names are positions in CityModel::strings.
/// Immutable after construction.
class RoadBook
{
public:
    explicit RoadBook(const city::CityModel& city);

    struct House
    {
        std::uint32_t address; ///< position in CityModel::addresses
        std::uint32_t number;  ///< its own number, which need not be the one asked for
    };
    /// The house with this number on the road, else the one with the nearest number at most `tolerance` away.
    std::optional<House> house(std::uint32_t road, std::uint32_t number, std::uint32_t tolerance) const;
    /// Where two roads meet.
    std::optional<geo::LocalMetres> crossing(std::uint32_t one, std::uint32_t other) const;
    /// The point of the road nearest to `from`.
    std::optional<geo::LocalMetres> nearestOn(std::uint32_t road, geo::LocalMetres from) const;
    /// The middle of the road's longest piece.
    std::optional<geo::LocalMetres> middle(std::uint32_t road) const;

private:
    std::span<const std::uint32_t> pieces(std::uint32_t road) const;

    const city::CityModel& m_city;
    struct HouseKey
    {
        std::uint64_t key; ///< road << 32 | number
        std::uint32_t address;
    };
    std::vector<HouseKey> m_houses;                               ///< by key
    std::unordered_map<std::uint64_t, std::uint32_t> m_crossings; ///< lower name << 32 | higher → node
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_pieces;
};

} // namespace sandtable::dispatching
