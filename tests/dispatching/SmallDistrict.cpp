// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmallDistrict.h"

#include <sandtable/dispatching/StreetOffices.h>

#include <filesystem>
#include <stdexcept>

namespace sandtable::dispatching {

namespace {

catalogue::Catalogue shippedCatalogue()
{
    auto loaded = catalogue::Catalogue::load(std::filesystem::path(SANDTABLE_SOURCE_DIR) / "data/catalogue");
    if (!loaded) {
        throw std::runtime_error(loaded.error().message);
    }
    return std::move(*loaded);
}

} // namespace

SmallDistrict::SmallDistrict() : catalogue(shippedCatalogue())
{
    using city::Tier;
    city.code = "440604";
    const auto district = addRegion(Tier::District, "440604", "禅城区", "Chancheng", city::kNone, 0, 0, 800, 400);
    const auto zumiao = addRegion(Tier::Street, "440604012", "祖庙街道", "Zumiao", district, 0, 0, 400, 400);
    const auto nanzhuang = addRegion(Tier::Street, "440604100", "南庄镇", "Nanzhuang", district, 400, 0, 800, 400);
    const auto a = addRegion(Tier::Community, "440604012001", "东升社区居委会", "", zumiao, 0, 0, 400, 200);
    const auto b = addRegion(Tier::Community, "440604012002", "河滨社区居委会", "", zumiao, 0, 200, 400, 400);
    const auto c = addRegion(Tier::Community, "440604100001", "永新社区居委会", "", nanzhuang, 400, 0, 800, 400);
    const auto a1 = addRegion(Tier::MicroGrid, kGridA1, "东升第1网格", "", a, 0, 0, 200, 200);
    const auto a2 = addRegion(Tier::MicroGrid, kGridA2, "东升第2网格", "", a, 200, 0, 400, 200);
    const auto b1 = addRegion(Tier::MicroGrid, kGridB1, "河滨第1网格", "", b, 0, 200, 400, 400);
    const auto c1 = addRegion(Tier::MicroGrid, kGridC1, "永新第1网格", "", c, 400, 200, 800, 400);
    addRegion(Tier::MicroGrid, kGridC2, "永新第2网格", "", c, 400, 0, 800, 200);
    addRoads();
    addHouses();
    addPlaces();
    addStreetOffices(catalogue, city);
    city.workers = {{"W1", "陈一", a1, {20, 20}},
                    {"W2", "李二", a1, {180, 100}},
                    {"W3", "张三", a2, {300, 100}},
                    {"W4", "王四", b1, {100, 300}},
                    {"W5", "何五", c1, {600, 300}}};
}

std::uint32_t SmallDistrict::addRegion(city::Tier tier, const char* code, const char* name, const char* nameEn,
                                       std::uint32_t parent, double x0, double y0, double x1, double y1)
{
    city::Region region;
    region.tier = tier;
    region.code = code;
    region.name = name;
    region.nameEn = nameEn;
    region.parent = parent;
    region.outer = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
    region.label = {(x0 + x1) / 2, (y0 + y1) / 2};
    city.regions.push_back(region);
    return static_cast<std::uint32_t>(city.regions.size() - 1);
}

void SmallDistrict::addRoads()
{
    city.roadNodes = {{0, 200}, {400, 200}, {700, 200}, {800, 200}, {400, 0}, {400, 400}, {700, 0}, {700, 400}};
    const auto add = [&](const char* name, const char* nameEn, std::uint32_t from, std::uint32_t to) {
        city::Road road;
        road.name = city.intern(name);
        road.nameEn = city.intern(nameEn);
        road.from = from;
        road.to = to;
        road.line = {city.roadNodes[from], city.roadNodes[to]};
        city.roads.push_back(road);
    };
    add("同济路", "Tongji Road", 0, 1);
    add("同济路", "Tongji Road", 1, 2);
    add("同济路", "Tongji Road", 2, 3);
    add("汾江路", "Fenjiang Road", 4, 1);
    add("汾江路", "Fenjiang Road", 1, 5);
    add("人民路", "Renmin Road", 6, 2);
    add("人民路", "Renmin Road", 2, 7);
}

void SmallDistrict::addHouses()
{
    const auto add = [&](const char* road, int number, geo::LocalMetres at, const char* gridCode) {
        city.addresses.push_back({at, city.intern(road), std::to_string(number) + "号", city::kNone, grid(gridCode)});
    };
    for (int i = 0; i < 20; ++i) {
        const double x = 10 + i * 20;
        add("同济路", 1 + 2 * i, {x, 190}, x < 200 ? kGridA1 : kGridA2);
    }
    for (int i = 0; i < 10; ++i) {
        add("汾江路", 2 + 2 * i, {410, 10.0 + i * 20}, kGridC2);
    }
}

void SmallDistrict::addPlaces()
{
    using city::PlaceKind;
    city.places = {{PlaceKind::Bridge, "通济桥", "Tongji Bridge", {150, 250}, grid(kGridB1)},
                   {PlaceKind::Park, "人民公园", "People's Park", {650, 100}, grid(kGridC2)},
                   {PlaceKind::Park, "人民公园", "People's Park", {50, 350}, grid(kGridB1)}};
    city.enterprises = {{{500, 300}, "南庄陶瓷厂", "C", city::kNone, grid(kGridC1)}};
}

protocol::Point SmallDistrict::point(double x, double y) const
{
    const geo::Wgs84 degrees = city.frame.toWgs84(geo::LocalMetres{x, y});
    protocol::Point result;
    result.set_lon(degrees.lon);
    result.set_lat(degrees.lat);
    return result;
}

} // namespace sandtable::dispatching
