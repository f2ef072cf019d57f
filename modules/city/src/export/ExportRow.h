// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/ImportReport.h>
#include <sandtable/geo/Polygon.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sandtable::city {

struct CityModel;

enum class ExportType : std::uint8_t
{
    Text,
    Whole,
    Real
};

/// A column: its name is the field's in a mapping; a Shapefile's has at most ten characters.
struct ExportColumn
{
    const char* name;
    const char* shortName;
    ExportType type;
    bool mapped = true; ///< false: for people, importing does not need it
};

/// Nothing is NULL.
using ExportValue = std::variant<std::monostate, std::string_view, std::int64_t, double>;

enum class ExportShape : std::uint8_t
{
    Point,
    Line,
    Polygon
};

/// A row while it is written; views live until the next one.
struct ExportRow
{
    std::vector<ExportValue> values;
    std::span<const geo::LocalMetres> points; ///< the point, the line, or the outer ring
    std::span<const geo::Ring> holes;
};

/// A layer of the model.
struct ExportLayer
{
    ImportTarget target;
    ExportShape shape;
    std::span<const ExportColumn> columns;
    std::size_t (*count)(const CityModel&);
    /// Fills a row; texts that have to be made live in `buffer`.
    void (*fill)(const CityModel&, std::size_t position, ExportRow&, std::string& buffer);
};

std::span<const ExportLayer> exportLayers();

} // namespace sandtable::city
