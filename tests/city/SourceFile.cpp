// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceFile.h"

#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <fstream>

namespace sandtable::city {

std::filesystem::path SourceFile::save(const std::filesystem::path& file) const
{
    GDALAllRegister();
    GDALDriver* maker = GetGDALDriverManager()->GetDriverByName(driver.c_str());
    const GDALDatasetUniquePtr set(maker->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference reference;
    if (!crs.empty()) {
        reference.SetFromUserInput(crs.c_str());
        reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }
    CPLStringList wanted;
    for (const std::string& option : options) {
        wanted.AddString(option.c_str());
    }
    const OGRwkbGeometryType type = driver != "ESRI Shapefile" || rows.empty() ? wkbUnknown
                                    : rows.front().wkt.starts_with("POINT")    ? wkbPoint
                                    : rows.front().wkt.starts_with("LINE")     ? wkbLineString
                                                                               : wkbPolygon;
    OGRLayer* to = set->CreateLayer(layer.c_str(), crs.empty() ? nullptr : &reference, type, wanted.List());
    for (const std::string& column : columns) {
        const bool real = column.starts_with("#");
        OGRFieldDefn field(column.c_str() + (real ? 1 : 0), real ? OFTReal : OFTString);
        if (to->TestCapability(OLCCreateField)) {
            to->CreateField(&field);
        }
    }
    for (const Row& row : rows) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(to->GetLayerDefn()));
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const int field = feature->GetFieldIndex(columns[i].c_str() + (columns[i].starts_with("#") ? 1 : 0));
            feature->SetField(field, row.values[i].c_str());
        }
        if (!row.wkt.empty()) {
            OGRGeometry* geometry = nullptr;
            EXPECT_EQ(OGRGeometryFactory::createFromWkt(row.wkt.c_str(), nullptr, &geometry), OGRERR_NONE) << row.wkt;
            feature->SetGeometryDirectly(geometry);
        }
        EXPECT_EQ(to->CreateFeature(feature.get()), OGRERR_NONE);
    }
    return file;
}

std::string boxWkt(double west, double south, double east, double north)
{
    return fmt::format("POLYGON (({0:.9f} {1:.9f},{2:.9f} {1:.9f},{2:.9f} {3:.9f},{0:.9f} {3:.9f},{0:.9f} {1:.9f}))",
                       west, south, east, north);
}

std::string saveText(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file) << text;
    return file.string();
}

} // namespace sandtable::city
