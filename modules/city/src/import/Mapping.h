// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/ImportReport.h>
#include <sandtable/geo/Coordinates.h>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::city {

/// A source value in the city's own words.
using CodeTable = std::map<std::string, std::string, std::less<>>;

/// How one field of a target comes about: an SQLite expression over the source's fields, perhaps through a table.
struct MappedField
{
    std::string name;
    std::string expression;
    std::uint32_t line = 0;
    const CodeTable* table = nullptr; ///< in Mapping::tables
    std::string tableName;
    std::optional<std::string> otherwise; ///< for what the table does not know
};

/// Which rows of which layers become rows of one target.
struct MappedLayer
{
    std::uint32_t line = 0;
    std::vector<std::string> sources{"*"}; ///< patterns of the source's file name
    std::vector<std::string> from{"*"};    ///< patterns of the source's layer
    ImportTarget to = ImportTarget::Regions;
    std::string where; ///< SQLite expression; empty takes all
    std::uint32_t whereLine = 0;
    std::vector<MappedField> fields;

    /// Position of a field, or fields.size().
    std::size_t position(std::string_view name) const;
};

/// What the source does not say itself, or says wrongly.
struct MappedSource
{
    std::string match = "*";
    std::string crs;
    std::string encoding;
    std::string driver; ///< only this GDAL driver may open it
};

struct Mapping
{
    std::string file; ///< for messages
    std::string code; ///< six digits, or empty
    std::string name;
    std::string nameEn;
    std::string licence;
    std::string madeFrom; ///< the city's `source` in words; empty: said from the sources' names
    std::optional<geo::Wgs84> origin;
    bool exact = false;              ///< rows are the city, word for word: nothing is cut, joined, linked or made up
    double joinRoadsM = 0.5;         ///< ends of roads that miss another one by less are put onto it
    std::vector<ImportTarget> needs; ///< without a row of these the import fails
    bool makeComponents = false;
    bool makeCameras = false;
    bool makeWorkers = false;
    std::vector<MappedSource> sources;
    std::map<std::string, CodeTable> tables;
    std::vector<MappedLayer> layers;

    Mapping() = default;
    // Fields point into `tables`.
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    Mapping(Mapping&&) = default;
    Mapping& operator=(Mapping&&) = default;
};

/// Fails with NotFound, Unreadable or Malformed: file, line, key and value.
Result<Mapping> readMapping(const std::string& fileOrBuiltIn);
Result<Mapping> parseMapping(std::string_view toml, const std::string& file);

/// The TOML text of the mapping for OpenStreetMap data (data/mappings/osm.toml).
std::string_view osmMappingText();

/// The fields that a target has, the needed ones first; `needed` of them.
struct TargetFields
{
    std::span<const std::string_view> names;
    std::size_t needed = 0;
};
TargetFields fieldsOf(ImportTarget target);

bool matchesAny(std::span<const std::string> patterns, std::string_view text);

/// "*" any run, "?" one byte; ASCII letters alike.
bool matches(std::string_view pattern, std::string_view text);

} // namespace sandtable::city
