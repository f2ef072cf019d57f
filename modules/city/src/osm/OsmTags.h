// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sandtable::city {

/// Tags of one OSM object; looked up by key, few and unsorted.
class OsmTags
{
public:
    void add(std::string_view key, std::string_view value) { m_tags.emplace_back(key, value); }
    /// Adds the pairs of GDAL's "other_tags": "key"=>"value","key"=>"value" with \ before quotes and backslashes.
    void addHstore(std::string_view text);

    std::string_view get(std::string_view key) const;
    bool has(std::string_view key) const { return !get(key).empty(); }
    bool is(std::string_view key, std::string_view value) const { return get(key) == value; }
    bool isOneOf(std::string_view key, std::initializer_list<std::string_view> values) const;
    /// "name", and "name:en" or else "name".
    std::string name() const { return std::string(get("name")); }
    std::string nameEn() const { return std::string(has("name:en") ? get("name:en") : get("name")); }
    bool empty() const { return m_tags.empty(); }

private:
    std::vector<std::pair<std::string, std::string>> m_tags;
};

/// Metres from "12", "12.5 m", "12,5" or "40 ft"/"40'"; nothing when it is no length.
std::optional<double> metresOf(std::string_view text);

struct OsmRoadKind
{
    RoadClass roadClass;
    float widthM;
    bool measured = false; ///< the width is the data's own
};
/// What a highway value is for us, or nothing for what is no road (proposed, platform …).
std::optional<OsmRoadKind> roadKindOf(const OsmTags& tags);

std::optional<WaterKind> waterKindOf(const OsmTags& tags);
std::optional<GreenKind> greenKindOf(const OsmTags& tags);
BuildingUse buildingUseOf(const OsmTags& tags);
std::optional<PlaceKind> placeKindOf(const OsmTags& tags);
/// GB/T 4754 section letter of a shop, office or the like; empty when it is none.
std::string_view sectorOf(const OsmTags& tags);

} // namespace sandtable::city
