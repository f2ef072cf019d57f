// SPDX-License-Identifier: GPL-3.0-or-later
#include "Layout.h"

#include <fmt/format.h>

namespace sandtable::city {

namespace {

// GeoPackage 1.3 (OGC 12-128r17): application_id "GPKG", user_version 10300, and its three tables.
constexpr const char* kGeoPackageTables = R"sql(
PRAGMA application_id=1196444487;
PRAGMA user_version=10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude and latitude in degrees on WGS 84');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE sandtable_meta (id INTEGER PRIMARY KEY NOT NULL, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE sandtable_strings (id INTEGER PRIMARY KEY NOT NULL, text TEXT NOT NULL);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
  ('sandtable_meta', 'attributes', 'sandtable_meta', 'What the city is and where its frame lies'),
  ('sandtable_strings', 'attributes', 'sandtable_strings', 'Names that many rows share');
)sql";

std::string layerSql(const Layer& layer)
{
    std::string sql =
        fmt::format("CREATE TABLE {} (fid INTEGER PRIMARY KEY NOT NULL, geom {}", layer.table, layer.geometry);
    for (const Column& column : layer.columns) {
        sql += fmt::format(", {} {}", column.name, column.type);
    }
    sql += fmt::format(");\nINSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES "
                       "('{0}', 'features', '{0}', '{1}', 4326);\n"
                       "INSERT INTO gpkg_geometry_columns VALUES ('{0}', 'geom', '{2}', 4326, 0, 0);\n",
                       layer.table, layer.description, layer.geometry);
    return sql;
}

} // namespace

std::string schemaSql()
{
    std::string sql = kGeoPackageTables;
    for (const Layer* layer : layout::kAll) {
        sql += layerSql(*layer);
    }
    return sql;
}

std::string insertSql(const Layer& layer)
{
    std::string sql = fmt::format("INSERT INTO {} VALUES (?, ?", layer.table);
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
        sql += ", ?";
    }
    return sql + ")";
}

std::string selectSql(const Layer& layer)
{
    std::string sql = "SELECT fid, geom";
    for (const Column& column : layer.columns) {
        sql += fmt::format(", \"{}\"", column.name);
    }
    return sql + fmt::format(" FROM main.\"{}\" ORDER BY fid", layer.table);
}

} // namespace sandtable::city
