// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>
#include <sandtable/city/ImportReport.h>

#include <array>
#include <string_view>

namespace sandtable::city {

/// The words that stand in the file for the enumerations, in their order from 1.
template <class Enum>
struct Words;

template <>
struct Words<Tier>
{
    static constexpr std::array<std::string_view, 4> kList{"district", "street", "community", "microgrid"};
};
template <>
struct Words<RoadClass>
{
    static constexpr std::array<std::string_view, 6> kList{"expressway", "arterial", "secondary",
                                                           "branch",     "lane",     "footway"};
};
template <>
struct Words<WaterKind>
{
    static constexpr std::array<std::string_view, 3> kList{"river", "pond", "lake"};
};
template <>
struct Words<GreenKind>
{
    static constexpr std::array<std::string_view, 4> kList{"park", "wood", "farmland", "grass"};
};
template <>
struct Words<BuildingUse>
{
    static constexpr std::array<std::string_view, 7> kList{"residential", "commercial", "industrial", "public",
                                                           "village",     "temple",     "other"};
};
template <>
struct Words<PlaceKind>
{
    static constexpr std::array<std::string_view, 15> kList{
        "hospital",     "school", "market", "construction_site", "park",    "bridge",  "station", "police",
        "fire_station", "temple", "square", "government_office", "village", "factory", "landmark"};
};

template <>
struct Words<ImportTarget>
{
    static constexpr std::array<std::string_view, kImportTargets> kList{
        "regions",    "road_nodes",  "roads",      "waters",     "greens",     "buildings",
        "addresses",  "enterprises", "components", "cameras",    "places",     "workers",
        "pipe_nodes", "pipes",       "outline",    "boundaries", "coastlines", "settlements"};
};
template <>
struct Words<ImportVerdict>
{
    static constexpr std::array<std::string_view, 4> kList{"taken", "changed", "refused", "unmatched"};
};
template <>
struct Words<PipeKind>
{
    static constexpr std::array<std::string_view, kPipeKinds> kList{"water", "drain", "sewage",
                                                                    "gas",   "power", "telecom"};
};
template <>
struct Words<PipeMaterial>
{
    static constexpr std::array<std::string_view, 6> kList{"ductile_iron", "steel",      "polyethylene",
                                                           "concrete",     "corrugated", "conduit"};
};
template <>
struct Words<PipeLaying>
{
    static constexpr std::array<std::string_view, 4> kList{"trench", "bridge", "siphon", "drilled"};
};
template <>
struct Words<PipeNodeKind>
{
    static constexpr std::array<std::string_view, 8> kList{"manhole", "valve", "joint",  "end",
                                                           "outfall", "works", "source", "pump"};
};

/// The word of a value, or empty when the value is none of its type.
template <class Enum>
constexpr std::string_view wordOf(Enum value)
{
    const auto index = static_cast<std::size_t>(value) - 1;
    return index < Words<Enum>::kList.size() ? Words<Enum>::kList[index] : std::string_view();
}

/// The value of a word; false when there is none.
template <class Enum>
constexpr bool valueOf(std::string_view word, Enum& to)
{
    for (std::size_t i = 0; i < Words<Enum>::kList.size(); ++i) {
        if (Words<Enum>::kList[i] == word) {
            to = static_cast<Enum>(i + 1);
            return true;
        }
    }
    return false;
}

} // namespace sandtable::city
