// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

namespace sandtable::city {

/// Version of our layers and tables inside the GeoPackage (docs/city-format.md).
constexpr const char* kFormatVersion = "1";

struct Column
{
    const char* name;
    const char* type; ///< SQL type with its constraint
};

/// A feature layer: fid, geom, then the columns in this order, for the writer and the reader alike.
struct Layer
{
    const char* table;
    const char* geometry; ///< as gpkg_geometry_columns names it
    const char* description;
    std::span<const Column> columns;
};

namespace layout {

inline constexpr Column kRegionColumns[] = {{"tier", "TEXT NOT NULL"},     {"code", "TEXT NOT NULL"},
                                            {"name", "TEXT NOT NULL"},     {"name_en", "TEXT NOT NULL"},
                                            {"parent", "INTEGER"},         {"label_lon", "REAL NOT NULL"},
                                            {"label_lat", "REAL NOT NULL"}};
inline constexpr Column kRoadColumns[] = {{"name", "TEXT NOT NULL"},         {"name_en", "TEXT NOT NULL"},
                                          {"from_node", "INTEGER NOT NULL"}, {"to_node", "INTEGER NOT NULL"},
                                          {"class", "TEXT NOT NULL"},        {"width_m", "REAL NOT NULL"},
                                          {"bridge", "BOOLEAN NOT NULL"}};
inline constexpr Column kAreaColumns[] = {{"kind", "TEXT NOT NULL"}, {"name", "TEXT NOT NULL"}};
inline constexpr Column kBuildingColumns[] = {
    {"use", "TEXT NOT NULL"}, {"storeys", "INTEGER NOT NULL"}, {"height_m", "REAL NOT NULL"}, {"grid", "INTEGER"}};
inline constexpr Column kAddressColumns[] = {
    {"road", "TEXT NOT NULL"}, {"number", "TEXT NOT NULL"}, {"building", "INTEGER"}, {"grid", "INTEGER"}};
inline constexpr Column kEnterpriseColumns[] = {
    {"name", "TEXT NOT NULL"}, {"sector", "TEXT NOT NULL"}, {"address", "INTEGER"}, {"grid", "INTEGER"}};
inline constexpr Column kComponentColumns[] = {{"code", "INTEGER NOT NULL"}, {"grid", "INTEGER"}};
inline constexpr Column kCameraColumns[] = {{"code", "TEXT NOT NULL"},
                                            {"name", "TEXT NOT NULL"},
                                            {"heading_deg", "REAL NOT NULL"},
                                            {"view_angle_deg", "REAL NOT NULL"},
                                            {"range_m", "REAL NOT NULL"},
                                            {"height_m", "REAL NOT NULL"},
                                            {"grid", "INTEGER"}};
inline constexpr Column kPlaceColumns[] = {
    {"kind", "TEXT NOT NULL"}, {"name", "TEXT NOT NULL"}, {"name_en", "TEXT NOT NULL"}, {"grid", "INTEGER"}};
inline constexpr Column kWorkerColumns[] = {
    {"code", "TEXT NOT NULL"}, {"name", "TEXT NOT NULL"}, {"home_grid", "INTEGER"}};

inline constexpr Column kPipeNodeColumns[] = {{"network", "TEXT NOT NULL"},
                                              {"kind", "TEXT NOT NULL"},
                                              {"component", "INTEGER"},
                                              {"name", "TEXT NOT NULL"},
                                              {"name_en", "TEXT NOT NULL"}};
inline constexpr Column kPipeColumns[] = {
    {"kind", "TEXT NOT NULL"},           {"from_node", "INTEGER NOT NULL"}, {"to_node", "INTEGER NOT NULL"},
    {"material", "TEXT NOT NULL"},       {"laying", "TEXT NOT NULL"},       {"diameter_mm", "INTEGER NOT NULL"},
    {"width_mm", "INTEGER NOT NULL"},    {"height_mm", "INTEGER NOT NULL"}, {"depth_from_mm", "INTEGER NOT NULL"},
    {"depth_to_mm", "INTEGER NOT NULL"}, {"year", "INTEGER NOT NULL"},      {"owner", "TEXT NOT NULL"}};

inline constexpr Layer kRegions{"regions", "POLYGON", "The four tiers: district, street, community, micro-grid",
                                kRegionColumns};
inline constexpr Layer kRoadNodes{"road_nodes", "POINT", "Junctions and ends of the road graph", {}};
inline constexpr Layer kRoads{"roads", "LINESTRING", "Edges of the road graph", kRoadColumns};
inline constexpr Layer kWaters{"waters", "POLYGON", "Rivers, ponds and lakes", kAreaColumns};
inline constexpr Layer kGreens{"greens", "POLYGON", "Parks, woods, fields and grass", kAreaColumns};
inline constexpr Layer kBuildings{"buildings", "POLYGON", "Footprints with heights", kBuildingColumns};
inline constexpr Layer kAddresses{"addresses", "POINT", "Road and number", kAddressColumns};
inline constexpr Layer kEnterprises{"enterprises", "POINT", "Enterprises with their sector (GB/T 4754)",
                                    kEnterpriseColumns};
inline constexpr Layer kComponents{"components", "POINT", "Things of the city with 16-digit codes (GB/T 30428.2)",
                                   kComponentColumns};
inline constexpr Layer kCameras{"cameras", "POINT", "Cameras with 20-digit codes (GB/T 28181)", kCameraColumns};
inline constexpr Layer kPlaces{"places", "POINT", "Named places", kPlaceColumns};
inline constexpr Layer kWorkers{"workers", "POINT", "Grid workers at their home place", kWorkerColumns};
inline constexpr Layer kPipeNodes{"pipe_nodes", "POINT", "Manholes, valves, works and outfalls of the pipes",
                                  kPipeNodeColumns};
inline constexpr Layer kPipes{"pipes", "LINESTRING", "Pipes and cable ducts under the ground", kPipeColumns};

inline constexpr const Layer* kAll[] = {&kRegions,   &kRoadNodes, &kRoads,       &kWaters,     &kGreens,
                                        &kBuildings, &kAddresses, &kEnterprises, &kComponents, &kCameras,
                                        &kPlaces,    &kWorkers,   &kPipeNodes,   &kPipes};

} // namespace layout

/// Statements that make the GeoPackage's own tables, ours, and the empty layers.
std::string schemaSql();
/// "INSERT INTO layer VALUES (?, …)" for fid, geom and the columns.
std::string insertSql(const Layer& layer);
/// "SELECT fid, geom, columns… FROM layer ORDER BY fid".
std::string selectSql(const Layer& layer);

} // namespace sandtable::city
