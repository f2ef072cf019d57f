// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileRecords.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sandtable::city::tiles {
namespace {

constexpr double kRoadLabelSpacingM = 1800;

std::uint8_t importanceOf(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::Landmark:
        return 190;
    case PlaceKind::Bridge:
        return 165;
    case PlaceKind::Temple:
    case PlaceKind::Hospital:
    case PlaceKind::Station:
        return 160;
    case PlaceKind::Park:
        return 150;
    case PlaceKind::Square:
    case PlaceKind::GovernmentOffice:
        return 145;
    case PlaceKind::Police:
    case PlaceKind::FireStation:
        return 120;
    case PlaceKind::School:
        return 90;
    case PlaceKind::Market:
        return 85;
    case PlaceKind::Factory:
        return 70;
    default:
        return 60;
    }
}

void addRegions(const CityModel& model, std::vector<MapLabel>& labels)
{
    for (const Region& region : model.regions)
        switch (region.tier) {
        case Tier::District:
            break;
        case Tier::Street:
            labels.push_back({LabelKind::Street, 250, region.label, region.name, region.nameEn});
            break;
        case Tier::Community:
            labels.push_back({LabelKind::Community, 140, region.label, region.name, region.nameEn});
            break;
        case Tier::MicroGrid:
            labels.push_back({LabelKind::MicroGrid, 80, region.label, region.name, region.nameEn});
            break;
        }
}

geo::LocalMetres middleOfLine(const geo::Line& line)
{
    double half = geo::length(line) / 2;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = geo::distance(line[i - 1], line[i]);
        if (step >= half && step > 0) {
            const double t = half / step;
            return {line[i - 1].x + (line[i].x - line[i - 1].x) * t, line[i - 1].y + (line[i].y - line[i - 1].y) * t};
        }
        half -= step;
    }
    return line.back();
}

/// A long road is named several times, some way apart, always in the middle of one of its blocks.
void addRoads(const CityModel& model, std::vector<MapLabel>& labels)
{
    std::map<std::uint32_t, std::vector<const Road*>> byName;
    for (const Road& road : model.roads)
        if (road.name != 0 && road.roadClass <= RoadClass::Branch && road.line.size() > 1)
            byName[road.name].push_back(&road);
    for (auto& [name, edges] : byName) {
        std::stable_sort(edges.begin(), edges.end(),
                         [](const Road* a, const Road* b) { return geo::length(a->line) > geo::length(b->line); });
        std::vector<geo::LocalMetres> taken;
        for (const Road* edge : edges) {
            const auto at = middleOfLine(edge->line);
            if (std::any_of(taken.begin(), taken.end(),
                            [&](auto other) { return geo::distance(at, other) < kRoadLabelSpacingM; }))
                continue;
            taken.push_back(at);
            const auto importance = static_cast<std::uint8_t>(150 - 25 * static_cast<int>(edge->roadClass));
            labels.push_back({LabelKind::Road, importance, at, model.strings[name], model.strings[edge->nameEn]});
        }
    }
}

void addWaters(const CityModel& model, std::vector<MapLabel>& labels)
{
    for (const Water& water : model.waters) {
        if (water.name.empty() || water.shape.outer.size() < 3)
            continue;
        const double area = geo::area(water.shape);
        const auto importance =
            static_cast<std::uint8_t>(std::clamp(60 + 30 * std::log10(std::max(1.0, area / 1000)), 60.0, 180.0));
        labels.push_back({LabelKind::Water, importance, geo::labelPoint(water.shape.outer), water.name, {}});
    }
}

bool startsWith(const std::string& text, const std::string& start, std::string_view without)
{
    const std::string_view stem =
        std::string_view(start).substr(0, start.ends_with(without) ? start.size() - without.size() : start.size());
    return !stem.empty() && text.starts_with(stem);
}

/// A place that is named after its community is one of many like it: the school, the clinic, the committee. So is a
/// bridge with a long name, put together from a road and a water.
std::uint8_t importanceOf(const CityModel& model, const Place& place)
{
    constexpr std::uint8_t kEveryday = 80;
    constexpr std::uint8_t kNamelessBridge = 100;
    constexpr std::size_t kOwnNameBytes = 12; // four Chinese characters
    const std::uint8_t whole = importanceOf(place.kind);
    if (place.kind == PlaceKind::Bridge)
        return place.name.size() <= kOwnNameBytes ? whole : kNamelessBridge;
    const std::uint32_t community =
        place.grid < model.regions.size() ? model.ancestor(place.grid, Tier::Community) : kNone;
    const bool isEveryday = community != kNone && (startsWith(place.name, model.regions[community].name, "社区") ||
                                                   startsWith(place.name, model.regions[community].name, "村"));
    return isEveryday ? std::min(whole, kEveryday) : whole;
}

} // namespace

std::vector<MapLabel> labelsOf(const CityModel& model)
{
    std::vector<MapLabel> labels;
    addRegions(model, labels);
    addRoads(model, labels);
    addWaters(model, labels);
    for (const Place& place : model.places)
        if (!place.name.empty())
            labels.push_back({LabelKind::Place, importanceOf(model, place), place.at, place.name, place.nameEn});
    std::stable_sort(labels.begin(), labels.end(),
                     [](const MapLabel& a, const MapLabel& b) { return a.importance > b.importance; });
    return labels;
}

} // namespace sandtable::city::tiles
