// SPDX-License-Identifier: GPL-3.0-or-later
#include "OsmCity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sandtable::city {

namespace {

constexpr double kStoreyM = 3;
constexpr double kLeastBuildingM2 = 4;
constexpr double kTallestM = 1000;
constexpr double kMostStoreys = 200;

/// Waterways that the data has as lines only.
void addWaterLines(OsmCity& city)
{
    for (const OsmLine& line : city.data.lines) {
        const bool river = line.tags.is("waterway", "river");
        if (!river && !line.tags.is("waterway", "canal")) {
            continue;
        }
        const auto width = metresOf(line.tags.get("width"));
        const double half = std::clamp(width.value_or(river ? 8 : 4), 1.0, 500.0) / 2;
        const auto middle = city.geos.line(city.local(line.points));
        const auto banks = city.geos.own(middle ? GEOSBuffer_r(city.geos.context(), middle.get(), half, 2) : nullptr);
        for (const geo::Polygon& polygon : city.geos.polygonsOf(banks.get())) {
            for (geo::Polygon& part : city.clipped(polygon)) {
                city.model.waters.push_back({WaterKind::River, line.tags.name(), std::move(part)});
            }
        }
    }
}

struct Size
{
    double heightM;
    double storeys;
};

/// What stands where the data does not say how high it is.
Size usualSize(BuildingUse use, const OsmTags& tags, double areaM2)
{
    constexpr double kLargeHouseM2 = 400;
    if (tags.isOneOf("building", {"garage", "garages", "shed", "carport", "roof", "hut"})) {
        return {2.8, 1};
    }
    switch (use) {
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
    return tags.is("building", "apartments") || areaM2 > kLargeHouseM2 ? Size{15, 5} : Size{7, 2};
}

Size sizeOf(BuildingUse use, const OsmTags& tags, double areaM2)
{
    const auto height = metresOf(tags.get("height"));
    const auto levels = metresOf(tags.get("building:levels"));
    Size size = usualSize(use, tags, areaM2);
    if (levels) {
        size = {*levels * kStoreyM, *levels};
    }
    if (height) {
        size.heightM = *height;
        if (!levels) {
            size.storeys = *height / kStoreyM;
        }
    }
    size.storeys = std::clamp(std::round(size.storeys), 1.0, kMostStoreys);
    // A tower of one storey or a hut of fifty is a slip in one of the two tags.
    size.heightM = std::clamp(size.heightM, 1.9 * size.storeys, std::min(kTallestM, 25 * size.storeys));
    return size;
}

void addBuilding(OsmCity& city, const geo::Ring& outer, const OsmTags& tags)
{
    CityModel& model = city.model;
    const std::uint32_t grid = city.gridAt(geo::centroid(outer));
    const double area = geo::signedArea(outer);
    if (grid == kNone || area < kLeastBuildingM2 || outer.size() > 0xffff) {
        return;
    }
    Building building;
    building.firstVertex = static_cast<std::uint32_t>(model.buildingVertices.size());
    building.vertexCount = static_cast<std::uint16_t>(outer.size());
    building.use = buildingUseOf(tags);
    building.grid = grid;
    const Size size = sizeOf(building.use, tags, area);
    building.storeys = static_cast<std::uint16_t>(size.storeys);
    building.heightM = static_cast<float>(size.heightM);
    model.buildingVertices.insert(model.buildingVertices.end(), outer.begin(), outer.end());
    model.buildings.push_back(building);
}

/// The footprint as it is, or the largest part of it when it crosses itself.
geo::Ring footprint(const Geos& geos, const geo::Ring& outer)
{
    auto shape = geos.polygon({outer, {}});
    if (!shape || GEOSisValid_r(geos.context(), shape.get()) == 1) {
        return outer;
    }
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

void addLand(OsmCity& city)
{
    for (const OsmArea& area : city.data.areas) {
        const auto water = waterKindOf(area.tags);
        const auto green = water ? std::nullopt : greenKindOf(area.tags);
        if (!water && !green) {
            continue;
        }
        for (const geo::Polygon& polygon : city.local(area)) {
            for (geo::Polygon& part : city.clipped(polygon)) {
                if (water) {
                    city.model.waters.push_back({*water, area.tags.name(), std::move(part)});
                } else {
                    city.model.greens.push_back({*green, area.tags.name(), std::move(part)});
                }
            }
        }
    }
    addWaterLines(city);
}

void addBuildings(OsmCity& city)
{
    std::size_t untold = 0;
    for (const OsmArea& area : city.data.areas) {
        if (!area.tags.has("building") || area.tags.is("building", "no")) {
            continue;
        }
        const std::size_t before = city.model.buildings.size();
        for (const geo::Polygon& polygon : city.local(area)) {
            addBuilding(city, footprint(city.geos, polygon.outer), area.tags);
        }
        if (!area.tags.has("height") && !area.tags.has("building:levels")) {
            untold += city.model.buildings.size() - before;
        }
    }
    if (untold > 0) {
        city.notes.push_back(
            fmt::format("{} of {} buildings have no height in the data and stand as high as is usual for their use",
                        untold, city.model.buildings.size()));
    }
}

} // namespace sandtable::city
