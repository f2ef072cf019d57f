// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleCity.h"

#include <cmath>

namespace sandtable::city {

geo::Ring box(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}};
}

namespace {

void addRegion(CityModel& city, Tier tier, const char* code, const char* name, std::uint32_t parent, geo::Ring outer)
{
    Region region;
    region.tier = tier;
    region.code = code;
    region.name = name;
    region.nameEn = std::string("Region ") + code;
    region.parent = parent;
    region.label = geo::labelPoint(outer);
    region.outer = std::move(outer);
    city.regions.push_back(std::move(region));
}

void addRegions(CityModel& city)
{
    // Every corner on a border is a vertex of all the regions that meet there.
    const geo::Ring west{{0, 0}, {1000, 0}, {1000, 500.123}, {1000, 1000}, {0, 1000}, {0, 500.123}};
    const geo::Ring east{{1000, 0}, {2000, 0}, {2000, 500.123}, {2000, 1000}, {1000, 1000}, {1000, 500.123}};
    addRegion(city, Tier::District, "440604", "禅城区", kNone,
              {{0, 0}, {1000, 0}, {2000, 0}, {2000, 500.123}, {2000, 1000}, {1000, 1000}, {0, 1000}, {0, 500.123}});
    addRegion(city, Tier::Street, "440604012", "祖庙街道", 0, west);
    addRegion(city, Tier::Street, "440604010", "石湾镇街道", 0, east);
    addRegion(city, Tier::Community, "440604012001", "培德社区", 1, west);
    addRegion(city, Tier::Community, "440604010001", "澜石社区", 2, east);
    addRegion(city, Tier::MicroGrid, "440604012001001", "培德一格", 3, box(0, 500.123, 1000, 1000));
    addRegion(city, Tier::MicroGrid, "440604012001002", "培德二格", 3, box(0, 0, 1000, 500.123));
    addRegion(city, Tier::MicroGrid, "440604010001001", "澜石一格", 4, box(1000, 500.123, 2000, 1000));
    addRegion(city, Tier::MicroGrid, "440604010001002", "澜石二格", 4, box(1000, 0, 2000, 500.123));
}

void addRoads(CityModel& city)
{
    city.roadNodes = {{10, 500}, {1000, 500}, {1990, 500}, {1000, 10}, {1000, 990}};
    const auto add = [&](const char* name, const char* nameEn, std::uint32_t from, std::uint32_t to, float width) {
        Road road;
        road.name = city.intern(name);
        road.nameEn = city.intern(nameEn);
        road.from = from;
        road.to = to;
        road.roadClass = width > 15 ? RoadClass::Arterial : RoadClass::Branch;
        road.widthM = width;
        const geo::LocalMetres a = city.roadNodes[from];
        const geo::LocalMetres b = city.roadNodes[to];
        road.line = {a, {(a.x + b.x) / 2, (a.y + b.y) / 2}, b};
        city.roads.push_back(std::move(road));
    };
    add("人民路", "Renmin Road", 0, 1, 20.5F);
    add("人民路", "Renmin Road", 1, 2, 20.5F);
    add("汾江中路", "Fenjiang Middle Road", 3, 1, 12);
    add("汾江中路", "Fenjiang Middle Road", 1, 4, 12);
    city.roads.back().bridge = true;
}

void addLand(CityModel& city)
{
    city.waters.push_back({WaterKind::River, "汾江河", {box(1100, 800, 1990, 850), {}}});
    city.waters.push_back(
        {WaterKind::Pond, "", {box(100, 100, 300, 300), {{{150, 150}, {150, 200}, {200, 200}, {200, 150}}}}});
    city.greens.push_back({GreenKind::Park, "中山公园", {box(1200, 100, 1400, 300), {}}});
}

void addBuilding(CityModel& city, geo::Ring outer, std::uint16_t storeys, BuildingUse use, std::uint32_t grid)
{
    Building building;
    building.firstVertex = static_cast<std::uint32_t>(city.buildingVertices.size());
    building.vertexCount = static_cast<std::uint16_t>(outer.size());
    building.storeys = storeys;
    building.heightM = static_cast<float>(storeys) * 3.1F;
    building.use = use;
    building.grid = grid;
    city.buildingVertices.insert(city.buildingVertices.end(), outer.begin(), outer.end());
    city.buildings.push_back(building);
}

} // namespace

CityModel sampleCity()
{
    CityModel city;
    city.code = "440604";
    city.name = "禅城区";
    city.nameEn = "Chancheng";
    city.source = "drawn for the tests";
    addRegions(city);
    addRoads(city);
    addLand(city);
    addBuilding(city, box(400, 520.25, 420.5, 540), 6, BuildingUse::Residential, 5);
    addBuilding(city, {{1500, 440}, {1530, 440}, {1530, 470}, {1515, 455}, {1500, 470}}, 12, BuildingUse::Commercial,
                8);
    city.addresses.push_back({{410, 515.125}, city.intern("人民路"), "12号", 0, 5});
    city.addresses.push_back({{1515, 480}, city.intern("人民路"), "58号", 1, 8});
    city.addresses.push_back({{1010, 700}, city.intern("汾江中路"), "7号", kNone, 7});
    city.enterprises.push_back({{1516, 452}, "佛山市南风陶瓷有限公司", "C", 1, 8});
    city.components.push_back({4406040101000001, {500, 489.004}, 6});
    city.components.push_back({4406040203000001, {1600, 511}, 7});
    Camera camera;
    camera.code = "44060401001310000001";
    camera.name = "人民路汾江中路口";
    camera.at = {990, 512};
    camera.headingDeg = 271.5F;
    camera.grid = 5;
    city.cameras.push_back(camera);
    city.places.push_back({PlaceKind::Hospital, "市第一医院", "First Hospital", {700, 700}, 5});
    city.places.push_back({PlaceKind::Temple, "祖庙", "Ancestral Temple", {300, 400}, 6});
    city.workers.push_back({"W0001", "陈志强", 5, {500, 750}});
    city.workers.push_back({"W0002", "李秀英", 8, {1500, 250}});
    return city;
}

} // namespace sandtable::city
