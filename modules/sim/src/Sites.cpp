// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/Sites.h>

#include <algorithm>

namespace sandtable::sim {
namespace {

/// Quarters of lanes lie within this of an old temple or landmark.
constexpr double kOldTownM = 900;
/// The larger lists gain nothing from every address of a city.
constexpr std::size_t kEnough = 50'000;

Setting settingOf(city::PlaceKind kind)
{
    switch (kind) {
    case city::PlaceKind::Market:
        return Setting::Market;
    case city::PlaceKind::ConstructionSite:
        return Setting::Construction;
    case city::PlaceKind::Park:
    case city::PlaceKind::Square:
        return Setting::Park;
    case city::PlaceKind::Bridge:
        return Setting::Water;
    case city::PlaceKind::School:
        return Setting::School;
    case city::PlaceKind::Village:
        return Setting::Village;
    case city::PlaceKind::Factory:
        return Setting::Industry;
    case city::PlaceKind::Temple:
    case city::PlaceKind::Landmark:
        return Setting::OldTown;
    case city::PlaceKind::Hospital:
    case city::PlaceKind::Station:
    case city::PlaceKind::Police:
    case city::PlaceKind::FireStation:
    case city::PlaceKind::GovernmentOffice:
        return Setting::Commerce;
    }
    return Setting::Home;
}

bool isLane(std::string_view road)
{
    return road.ends_with("巷") || road.ends_with("里") || road.ends_with("坊");
}

/// The point at a share of a line's length.
geo::LocalMetres along(const geo::Line& line, double share)
{
    double left = geo::length(line) * share;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double part = geo::distance(line[i - 1], line[i]);
        if (left <= part && part > 0) {
            const double t = left / part;
            return {line[i - 1].x + (line[i].x - line[i - 1].x) * t, line[i - 1].y + (line[i].y - line[i - 1].y) * t};
        }
        left -= part;
    }
    return line.back();
}

} // namespace

bool hasChinese(std::string_view text)
{
    // U+4E00 … U+9FFF are the three-byte sequences E4 B8 80 … E9 BF BF.
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto second = static_cast<unsigned char>(text[i + 1]);
        if ((lead > 0xe4 && lead <= 0xe9) || (lead == 0xe4 && second >= 0xb8)) {
            return true;
        }
    }
    return false;
}

Sites::Sites(const city::CityModel& city) : m_city(city)
{
    std::size_t named = 0;
    std::size_t inChinese = 0;
    const auto look = [&](std::string_view name) {
        named += name.empty() ? 0 : 1;
        inChinese += hasChinese(name) ? 1 : 0;
    };
    for (const city::Place& place : city.places) {
        look(place.name);
    }
    for (const std::string& name : city.strings) {
        look(name);
    }
    m_chinese = inChinese * 2 > named;
    collectPlaces();
    collectAddresses();
    collectRoads();
}

void Sites::collectPlaces()
{
    for (std::uint32_t i = 0; i < m_city.places.size(); ++i) {
        if (!m_city.places[i].name.empty()) {
            add(settingOf(m_city.places[i].kind), {Kind::Place, i});
        }
    }
}

void Sites::collectAddresses()
{
    std::vector<geo::LocalMetres> oldHearts;
    for (const city::Place& place : m_city.places) {
        if (place.kind == city::PlaceKind::Temple) {
            oldHearts.push_back(place.at);
        }
    }
    const auto nearOldHeart = [&](geo::LocalMetres at) {
        return std::any_of(oldHearts.begin(), oldHearts.end(),
                           [&](geo::LocalMetres heart) { return geo::distance(heart, at) < kOldTownM; });
    };
    const auto full = [&](Setting setting) { return m_anchors[static_cast<std::size_t>(setting)].size() >= kEnough; };
    // A stride that shares no factor with usual list lengths spreads the sample over the city.
    const std::size_t count = m_city.addresses.size();
    const std::size_t step = count > 7919 ? 7919 : 1;
    for (std::size_t n = 0, i = 0; n < count; ++n, i = (i + step) % count) {
        const city::Address& address = m_city.addresses[i];
        const Anchor anchor{Kind::Address, static_cast<std::uint32_t>(i)};
        const std::string& road = m_city.strings[address.road < m_city.strings.size() ? address.road : 0];
        if (!full(Setting::Home)) {
            add(Setting::Home, anchor);
        }
        if (!full(Setting::OldTown) && isLane(road) && nearOldHeart(address.at)) {
            add(Setting::OldTown, anchor);
        }
        if (address.building >= m_city.buildings.size()) {
            continue;
        }
        const city::BuildingUse use = m_city.buildings[address.building].use;
        if (use == city::BuildingUse::Commercial && !full(Setting::Commerce)) {
            add(Setting::Commerce, anchor);
        } else if (use == city::BuildingUse::Industrial && !full(Setting::Industry)) {
            add(Setting::Industry, anchor);
        } else if (use == city::BuildingUse::Village && !full(Setting::Village)) {
            add(Setting::Village, anchor);
        }
    }
}

void Sites::collectRoads()
{
    for (std::uint32_t i = 0; i < m_city.roads.size(); ++i) {
        const city::Road& road = m_city.roads[i];
        const bool isMain = road.roadClass == city::RoadClass::Arterial || road.roadClass == city::RoadClass::Secondary;
        if (isMain && road.name != 0 && road.line.size() >= 2) {
            add(Setting::MainRoad, {Kind::Road, i});
        }
    }
}

bool Sites::has(Setting setting) const
{
    return !m_anchors[static_cast<std::size_t>(setting)].empty();
}

Site Sites::siteOf(Anchor anchor, Setting setting, double share) const
{
    Site site;
    site.setting = setting;
    switch (anchor.kind) {
    case Kind::Address: {
        const city::Address& address = m_city.addresses[anchor.index];
        const std::string text = m_city.addressText(address);
        // "12 Rue Grimaldi": outside China the number goes before the road.
        const bool numberFirst = !hasChinese(text) && address.road < m_city.strings.size() && !address.number.empty();
        site.at = address.at;
        site.words = numberFirst ? address.number + " " + m_city.strings[address.road] : text;
        site.grid = address.grid;
        break;
    }
    case Kind::Place: {
        const city::Place& place = m_city.places[anchor.index];
        site.at = place.at;
        site.words = place.name;
        site.grid = place.grid;
        break;
    }
    case Kind::Road: {
        const city::Road& road = m_city.roads[anchor.index];
        site.at = along(road.line, share);
        site.words = m_city.strings[road.name];
        break;
    }
    }
    const std::uint32_t community = m_city.ancestor(site.grid, city::Tier::Community);
    if (community != city::kNone) {
        site.community = m_city.regions[community].name;
    }
    return site;
}

std::optional<Site> Sites::pick(Setting setting, Random& random) const
{
    const auto& anchors = m_anchors[static_cast<std::size_t>(setting)];
    if (anchors.empty()) {
        return std::nullopt;
    }
    const Anchor anchor = anchors[random.below(static_cast<std::uint32_t>(anchors.size()))];
    return siteOf(anchor, setting, random.unit());
}

std::optional<Site> Sites::addressed(std::uint64_t number) const
{
    if (!m_city.addresses.empty()) {
        return siteOf({Kind::Address, static_cast<std::uint32_t>(number % m_city.addresses.size())}, Setting::Home, 0);
    }
    const auto& roads = m_anchors[static_cast<std::size_t>(Setting::MainRoad)];
    if (!roads.empty()) {
        return siteOf(roads[number % roads.size()], Setting::MainRoad, 0.5);
    }
    return std::nullopt;
}

} // namespace sandtable::sim
