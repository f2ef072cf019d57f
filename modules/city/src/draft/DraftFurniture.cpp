// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Millimetres.h"
#include "Draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <unordered_set>

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
    kTrafficSign = 214,
    kLitterBin = 305,
    kStreetTree = 402
};

/// A kind that stands along the roads at a regular distance, where the data has none of it.
struct Regular
{
    std::uint32_t subclass;
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

/// Gives out sequences that no component of the data has.
class Components
{
public:
    explicit Components(Draft& city) : m_city(city) {}

    /// Why a component of the data cannot be one; empty when it is one now.
    std::string take(const GatheredComponent& row)
    {
        Component component;
        component.code = row.code;
        component.at = m_city.local(row.at);
        component.grid = m_city.gridAt(component.at, row);
        if (component.grid == kNone) {
            return "lies outside the outline"; // gridAt has told it already, and better
        }
        if (row.code != 0 && !m_codes.insert(row.code).second) {
            return fmt::format("code {:016} occurs twice", row.code);
        }
        const std::string code = fmt::format("{:016}", row.code);
        if (row.code != 0 && !code.starts_with(m_city.model.code)) {
            return fmt::format("code {} does not begin with the city's {}", code, m_city.model.code);
        }
        const std::uint32_t subclass = row.code != 0 ? row.code / 1'000'000 % 10'000 : row.subclass;
        if (subclass < 101 || subclass > 599 || subclass % 100 == 0) {
            return fmt::format("{:04} is no class 01 to 05 with a subclass", subclass);
        }
        ++m_count[subclass];
        if (row.code == 0) {
            m_unnumbered.emplace_back(m_city.model.components.size(), subclass);
        }
        m_city.model.components.push_back(component);
        return {};
    }
    /// Numbers those that came without a code, after all codes are known.
    void numberTaken()
    {
        for (const auto& [position, subclass] : m_unnumbered) {
            m_city.model.components[position].code = nextCode(subclass);
        }
        std::erase_if(m_city.model.components, [](const Component& component) { return component.code == 0; });
        m_unnumbered.clear();
    }

    void add(std::uint32_t subclass, geo::LocalMetres at)
    {
        at = onMillimetreGrid(at);
        const std::uint32_t grid = m_city.gridAt(at);
        const std::uint64_t code = grid == kNone ? 0 : nextCode(subclass);
        if (code == 0) {
            return;
        }
        ++m_count[subclass];
        m_city.model.components.push_back({code, at, grid});
    }
    std::uint32_t count(std::uint32_t subclass) const
    {
        const auto found = m_count.find(subclass);
        return found == m_count.end() ? 0 : found->second;
    }

private:
    /// 0 when the subclass has no number left.
    std::uint64_t nextCode(std::uint32_t subclass)
    {
        constexpr std::uint32_t kLastSequence = 999'999;
        std::uint32_t& sequence = m_sequence[subclass];
        while (sequence < kLastSequence) {
            const std::uint64_t code =
                std::stoull(fmt::format("{}{:04}{:06}", m_city.model.code, subclass, ++sequence));
            if (m_codes.insert(code).second) {
                return code;
            }
        }
        return 0;
    }

    Draft& m_city;
    std::unordered_set<std::uint64_t> m_codes;
    std::map<std::uint32_t, std::uint32_t> m_sequence;
    std::map<std::uint32_t, std::uint32_t> m_count;
    std::vector<std::pair<std::size_t, std::uint32_t>> m_unnumbered; ///< position and subclass
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
std::size_t addComponents(Draft& city)
{
    Components components(city);
    for (const GatheredComponent& row : city.data.components) {
        if (std::string problem = components.take(row); !problem.empty()) {
            city.report.refuse(row.entry, std::move(problem));
        }
    }
    components.numberTaken();
    if (!city.mapping.makeComponents) {
        return 0;
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

/// The cameras of the data and, where there are few and the mapping wants it, more.
class Cameras
{
public:
    explicit Cameras(Draft& city) : m_city(city)
    {
        for (const GatheredCamera& row : city.data.cameras) {
            take(row);
        }
        for (Camera& camera : city.model.cameras) {
            finish(camera);
        }
    }

    void add(geo::LocalMetres at, double headingDeg, std::string name)
    {
        constexpr std::size_t kMostCameras = 20'000;
        const std::uint32_t grid = m_city.gridAt(at);
        if (grid == kNone || m_city.model.cameras.size() >= kMostCameras) {
            return;
        }
        Camera camera;
        camera.name = std::move(name);
        camera.at = onMillimetreGrid(at);
        camera.headingDeg = static_cast<float>(std::fmod(std::round(headingDeg) + 360, 360));
        camera.grid = grid;
        finish(camera);
        m_city.model.cameras.push_back(std::move(camera));
    }

private:
    void take(const GatheredCamera& row)
    {
        Camera camera = row.camera;
        camera.at = m_city.local(row.at);
        camera.grid = m_city.gridAt(camera.at, row);
        if (camera.grid == kNone) {
            return;
        }
        if (!camera.code.empty() && !m_codes.insert(camera.code).second) {
            m_city.report.refuse(row.entry, fmt::format("code \"{}\" occurs twice", camera.code));
            return;
        }
        m_city.model.cameras.push_back(std::move(camera));
    }

    void finish(Camera& camera)
    {
        if (camera.code.empty()) {
            do {
                // Centre 8 (county 6 and 00), industry 01, type 132 network camera, sequence 7 (GB/T 28181).
                camera.code = fmt::format("{}0001132{:07}", m_city.model.code, ++m_sequence);
            } while (!m_codes.insert(camera.code).second);
        }
        if (camera.name.empty()) {
            camera.name = fmt::format("{} {}", m_city.model.name, std::stoul(camera.code.substr(13)));
        }
    }

    Draft& m_city;
    std::unordered_set<std::string> m_codes;
    std::uint32_t m_sequence = 0;
};

/// Mapped cameras; else one at each junction of larger roads, looking along the first of them.
std::size_t addCameras(Draft& city)
{
    Cameras cameras(city);
    const std::size_t mapped = city.model.cameras.size();
    constexpr std::size_t kSurveyed = 50;
    if (mapped >= kSurveyed || !city.mapping.makeCameras) {
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
        cameras.add(here, heading, std::string(city.model.strings[junction.first->name]));
    }
    return city.model.cameras.size() - mapped;
}

void takeWorkers(Draft& city)
{
    std::unordered_set<std::string> codes;
    for (const GatheredWorker& row : city.data.workers) {
        const geo::LocalMetres home = city.local(row.at);
        const std::uint32_t grid = city.gridAt(home, row);
        std::string code = row.code.empty() ? fmt::format("W{:04}", city.model.workers.size() + 1) : row.code;
        if (grid == kNone) {
            continue;
        }
        if (!codes.insert(code).second) {
            city.report.refuse(row.entry, fmt::format("code \"{}\" occurs twice", code));
            continue;
        }
        city.model.workers.push_back({std::move(code), row.name, grid, home});
    }
}

/// One worker a grid, a second where a grid holds more than its share of buildings; homes at the grid's middle.
void makeUpWorkers(Draft& city)
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

void addFurniture(Draft& city)
{
    const std::size_t components = addComponents(city);
    const std::size_t cameras = addCameras(city);
    takeWorkers(city);
    std::size_t workers = 0;
    if (city.model.workers.empty() && city.mapping.makeWorkers) {
        makeUpWorkers(city);
        workers = city.model.workers.size();
    }
    if (components + cameras + workers > 0) {
        city.notes.push_back(
            fmt::format("made up: {} components along the roads, {} cameras at junctions, {} grid workers", components,
                        cameras, workers));
    }
}

} // namespace sandtable::city
