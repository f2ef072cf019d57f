// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Millimetres.h"
#include "OsmCity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace sandtable::city {

namespace {

/// Class and subclass of the components that the data or a rule of thumb gives (GB/T 30428.2).
enum Subclass : std::uint32_t
{
    kSewerCover = 102,
    kStormCover = 103,
    kStormGrating = 104,
    kHydrant = 125,
    kLamp = 137,
    kChargingPost = 154,
    kBusShelter = 204,
    kSignal = 213,
    kTrafficSign = 214,
    kToilet = 301,
    kLitterBin = 305,
    kStreetTree = 402,
    kBench = 407
};

struct Tagged
{
    std::string_view key;
    std::string_view value;
    Subclass subclass;
};
constexpr Tagged kTagged[] = {{"highway", "street_lamp", kLamp},       {"highway", "traffic_signals", kSignal},
                              {"highway", "bus_stop", kBusShelter},    {"emergency", "fire_hydrant", kHydrant},
                              {"amenity", "fire_hydrant", kHydrant},   {"amenity", "bench", kBench},
                              {"amenity", "waste_basket", kLitterBin}, {"amenity", "charging_station", kChargingPost},
                              {"amenity", "toilets", kToilet},         {"natural", "tree", kStreetTree}};

/// A kind that stands along the roads at a regular distance, where the data has none of it.
struct Regular
{
    Subclass subclass;
    double everyM;
    double offsetM; ///< from the kerb, outwards
    RoadClass smallest;
};
constexpr Regular kRegular[] = {{kLamp, 35, 0.5, RoadClass::Branch},
                                {kSewerCover, 45, -2.0, RoadClass::Branch},
                                {kStormCover, 50, -1.2, RoadClass::Branch},
                                {kStormGrating, 40, -0.3, RoadClass::Branch},
                                {kTrafficSign, 150, 0.6, RoadClass::Secondary},
                                {kLitterBin, 120, 0.8, RoadClass::Secondary},
                                {kHydrant, 120, 0.7, RoadClass::Branch},
                                {kStreetTree, 18, 1.2, RoadClass::Secondary}};

class Components
{
public:
    explicit Components(OsmCity& city) : m_city(city) {}

    void add(Subclass subclass, geo::LocalMetres at)
    {
        constexpr std::uint32_t kLastSequence = 999'999;
        at = onMillimetreGrid(at);
        const std::uint32_t grid = m_city.gridAt(at);
        std::uint32_t& sequence = m_sequence[subclass];
        if (grid == kNone || sequence >= kLastSequence) {
            return;
        }
        Component component;
        component.code =
            std::stoull(fmt::format("{}{:04}{:06}", m_city.model.code, static_cast<unsigned>(subclass), ++sequence));
        component.at = at;
        component.grid = grid;
        m_city.model.components.push_back(component);
    }
    std::uint32_t count(Subclass subclass) const
    {
        const auto found = m_sequence.find(subclass);
        return found == m_sequence.end() ? 0 : found->second;
    }

private:
    OsmCity& m_city;
    std::map<Subclass, std::uint32_t> m_sequence;
};

/// Walks a line and calls visit(place, direction) every so many metres; `left` carries what is left to walk over from
/// one line to the next.
template <class Visit>
void walk(const geo::Line& line, double everyM, double& left, Visit visit)
{
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = geo::distance(line[i - 1], line[i]);
        double at = left;
        for (; at < length; at += everyM) {
            const double t = at / length;
            const geo::LocalMetres along{(line[i].x - line[i - 1].x) / length, (line[i].y - line[i - 1].y) / length};
            visit(geo::LocalMetres{line[i - 1].x + (line[i].x - line[i - 1].x) * t,
                                   line[i - 1].y + (line[i].y - line[i - 1].y) * t},
                  along);
        }
        left = at - length;
    }
}

/// Returns how many were made up.
std::size_t addComponents(OsmCity& city)
{
    Components components(city);
    for (const OsmPoint& point : city.data.points) {
        const auto kind = std::find_if(std::begin(kTagged), std::end(kTagged),
                                       [&](const Tagged& t) { return point.tags.is(t.key, t.value); });
        if (kind != std::end(kTagged)) {
            components.add(kind->subclass, city.model.frame.toLocal(point.at));
        }
    }
    // A few mapped ones are no survey: below one to two kilometres of road the kind counts as missing.
    const double roadKm = std::accumulate(city.model.roads.begin(), city.model.roads.end(), 0.0,
                                          [](double sum, const Road& road) { return sum + geo::length(road.line); }) /
                          1000;
    const std::size_t mapped = city.model.components.size();
    for (const Regular& kind : kRegular) {
        if (components.count(kind.subclass) > roadKm / 2) {
            continue;
        }
        double left = kind.everyM / 2;
        double side = 1;
        for (const Road& road : city.model.roads) {
            if (road.roadClass > kind.smallest) {
                continue;
            }
            walk(road.line, kind.everyM, left, [&](geo::LocalMetres p, geo::LocalMetres along) {
                const double out = std::max(0.0, static_cast<double>(road.widthM) / 2 + kind.offsetM) * side;
                components.add(kind.subclass, {p.x + along.y * out, p.y - along.x * out});
                side = -side;
            });
        }
    }
    return city.model.components.size() - mapped;
}

void addCamera(OsmCity& city, geo::LocalMetres at, double headingDeg, std::string name)
{
    constexpr std::size_t kMostCameras = 20'000;
    const std::uint32_t grid = city.gridAt(at);
    if (grid == kNone || city.model.cameras.size() >= kMostCameras) {
        return;
    }
    Camera camera;
    // Centre 8 (county 6 and 00), industry 01, type 132 network camera, sequence 7 (GB/T 28181).
    camera.code = fmt::format("{}0001132{:07}", city.model.code, city.model.cameras.size() + 1);
    camera.name = name.empty() ? fmt::format("{} {}", city.model.name, city.model.cameras.size() + 1) : std::move(name);
    camera.at = onMillimetreGrid(at);
    camera.headingDeg = static_cast<float>(std::fmod(std::round(headingDeg) + 360, 360));
    camera.grid = grid;
    city.model.cameras.push_back(std::move(camera));
}

/// Mapped cameras; else one at each junction of larger roads, looking along the first of them.
std::size_t addCameras(OsmCity& city)
{
    for (const OsmPoint& point : city.data.points) {
        if (point.tags.is("man_made", "surveillance")) {
            const double heading = metresOf(point.tags.get("camera:direction")).value_or(0);
            addCamera(city, city.model.frame.toLocal(point.at), heading, point.tags.name());
        }
    }
    const std::size_t mapped = city.model.cameras.size();
    constexpr std::size_t kSurveyed = 50;
    if (mapped >= kSurveyed) {
        return 0;
    }
    struct Junction
    {
        int roads = 0;
        const Road* first = nullptr;
    };
    std::vector<Junction> junctions(city.model.roadNodes.size());
    for (const Road& road : city.model.roads) {
        if (road.roadClass <= RoadClass::Branch) {
            for (const std::uint32_t node : {road.from, road.to}) {
                ++junctions[node].roads;
                junctions[node].first = junctions[node].first ? junctions[node].first : &road;
            }
        }
    }
    for (std::uint32_t node = 0; node < junctions.size(); ++node) {
        const Junction& junction = junctions[node];
        if (junction.roads < 3) {
            continue;
        }
        const geo::Line& line = junction.first->line;
        const bool leaves = junction.first->from == node;
        const geo::LocalMetres here = leaves ? line.front() : line.back();
        const geo::LocalMetres there = leaves ? line[1] : line[line.size() - 2];
        const double heading = std::atan2(there.x - here.x, there.y - here.y) * 180 / std::numbers::pi;
        addCamera(city, here, heading, std::string(city.model.strings[junction.first->name]));
    }
    return city.model.cameras.size() - mapped;
}

/// One worker a grid, a second where a grid holds more than its share of buildings; homes at the grid's middle.
void addWorkers(OsmCity& city)
{
    std::vector<std::size_t> buildings(city.model.regions.size(), 0);
    for (const Building& building : city.model.buildings) {
        ++buildings[building.grid];
    }
    const auto [first, count] = city.model.tierRange(Tier::MicroGrid);
    const double usual = static_cast<double>(city.model.buildings.size()) / std::max(1u, count);
    for (std::uint32_t grid = first; grid < first + count; ++grid) {
        const int workers = static_cast<double>(buildings[grid]) > 1.5 * usual ? 2 : 1;
        for (int i = 0; i < workers; ++i) {
            const std::size_t number = city.model.workers.size() + 1;
            city.model.workers.push_back({fmt::format("W{:04}", number), fmt::format("Grid worker {}", number), grid,
                                          onMillimetreGrid(city.model.regions[grid].label)});
        }
    }
}

} // namespace

void addFurniture(OsmCity& city)
{
    const std::size_t components = addComponents(city);
    const std::size_t cameras = addCameras(city);
    addWorkers(city);
    city.notes.push_back(fmt::format("made up: {} components along the roads, {} cameras at junctions, {} grid workers",
                                     components, cameras, city.model.workers.size()));
}

} // namespace sandtable::city
