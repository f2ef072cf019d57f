// SPDX-License-Identifier: GPL-3.0-or-later
#include "../BoxGrid.h"
#include "../Footprint.h"
#include "Draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
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

void addAddresses(Draft& city)
{
    CityModel& model = city.model;
    const BuildingAt buildings(model);
    std::unordered_set<std::string> known;
    for (const GatheredAddress& row : city.data.addresses) {
        Address address;
        address.at = city.local(row.at);
        address.grid = city.gridAt(address.at, row);
        if (address.grid == kNone) {
            continue;
        }
        address.road = model.intern(row.road);
        address.number = row.number;
        address.building = buildings.find(address.at);
        // The same door is often drawn as a point and on its building.
        if (!known.insert(model.addressText(address)).second) {
            city.report.refuse(row.entry, fmt::format("\"{}\" is there already", model.addressText(address)));
            continue;
        }
        if (!row.key.empty()) {
            city.addressOfKey.emplace(row.key, static_cast<std::uint32_t>(model.addresses.size()));
        }
        model.addresses.push_back(std::move(address));
    }
}

void addEnterprises(Draft& city)
{
    for (const GatheredEnterprise& row : city.data.enterprises) {
        Enterprise enterprise;
        enterprise.at = city.local(row.at);
        enterprise.grid = city.gridAt(enterprise.at, row);
        if (enterprise.grid == kNone) {
            continue;
        }
        enterprise.name = row.name;
        enterprise.sector = row.sector;
        if (!row.addressKey.empty()) {
            const auto found = city.addressOfKey.find(row.addressKey);
            if (found != city.addressOfKey.end()) {
                enterprise.address = found->second;
            } else {
                city.report.change(row.entry, fmt::format("address: \"{}\" was not taken", row.addressKey));
            }
        }
        city.model.enterprises.push_back(std::move(enterprise));
    }
}

void addNamedPlaces(Draft& city)
{
    /// The same thing is often drawn as a point and as an area; a second branch is farther away.
    constexpr double kSameM = 200;
    std::map<std::pair<PlaceKind, std::string>, std::vector<geo::LocalMetres>> known;
    for (const GatheredPlace& row : city.data.places) {
        Place place = row.place;
        place.at = city.local(row.at);
        place.grid = city.gridAt(place.at, row);
        if (place.grid == kNone) {
            continue;
        }
        auto& same = known[{place.kind, place.name}];
        if (std::any_of(same.begin(), same.end(),
                        [&](geo::LocalMetres p) { return geo::distance(p, place.at) < kSameM; })) {
            city.report.refuse(row.entry, fmt::format("\"{}\" is there already, within {} m", place.name, kSameM));
            continue;
        }
        same.push_back(place.at);
        if (place.nameEn.empty()) {
            place.nameEn = place.name;
        }
        city.model.places.push_back(std::move(place));
    }
}

} // namespace

void addPlaces(Draft& city)
{
    addAddresses(city);
    addEnterprises(city);
    addNamedPlaces(city);
}

} // namespace sandtable::city
