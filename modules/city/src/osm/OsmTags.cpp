// SPDX-License-Identifier: GPL-3.0-or-later
#include "OsmTags.h"

#include <algorithm>
#include <charconv>

namespace sandtable::city {

void OsmTags::addHstore(std::string_view text)
{
    std::size_t at = 0;
    const auto quoted = [&](std::string& to) {
        at = text.find('"', at);
        if (at == std::string_view::npos) {
            return false;
        }
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            if (text[at] == '\\' && at + 1 < text.size()) {
                ++at;
            }
            to += text[at];
        }
        ++at;
        return at <= text.size();
    };
    while (at < text.size()) {
        std::string key;
        std::string value;
        if (!quoted(key) || !quoted(value)) {
            return;
        }
        m_tags.emplace_back(std::move(key), std::move(value));
    }
}

std::string_view OsmTags::get(std::string_view key) const
{
    const auto found = std::find_if(m_tags.begin(), m_tags.end(), [&](const auto& tag) { return tag.first == key; });
    return found == m_tags.end() ? std::string_view() : std::string_view(found->second);
}

bool OsmTags::isOneOf(std::string_view key, std::initializer_list<std::string_view> values) const
{
    return std::find(values.begin(), values.end(), get(key)) != values.end();
}

std::optional<double> metresOf(std::string_view text)
{
    std::string number(text.substr(0, text.find_first_not_of("0123456789.,")));
    std::replace(number.begin(), number.end(), ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || !(value > 0)) {
        return std::nullopt;
    }
    const bool feet = text.find("ft") != std::string_view::npos || text.find('\'') != std::string_view::npos;
    constexpr double kFootM = 0.3048;
    return feet ? value * kFootM : value;
}

std::optional<OsmRoadKind> roadKindOf(const OsmTags& tags)
{
    struct Row
    {
        std::string_view highway;
        OsmRoadKind kind;
    };
    // Carriageway widths that are usual for the class; a width tag overrides them.
    static constexpr Row kRows[] = {{"motorway", {RoadClass::Expressway, 12}},
                                    {"motorway_link", {RoadClass::Expressway, 6}},
                                    {"trunk", {RoadClass::Expressway, 11}},
                                    {"trunk_link", {RoadClass::Expressway, 6}},
                                    {"primary", {RoadClass::Arterial, 9}},
                                    {"primary_link", {RoadClass::Arterial, 5}},
                                    {"secondary", {RoadClass::Secondary, 7.5F}},
                                    {"secondary_link", {RoadClass::Secondary, 5}},
                                    {"tertiary", {RoadClass::Branch, 6.5F}},
                                    {"tertiary_link", {RoadClass::Branch, 5}},
                                    {"unclassified", {RoadClass::Branch, 5.5F}},
                                    {"residential", {RoadClass::Branch, 5.5F}},
                                    {"road", {RoadClass::Branch, 5}},
                                    {"living_street", {RoadClass::Lane, 4.5F}},
                                    {"service", {RoadClass::Lane, 4}},
                                    {"pedestrian", {RoadClass::Lane, 4}},
                                    {"track", {RoadClass::Lane, 3}},
                                    {"footway", {RoadClass::Footway, 2}},
                                    {"path", {RoadClass::Footway, 1.5F}},
                                    {"steps", {RoadClass::Footway, 2}},
                                    {"cycleway", {RoadClass::Footway, 2}},
                                    {"bridleway", {RoadClass::Footway, 1.5F}}};
    const std::string_view highway = tags.get("highway");
    const auto row =
        std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.highway == highway; });
    if (row == std::end(kRows) || tags.is("area", "yes")) {
        return std::nullopt;
    }
    OsmRoadKind kind = row->kind;
    constexpr double kWidestM = 60;
    if (const auto width = metresOf(tags.get("width")); width && *width <= kWidestM) {
        kind.widthM = static_cast<float>(*width);
        kind.measured = true;
    }
    return kind;
}

std::optional<WaterKind> waterKindOf(const OsmTags& tags)
{
    if (tags.is("waterway", "riverbank") || tags.isOneOf("water", {"river", "canal", "stream"})) {
        return WaterKind::River;
    }
    if (tags.is("landuse", "reservoir") || tags.isOneOf("water", {"lake", "reservoir", "lagoon"})) {
        return WaterKind::Lake;
    }
    if (tags.isOneOf("natural", {"water", "bay"}) || tags.isOneOf("landuse", {"basin", "aquaculture"})) {
        return WaterKind::Pond;
    }
    return std::nullopt;
}

std::optional<GreenKind> greenKindOf(const OsmTags& tags)
{
    if (tags.isOneOf("leisure", {"park", "garden", "nature_reserve", "playground", "golf_course"})) {
        return GreenKind::Park;
    }
    if (tags.is("landuse", "forest") || tags.is("natural", "wood")) {
        return GreenKind::Wood;
    }
    if (tags.isOneOf("landuse", {"farmland", "farm", "meadow", "orchard", "vineyard", "allotments"})) {
        return GreenKind::Farmland;
    }
    if (tags.isOneOf("landuse", {"grass", "recreation_ground", "village_green"}) ||
        tags.isOneOf("natural", {"grassland", "scrub", "heath"})) {
        return GreenKind::Grass;
    }
    return std::nullopt;
}

BuildingUse buildingUseOf(const OsmTags& tags)
{
    if (tags.is("amenity", "place_of_worship") ||
        tags.isOneOf("building", {"church", "cathedral", "chapel", "temple", "mosque", "shrine", "synagogue"})) {
        return BuildingUse::Temple;
    }
    if (tags.isOneOf("building", {"industrial", "warehouse", "factory", "manufacture", "hangar"})) {
        return BuildingUse::Industrial;
    }
    if (tags.isOneOf("building", {"commercial", "retail", "office", "hotel", "supermarket", "kiosk"}) ||
        tags.has("shop") || tags.has("office") || tags.is("tourism", "hotel")) {
        return BuildingUse::Commercial;
    }
    if (tags.isOneOf("building", {"school", "university", "hospital", "public", "civic", "train_station", "college",
                                  "kindergarten", "government", "stadium", "fire_station"}) ||
        tags.isOneOf("amenity", {"school", "university", "college", "hospital", "townhall", "police", "fire_station",
                                 "library", "courthouse", "kindergarten"})) {
        return BuildingUse::Public;
    }
    if (tags.isOneOf("building", {"farm", "farm_auxiliary", "barn", "cabin", "hut", "stable"})) {
        return BuildingUse::Village;
    }
    if (tags.isOneOf("building", {"yes", "residential", "house", "apartments", "detached", "terrace", "dormitory",
                                  "semidetached_house"})) {
        return BuildingUse::Residential;
    }
    return BuildingUse::Other;
}

std::optional<PlaceKind> placeKindOf(const OsmTags& tags)
{
    struct Row
    {
        std::string_view key;
        std::string_view value; ///< empty: any
        PlaceKind kind;
    };
    static constexpr Row kRows[] = {{"amenity", "hospital", PlaceKind::Hospital},
                                    {"amenity", "clinic", PlaceKind::Hospital},
                                    {"amenity", "school", PlaceKind::School},
                                    {"amenity", "kindergarten", PlaceKind::School},
                                    {"amenity", "university", PlaceKind::School},
                                    {"amenity", "college", PlaceKind::School},
                                    {"amenity", "marketplace", PlaceKind::Market},
                                    {"shop", "supermarket", PlaceKind::Market},
                                    {"shop", "mall", PlaceKind::Market},
                                    {"landuse", "construction", PlaceKind::ConstructionSite},
                                    {"leisure", "park", PlaceKind::Park},
                                    {"amenity", "bus_station", PlaceKind::Station},
                                    {"railway", "station", PlaceKind::Station},
                                    {"railway", "halt", PlaceKind::Station},
                                    {"amenity", "police", PlaceKind::Police},
                                    {"amenity", "fire_station", PlaceKind::FireStation},
                                    {"amenity", "place_of_worship", PlaceKind::Temple},
                                    {"place", "square", PlaceKind::Square},
                                    {"amenity", "townhall", PlaceKind::GovernmentOffice},
                                    {"office", "government", PlaceKind::GovernmentOffice},
                                    {"place", "town", PlaceKind::Village},
                                    {"place", "village", PlaceKind::Village},
                                    {"place", "hamlet", PlaceKind::Village},
                                    {"place", "suburb", PlaceKind::Village},
                                    {"place", "neighbourhood", PlaceKind::Village},
                                    {"landuse", "industrial", PlaceKind::Factory},
                                    {"tourism", "attraction", PlaceKind::Landmark},
                                    {"tourism", "museum", PlaceKind::Landmark},
                                    {"tourism", "viewpoint", PlaceKind::Landmark},
                                    {"historic", "", PlaceKind::Landmark}};
    for (const Row& row : kRows) {
        if (row.value.empty() ? tags.has(row.key) : tags.is(row.key, row.value)) {
            return row.kind;
        }
    }
    return std::nullopt;
}

std::string_view sectorOf(const OsmTags& tags)
{
    if (tags.isOneOf("amenity", {"restaurant", "cafe", "fast_food", "bar", "pub"}) ||
        tags.isOneOf("tourism", {"hotel", "hostel", "guest_house", "motel"})) {
        return "H"; // accommodation and catering
    }
    if (tags.isOneOf("amenity", {"bank", "bureau_de_change"}) || tags.is("office", "insurance")) {
        return "J"; // finance
    }
    if (tags.has("shop") || tags.isOneOf("amenity", {"fuel", "pharmacy"})) {
        return "F"; // wholesale and retail
    }
    if (tags.has("craft") || tags.is("man_made", "works")) {
        return "C"; // manufacturing
    }
    return tags.has("office") ? "L" : ""; // leasing and business services
}

} // namespace sandtable::city
