// SPDX-License-Identifier: GPL-3.0-or-later
#include "../BoxGrid.h"
#include "../Footprint.h"
#include "OsmCity.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace sandtable::city {

namespace {

/// Which building stands at a place.
class BuildingAt
{
public:
    explicit BuildingAt(const CityModel& model) : m_model(model)
    {
        std::vector<geo::Bounds> boxes;
        for (const Building& building : model.buildings) {
            geo::Bounds box;
            box.add(footprintOf(model, building));
            boxes.push_back(box);
        }
        constexpr double kCellM = 50;
        m_index = BoxGrid(boxes, kCellM);
    }
    std::uint32_t find(geo::LocalMetres p) const
    {
        for (const std::uint32_t i : m_index.at(p)) {
            if (geo::contains(footprintOf(m_model, m_model.buildings[i]), p)) {
                return i;
            }
        }
        return kNone;
    }

private:
    const CityModel& m_model;
    BoxGrid m_index;
};

/// Takes what is at one object of the data: an address, an enterprise, a place.
class Things
{
public:
    explicit Things(OsmCity& city) : m_city(city), m_buildings(city.model) {}

    void take(const OsmTags& tags, geo::LocalMetres at)
    {
        const std::uint32_t grid = m_city.gridAt(at);
        if (grid == kNone) {
            return;
        }
        const std::uint32_t address = takeAddress(tags, at, grid);
        if (!tags.has("name")) {
            return;
        }
        if (const std::string_view sector = sectorOf(tags); !sector.empty()) {
            m_city.model.enterprises.push_back({at, tags.name(), std::string(sector), address, grid});
        }
        if (const auto kind = placeKindOf(tags); kind && m_places.emplace(*kind, tags.name()).second) {
            m_city.model.places.push_back({*kind, tags.name(), tags.nameEn(), at, grid});
        }
    }

private:
    std::uint32_t takeAddress(const OsmTags& tags, geo::LocalMetres at, std::uint32_t grid)
    {
        const std::string_view street = tags.has("addr:street") ? tags.get("addr:street") : tags.get("addr:place");
        const std::string_view number = tags.get("addr:housenumber");
        if (street.empty() || number.empty()) {
            return kNone;
        }
        CityModel& model = m_city.model;
        Address address;
        address.at = at;
        address.road = model.intern(street);
        address.number = number;
        // Latin street names are parted from the number; Chinese ones are not.
        if (static_cast<unsigned char>(street.back()) < 0x80) {
            address.number.insert(0, " ");
        }
        address.building = m_buildings.find(at);
        address.grid = grid;
        if (!m_addresses.insert(model.addressText(address)).second) {
            return kNone; // the same door is often drawn as a point and on its building
        }
        model.addresses.push_back(std::move(address));
        return static_cast<std::uint32_t>(model.addresses.size() - 1);
    }

    OsmCity& m_city;
    BuildingAt m_buildings;
    std::unordered_set<std::string> m_addresses;
    std::set<std::pair<PlaceKind, std::string>> m_places;
};

} // namespace

void addPlaces(OsmCity& city)
{
    Things things(city);
    for (const OsmPoint& point : city.data.points) {
        things.take(point.tags, city.local(std::vector{point.at}).front());
    }
    for (const OsmArea& area : city.data.areas) {
        if (area.tags.is("boundary", "administrative")) {
            continue;
        }
        if (const auto polygons = city.local(area); !polygons.empty()) {
            things.take(area.tags, geo::labelPoint(polygons.front().outer));
        }
    }
}

} // namespace sandtable::city
