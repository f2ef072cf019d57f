// SPDX-License-Identifier: GPL-3.0-or-later
#include "Draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sandtable::city {

namespace {

constexpr double kStoreyM = 3;
constexpr double kLeastBuildingM2 = 4;
constexpr double kTallestHouseM = 1000;
constexpr double kMostStoreys = 200;

/// The banks of a waterway that the data has as a line only.
std::vector<geo::Polygon> banksOf(const Draft& city, const DegreeLine& line, double widthM)
{
    const auto middle = city.geos.line(city.local(line));
    const auto banks =
        city.geos.own(middle ? GEOSBuffer_r(city.geos.context(), middle.get(), std::max(widthM, 1.0) / 2, 2) : nullptr);
    return city.geos.polygonsOf(banks.get());
}

template <class Gathered, class Land>
void addAreas(Draft& city, const std::vector<Gathered>& rows, std::vector<Land>& to)
{
    for (const Gathered& row : rows) {
        const std::size_t before = to.size();
        bool cut = false;
        const auto polygons = row.line.empty() ? city.local(row.area) : banksOf(city, row.line, row.widthM);
        for (const geo::Polygon& polygon : polygons) {
            for (geo::Polygon& part : city.clipped(polygon, cut)) {
                to.push_back({row.kind, row.name, std::move(part)});
            }
        }
        if (to.size() == before) {
            city.report.refuse(row.entry, "lies outside the outline or has no area");
        } else if (cut) {
            city.report.change(row.entry, "cut at the outline or repaired");
        }
    }
}

struct Size
{
    double heightM;
    double storeys;
};

/// What stands where the data does not say how high it is.
Size usualSize(const GatheredBuilding& building)
{
    if (building.usualHeightM || building.usualStoreys) {
        const double storeys = building.usualStoreys.value_or(std::round(building.usualHeightM.value_or(0) / kStoreyM));
        return {building.usualHeightM.value_or(storeys * kStoreyM), storeys};
    }
    switch (building.use) {
    case BuildingUse::Industrial:
        return {8, 1};
    case BuildingUse::Temple:
        return {12, 1};
    case BuildingUse::Village:
        return {6, 2};
    case BuildingUse::Commercial:
    case BuildingUse::Public:
        return {10.5, 3};
    case BuildingUse::Residential:
    case BuildingUse::Other:
        break;
    }
    return {7, 2};
}

Size sizeOf(const GatheredBuilding& building, std::string& changed)
{
    Size size = usualSize(building);
    if (building.storeys) {
        size = {*building.storeys * kStoreyM, *building.storeys};
    }
    if (building.heightM) {
        size.heightM = *building.heightM;
        if (!building.storeys) {
            size.storeys = *building.heightM / kStoreyM;
        }
    }
    size.storeys = std::clamp(std::round(size.storeys), 1.0, kMostStoreys);
    // A tower of one storey or a hut of fifty is a slip in one of the two.
    const double height = std::clamp(size.heightM, 1.9 * size.storeys, std::min(kTallestHouseM, 25 * size.storeys));
    if (!building.storeys && !building.heightM) {
        changed = fmt::format("no height: {:.1f} m, as is usual for its use", height);
    } else if (height != size.heightM) {
        changed =
            fmt::format("height of {:.1f} m does not go with {} storeys: {:.1f} m", size.heightM, size.storeys, height);
    }
    size.heightM = height;
    return size;
}

/// Why the footprint cannot be a building; empty when it is one now.
std::string addBuilding(Draft& city, const geo::Ring& outer, const GatheredBuilding& row, std::string& changed)
{
    CityModel& model = city.model;
    const double area = geo::signedArea(outer);
    if (area < kLeastBuildingM2) {
        return fmt::format("footprint of {:.1f} m² is too small", area);
    }
    if (outer.size() > 0xffff) {
        return fmt::format("footprint has {} corners", outer.size());
    }
    const std::uint32_t grid = city.gridAt(geo::centroid(outer), row);
    if (grid == kNone) {
        return "lies outside the outline"; // gridAt has told it already, and better
    }
    Building building;
    building.firstVertex = static_cast<std::uint32_t>(model.buildingVertices.size());
    building.vertexCount = static_cast<std::uint16_t>(outer.size());
    building.use = row.use;
    building.grid = grid;
    const Size size = sizeOf(row, changed);
    building.storeys = static_cast<std::uint16_t>(size.storeys);
    building.heightM = static_cast<float>(size.heightM);
    model.buildingVertices.insert(model.buildingVertices.end(), outer.begin(), outer.end());
    model.buildings.push_back(building);
    return {};
}

/// The footprint as it is, or the largest part of it when it crosses itself.
geo::Ring footprint(const Geos& geos, const geo::Ring& outer, bool& repaired)
{
    auto shape = geos.polygon({outer, {}});
    if (!shape || GEOSisValid_r(geos.context(), shape.get()) == 1) {
        return outer;
    }
    repaired = true;
    shape = geos.own(GEOSMakeValid_r(geos.context(), shape.get()));
    geo::Ring best;
    for (geo::Polygon& part : geos.polygonsOf(shape.get())) {
        if (best.empty() || geo::signedArea(part.outer) > geo::signedArea(best)) {
            best = std::move(part.outer);
        }
    }
    return best;
}

} // namespace

void addLand(Draft& city)
{
    addAreas(city, city.data.waters, city.model.waters);
    addAreas(city, city.data.greens, city.model.greens);
}

void addBuildings(Draft& city)
{
    std::size_t untold = 0;
    for (const GatheredBuilding& row : city.data.buildings) {
        const auto polygons = city.local(row.area);
        std::size_t added = 0;
        std::string refused = "has no area";
        std::string changed;
        for (const geo::Polygon& polygon : polygons) {
            bool repaired = false;
            const geo::Ring outer = footprint(city.geos, polygon.outer, repaired);
            refused = outer.empty() ? "footprint crosses itself" : addBuilding(city, outer, row, changed);
            added += refused.empty() ? 1 : 0;
            if (repaired) {
                city.report.change(row.entry, "footprint crosses itself: its largest part was taken");
            }
        }
        if (added == 0) {
            city.report.refuse(row.entry, std::move(refused));
            continue;
        }
        if (!changed.empty()) {
            city.report.change(row.entry, std::move(changed));
        }
        if (added < polygons.size()) {
            city.report.change(row.entry, fmt::format("{} of its {} parts were taken", added, polygons.size()));
        }
        if (std::any_of(polygons.begin(), polygons.end(), [](const geo::Polygon& p) { return !p.holes.empty(); })) {
            city.report.change(row.entry, "its courtyard was filled");
        }
        untold += !row.heightM && !row.storeys ? added : 0;
    }
    if (untold > 0) {
        city.notes.push_back(
            fmt::format("{} of {} buildings have no height in the data and stand as high as is usual for their use",
                        untold, city.model.buildings.size()));
    }
}

} // namespace sandtable::city
