// SPDX-License-Identifier: GPL-3.0-or-later
#include "TinyCity.h"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace sandtable::sim {
namespace {

using city::CityModel;
using geo::LocalMetres;

constexpr int kLines = 9;
constexpr double kStepM = 250;
constexpr double kGridM = 500;

geo::Ring box(double x, double y, double width, double height)
{
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
}

std::uint32_t addRegion(CityModel& city, city::Tier tier, std::string code, std::string name, std::uint32_t parent,
                        geo::Ring outer)
{
    city::Region region;
    region.tier = tier;
    region.code = std::move(code);
    region.name = name;
    region.nameEn = std::move(name);
    region.parent = parent;
    region.label = {(outer[0].x + outer[2].x) / 2, (outer[0].y + outer[2].y) / 2};
    region.outer = std::move(outer);
    city.regions.push_back(std::move(region));
    return static_cast<std::uint32_t>(city.regions.size() - 1);
}

void addRegions(CityModel& city, bool chinese)
{
    const auto name = [&](const char* zh, const char* en, int n) { return fmt::format("{}{}", chinese ? zh : en, n); };
    const std::uint32_t district =
        addRegion(city, city::Tier::District, city.code, city.name, city::kNone, box(0, 0, 2000, 2000));
    std::array<std::uint32_t, 2> streets{};
    for (int s = 0; s < 2; ++s) {
        streets[s] = addRegion(city, city::Tier::Street, fmt::format("{}{:03}", city.code, s + 1),
                               name("街道", "Street ", s + 1), district, box(s * 1000.0, 0, 1000, 2000));
    }
    std::array<std::uint32_t, 4> communities{};
    for (int c = 0; c < 4; ++c) {
        const std::string code = fmt::format("{}{:03}", city.regions[streets[c / 2]].code, c % 2 + 1);
        communities[c] = addRegion(city, city::Tier::Community, code, name("社区", "Community ", c + 1), streets[c / 2],
                                   box(c / 2 * 1000.0, c % 2 * 1000.0, 1000, 1000));
    }
    for (int c = 0; c < 4; ++c) {
        for (int g = 0; g < 4; ++g) {
            const std::string code = fmt::format("{}{:03}", city.regions[communities[c]].code, g + 1);
            const double x = c / 2 * 1000.0 + g % 2 * kGridM;
            const double y = c % 2 * 1000.0 + g / 2 * kGridM;
            addRegion(city, city::Tier::MicroGrid, code, name("网格", "Grid ", c * 4 + g + 1), communities[c],
                      box(x, y, kGridM, kGridM));
        }
    }
}

std::uint32_t gridAt(const CityModel& city, LocalMetres at)
{
    const auto [first, count] = city.tierRange(city::Tier::MicroGrid);
    for (std::uint32_t i = first; i < first + count; ++i) {
        if (geo::contains(city.regions[i].outer, at)) {
            return i;
        }
    }
    return city::kNone;
}

void addRoad(CityModel& city, std::uint32_t from, std::uint32_t to, const std::string& name, bool main)
{
    city::Road road;
    road.name = city.intern(name);
    road.nameEn = road.name;
    road.from = from;
    road.to = to;
    road.roadClass = main ? city::RoadClass::Arterial : city::RoadClass::Branch;
    road.widthM = main ? 30 : 9;
    road.line = {city.roadNodes[from], city.roadNodes[to]};
    const LocalMetres a = road.line[0];
    const LocalMetres b = road.line[1];
    for (int n = 1; n < 10; ++n) {
        city::Address address;
        address.at = {a.x + (b.x - a.x) * n / 10 + 4, a.y + (b.y - a.y) * n / 10 + 4};
        address.road = road.name;
        address.number = fmt::format("{}{}", city.addresses.size() % 400 + 1, city.name == "Tiny" ? "" : "号");
        address.grid = gridAt(city, address.at);
        city.addresses.push_back(std::move(address));
    }
    city.roads.push_back(std::move(road));
}

void addRoads(CityModel& city, bool chinese)
{
    for (int y = 0; y < kLines; ++y) {
        for (int x = 0; x < kLines; ++x) {
            city.roadNodes.push_back({x * kStepM, y * kStepM});
        }
    }
    for (std::uint32_t y = 0; y < kLines; ++y) {
        for (std::uint32_t x = 0; x < kLines; ++x) {
            const std::uint32_t node = y * kLines + x;
            if (x + 1 < kLines) {
                addRoad(city, node, node + 1, fmt::format("{}{}", chinese ? "东风路" : "East Road ", y + 1), y == 4);
            }
            if (y + 1 < kLines) {
                addRoad(city, node, node + kLines, fmt::format("{}{}", chinese ? "南北巷" : "North Lane ", x + 1),
                        x == 4);
            }
        }
    }
}

void addPlaces(CityModel& city, bool chinese)
{
    using city::PlaceKind;
    struct Named
    {
        PlaceKind kind;
        const char* zh;
        const char* en;
    };
    constexpr std::array kPlaces{Named{PlaceKind::Market, "东风市场", "East Market"},
                                 Named{PlaceKind::ConstructionSite, "金沙湾工地", "Bay Site"},
                                 Named{PlaceKind::Park, "中山公园", "Central Park"},
                                 Named{PlaceKind::Bridge, "通济桥", "Stone Bridge"},
                                 Named{PlaceKind::School, "第三小学", "Third School"},
                                 Named{PlaceKind::Factory, "陶瓷厂", "Tile Works"},
                                 Named{PlaceKind::Temple, "祖庙", "Old Temple"},
                                 Named{PlaceKind::Village, "大塘村", "Pond Village"},
                                 Named{PlaceKind::Hospital, "人民医院", "General Hospital"}};
    double at = 150;
    for (const Named& named : kPlaces) {
        city::Place place;
        place.kind = named.kind;
        place.name = chinese ? named.zh : named.en;
        place.nameEn = named.en;
        place.at = {at, 2000 - at};
        place.grid = gridAt(city, place.at);
        city.places.push_back(std::move(place));
        at += 190;
    }
}

void addWorkers(CityModel& city)
{
    const auto [first, count] = city.tierRange(city::Tier::MicroGrid);
    for (std::uint32_t i = 0; i < 2 * count; ++i) {
        city::Worker worker;
        worker.code = fmt::format("W{:04}", i + 1);
        worker.name = worker.code;
        worker.homeGrid = first + i / 2;
        worker.home = city.regions[worker.homeGrid].label;
        city.workers.push_back(std::move(worker));
    }
}

} // namespace

CityModel tinyCity(bool chinese)
{
    CityModel city;
    city.code = "440699";
    city.name = chinese ? "小城区" : "Tiny";
    city.nameEn = "Tiny";
    city.source = "built in code for tests";
    addRegions(city, chinese);
    addRoads(city, chinese);
    addPlaces(city, chinese);
    addWorkers(city);
    return city;
}

catalogue::Catalogue shippedCatalogue()
{
    auto loaded = catalogue::Catalogue::load(SANDTABLE_SOURCE_DIR "/data/catalogue");
    if (!loaded) {
        throw std::runtime_error(loaded.error().message);
    }
    return std::move(*loaded);
}

} // namespace sandtable::sim
