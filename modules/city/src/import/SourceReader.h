// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Mapping.h"
#include "SourceShape.h"
#include "SourceValues.h"

#include <sandtable/base/Result.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/city/ImportReport.h>

#include <functional>
#include <string>
#include <vector>

namespace sandtable::city {

/// A row as it is handed over; it lives only during the call.
struct SourceRow
{
    std::uint32_t layer = 0; ///< position in ImportReport::layers
    std::int64_t fid = 0;
    SourceValues values;
    SourceShape shape;
    std::string garbled; ///< fields whose texts are not in the source's encoding, in words; empty: none
};

/// What a reader calls.
struct SourceSink
{
    /// Whether rows of this layer are wanted.
    std::function<bool(std::uint32_t layer)> wants;
    /// Called once for each wanted layer, before its first row; `names` are its fields, ours (source_fid, geom_area_m2
    /// …) first. They live as long as the reading.
    std::function<Result<void>(std::uint32_t layer, const std::vector<std::string>& names)> layer;
    std::function<Result<void>(SourceRow& row)> row;
};

/// Reads one source through GDAL, row by row. Any error of GDAL's on the way fails the whole.
Result<void> readSource(const std::string& source, const Mapping& mapping, ImportReport& report, const SourceSink& sink,
                        const Progress& progress);

/// The part of a source's name that patterns are held against: a file's name, or the connection as it is.
std::string sourceName(const std::string& source);

} // namespace sandtable::city
