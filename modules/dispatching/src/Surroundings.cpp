// SPDX-License-Identifier: GPL-3.0-or-later
#include "Surroundings.h"

#include "Text.h"

#include <algorithm>

namespace sandtable::dispatching {

namespace {

/// So far from its middle a thing is still "at" a place of this kind, metres.
struct Reach
{
    city::PlaceKind kind;
    std::string_view code;
    double metres;
};
constexpr Reach kReaches[] = {
    {city::PlaceKind::Hospital, "hospital", 100}, {city::PlaceKind::School, "school", 120},
    {city::PlaceKind::Market, "market", 60},      {city::PlaceKind::ConstructionSite, "site", 60},
    {city::PlaceKind::Park, "park", 60},          {city::PlaceKind::Station, "station", 80},
    {city::PlaceKind::Temple, "temple", 30},      {city::PlaceKind::Square, "square", 60},
    {city::PlaceKind::Factory, "factory", 120},   {city::PlaceKind::GovernmentOffice, "office", 15},
};
constexpr double kFarthestM = 120;
constexpr double kRoadM = 40;

geo::PointGrid placeGrid(const city::CityModel& city)
{
    std::vector<geo::LocalMetres> points;
    points.reserve(city.places.size());
    for (const city::Place& place : city.places) {
        points.push_back(place.at);
    }
    return geo::PointGrid(points, kFarthestM);
}

void addOnce(std::vector<std::string>& kinds, std::string_view code)
{
    if (std::ranges::find(kinds, code) == kinds.end()) {
        kinds.emplace_back(code);
    }
}

} // namespace

Surroundings::Surroundings(const city::CityModel& city, const catalogue::Catalogue& catalogue)
    : m_city(city), m_catalogue(catalogue), m_places(placeGrid(city))
{
    std::vector<geo::LocalMetres> points;
    for (const city::Road& road : city.roads) {
        for (const geo::LocalMetres& p : road.line) {
            points.push_back(p);
            m_roadClasses.push_back(road.roadClass);
        }
    }
    m_roadPoints = geo::PointGrid(points, kRoadM);
    for (std::uint32_t i = 0; i < catalogue.places().size(); ++i) {
        for (const std::string& word : catalogue.places()[i].words) {
            m_words.add(normalise(word), i);
        }
    }
    m_words.freeze();
}

std::vector<std::string> Surroundings::at(geo::LocalMetres point, std::uint32_t grid) const
{
    std::vector<std::string> kinds;
    for (const std::uint32_t near : m_places.within(point, kFarthestM)) {
        const city::Place& place = m_city.places[near];
        const auto reach = std::ranges::find(kReaches, place.kind, &Reach::kind);
        if (reach != std::end(kReaches) && geo::distance(place.at, point) <= reach->metres) {
            addOnce(kinds, reach->code);
        }
    }
    const std::uint32_t road = m_roadPoints.nearest(point, kRoadM);
    const bool arterial = road != geo::PointGrid::kNone && m_roadClasses[road] <= city::RoadClass::Arterial;
    if (arterial) {
        addOnce(kinds, "arterial");
        return kinds;
    }
    addOnce(kinds, "side_street");
    // Along a main road the village's own rules end.
    const std::uint32_t community = m_city.ancestor(grid, city::Tier::Community);
    if (community != city::kNone && m_city.regions[community].name.find("村") != std::string::npos) {
        addOnce(kinds, "village");
    }
    return kinds;
}

void Surroundings::addNamed(std::u32string_view text, std::vector<std::string>& kinds) const
{
    for (std::size_t at = 0; at < text.size();) {
        const auto match = m_words.longest(text, at);
        for (const auto& entry : match.entries) {
            addOnce(kinds, m_catalogue.places()[entry.number].code);
        }
        at += std::max<std::size_t>(match.length, 1);
    }
}

} // namespace sandtable::dispatching
