// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sandtable::city {

/// A vector file made through GDAL for a test: rows of WKT and texts.
struct SourceFile
{
    std::string driver = "GeoJSON";
    std::string layer = "layer";
    std::string crs = "EPSG:4326"; ///< empty: none
    /// Column names, all texts unless they begin with "#" (a real number).
    std::vector<std::string> columns;
    struct Row
    {
        std::string wkt; ///< empty: no geometry
        std::vector<std::string> values;
    };
    std::vector<Row> rows;
    std::vector<std::string> options; ///< layer creation options, "ENCODING=GBK"

    std::filesystem::path save(const std::filesystem::path& file) const;
};

/// WKT of a rectangle.
std::string boxWkt(double west, double south, double east, double north);

/// Writes a text and gives its path, for mappings.
std::string saveText(const std::filesystem::path& file, const std::string& text);

} // namespace sandtable::city
