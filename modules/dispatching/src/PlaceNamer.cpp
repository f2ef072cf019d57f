// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlaceNamer.h"

#include "Text.h"

namespace sandtable::dispatching {

namespace {

constexpr double kAtM = 20;    ///< so near, a point is the address
constexpr double kNearM = 300; ///< so near, an address still says where it is
constexpr double kLandmarkM = 60;

template <class Things>
geo::PointGrid gridOf(const Things& things, double cellM)
{
    std::vector<geo::LocalMetres> points;
    points.reserve(things.size());
    for (const auto& thing : things) {
        points.push_back(thing.at);
    }
    return geo::PointGrid(points, cellM);
}

} // namespace

PlaceNamer::PlaceNamer(const city::CityModel& city)
    : m_city(city), m_addresses(gridOf(city.addresses, 40)), m_places(gridOf(city.places, 100))
{
}

std::string PlaceNamer::name(geo::LocalMetres at, std::uint32_t grid) const
{
    std::string words;
    const std::uint32_t landmark = m_places.nearest(at, kLandmarkM);
    if (landmark != geo::PointGrid::kNone) {
        words = m_city.places[landmark].name;
    }
    const std::uint32_t nearest = m_addresses.nearest(at, kNearM);
    if (nearest != geo::PointGrid::kNone) {
        const city::Address& address = m_city.addresses[nearest];
        std::string text = m_city.addressText(address);
        if (geo::distance(address.at, at) > kAtM) {
            text = hasChinese(text) ? text + "附近" : "near " + text;
        }
        return words.empty() ? text : words + " · " + text;
    }
    if (words.empty() && grid < m_city.regions.size()) {
        words = m_city.regions[grid].name;
    }
    return words;
}

} // namespace sandtable::dispatching
