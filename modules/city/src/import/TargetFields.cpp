// SPDX-License-Identifier: GPL-3.0-or-later
#include "Mapping.h"

#include <array>

namespace sandtable::city {

namespace {

using Name = std::string_view;
constexpr std::array kRegions{Name("tier"), Name("code"),   Name("name"),      Name("name_en"),
                              Name("id"),   Name("parent"), Name("label_lon"), Name("label_lat")};
constexpr std::array kRoadNodes{Name("id")};
constexpr std::array kRoads{Name("class"),  Name("name"),      Name("name_en"), Name("width_m"), Name("usual_width_m"),
                            Name("bridge"), Name("from_node"), Name("to_node"), Name("tunnel")};
constexpr std::array kLand{Name("kind"), Name("name"), Name("width_m")};
constexpr std::array kBuildings{Name("use"),           Name("storeys"),        Name("height_m"),
                                Name("usual_storeys"), Name("usual_height_m"), Name("id"),
                                Name("grid")};
constexpr std::array kAddresses{Name("road"), Name("number"), Name("id"), Name("building"), Name("grid")};
constexpr std::array kEnterprises{Name("name"), Name("sector"), Name("address"), Name("grid")};
constexpr std::array kComponents{Name("code"), Name("subclass"), Name("grid")};
constexpr std::array kCameras{Name("code"),    Name("name"),     Name("heading_deg"), Name("view_angle_deg"),
                              Name("range_m"), Name("height_m"), Name("grid")};
constexpr std::array kPlaces{Name("kind"), Name("name"), Name("name_en"), Name("grid")};
constexpr std::array kWorkers{Name("name"), Name("code"), Name("home_grid")};
constexpr std::array kNames{Name("name"), Name("name_en")};
constexpr std::array kBoundaries{Name("level"), Name("name"), Name("name_en")};

} // namespace

TargetFields fieldsOf(ImportTarget target)
{
    switch (target) {
    case ImportTarget::Regions:
        return {kRegions, 1};
    case ImportTarget::RoadNodes:
        return {kRoadNodes, 0};
    case ImportTarget::Roads:
        return {kRoads, 1};
    case ImportTarget::Waters:
        return {kLand, 1};
    case ImportTarget::Greens:
        return {std::span(kLand).first(2), 1};
    case ImportTarget::Buildings:
        return {kBuildings, 0};
    case ImportTarget::Addresses:
        return {kAddresses, 2};
    case ImportTarget::Enterprises:
        return {kEnterprises, 2};
    case ImportTarget::Components:
        return {kComponents, 0};
    case ImportTarget::Cameras:
        return {kCameras, 0};
    case ImportTarget::Places:
        return {kPlaces, 2};
    case ImportTarget::Workers:
        return {kWorkers, 1};
    case ImportTarget::Boundaries:
        return {kBoundaries, 2};
    case ImportTarget::Outline:
    case ImportTarget::Settlements:
        return {kNames, 0};
    case ImportTarget::Coastlines:
        break;
    }
    return {};
}

} // namespace sandtable::city
