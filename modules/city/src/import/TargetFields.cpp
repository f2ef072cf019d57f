// SPDX-License-Identifier: GPL-3.0-or-later
#include "Mapping.h"

#include <array>

namespace sandtable::city {

namespace {

using FieldName = std::string_view;
constexpr std::array kRegionsFields{FieldName("tier"),      FieldName("code"),     FieldName("name"),
                                    FieldName("name_en"),   FieldName("id"),       FieldName("parent"),
                                    FieldName("label_lon"), FieldName("label_lat")};
constexpr std::array kRoadNodesFields{FieldName("id")};
constexpr std::array kRoadsFields{FieldName("class"),     FieldName("name"),          FieldName("name_en"),
                                  FieldName("width_m"),   FieldName("usual_width_m"), FieldName("bridge"),
                                  FieldName("from_node"), FieldName("to_node"),       FieldName("tunnel")};
constexpr std::array kLandFields{FieldName("kind"), FieldName("name"), FieldName("width_m")};
constexpr std::array kBuildingsFields{FieldName("use"),           FieldName("storeys"),        FieldName("height_m"),
                                      FieldName("usual_storeys"), FieldName("usual_height_m"), FieldName("id"),
                                      FieldName("grid")};
constexpr std::array kAddressesFields{FieldName("road"), FieldName("number"), FieldName("id"), FieldName("building"),
                                      FieldName("grid")};
constexpr std::array kEnterprisesFields{FieldName("name"), FieldName("sector"), FieldName("address"),
                                        FieldName("grid")};
constexpr std::array kComponentsFields{FieldName("code"), FieldName("subclass"), FieldName("grid")};
constexpr std::array kCamerasFields{
    FieldName("code"),    FieldName("name"),     FieldName("heading_deg"), FieldName("view_angle_deg"),
    FieldName("range_m"), FieldName("height_m"), FieldName("grid")};
constexpr std::array kPlacesFields{FieldName("kind"), FieldName("name"), FieldName("name_en"), FieldName("grid")};
constexpr std::array kWorkersFields{FieldName("name"), FieldName("code"), FieldName("home_grid")};
constexpr std::array kPipeNodesFields{FieldName("network"),   FieldName("kind"), FieldName("id"),
                                      FieldName("component"), FieldName("name"), FieldName("name_en")};
constexpr std::array kPipesFields{FieldName("kind"),        FieldName("from_node"), FieldName("to_node"),
                                  FieldName("material"),    FieldName("laying"),    FieldName("diameter_mm"),
                                  FieldName("width_mm"),    FieldName("height_mm"), FieldName("depth_from_mm"),
                                  FieldName("depth_to_mm"), FieldName("year"),      FieldName("owner")};
constexpr std::array kNamesFields{FieldName("name"), FieldName("name_en")};
constexpr std::array kBoundariesFields{FieldName("level"), FieldName("name"), FieldName("name_en")};

} // namespace

TargetFields fieldsOf(ImportTarget target)
{
    switch (target) {
    case ImportTarget::Regions:
        return {kRegionsFields, 1};
    case ImportTarget::RoadNodes:
        return {kRoadNodesFields, 0};
    case ImportTarget::Roads:
        return {kRoadsFields, 1};
    case ImportTarget::Waters:
        return {kLandFields, 1};
    case ImportTarget::Greens:
        return {std::span(kLandFields).first(2), 1};
    case ImportTarget::Buildings:
        return {kBuildingsFields, 0};
    case ImportTarget::Addresses:
        return {kAddressesFields, 2};
    case ImportTarget::Enterprises:
        return {kEnterprisesFields, 2};
    case ImportTarget::Components:
        return {kComponentsFields, 0};
    case ImportTarget::Cameras:
        return {kCamerasFields, 0};
    case ImportTarget::Places:
        return {kPlacesFields, 2};
    case ImportTarget::Workers:
        return {kWorkersFields, 1};
    case ImportTarget::PipeNodes:
        return {kPipeNodesFields, 1};
    case ImportTarget::Pipes:
        return {kPipesFields, 1};
    case ImportTarget::Boundaries:
        return {kBoundariesFields, 2};
    case ImportTarget::Outline:
    case ImportTarget::Settlements:
        return {kNamesFields, 0};
    case ImportTarget::Coastlines:
        break;
    }
    return {};
}

} // namespace sandtable::city
