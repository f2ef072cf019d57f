// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sandtable::city {

/// What a mapping's rule can make of a source row: a row of a layer of the city, or help for making one.
enum class ImportTarget : std::uint8_t
{
    Regions = 1,
    RoadNodes,
    Roads,
    Waters,
    Greens,
    Buildings,
    Addresses,
    Enterprises,
    Components,
    Cameras,
    Places,
    Workers,
    PipeNodes,
    Pipes,
    Outline,
    Boundaries,
    Coastlines,
    Settlements
};
constexpr std::size_t kImportTargets = 18;

enum class ImportVerdict : std::uint8_t
{
    Taken = 1, ///< as the mapping says
    Changed,   ///< taken, but not as it was: repaired, cut at the outline, a default put in
    Refused,   ///< not taken, and `reason` says why
    Unmatched  ///< no rule of the mapping wanted it
};

/// What became of one row of the source under one rule.
struct ImportRow
{
    std::uint32_t layer = 0; ///< position in ImportReport::layers
    std::int64_t fid = 0;    ///< as GDAL numbers the source's rows
    ImportTarget target = ImportTarget::Regions;
    ImportVerdict verdict = ImportVerdict::Taken;
    std::string reason;
};

/// A layer of a source that was read, or that no rule names.
struct ImportLayer
{
    std::string source;
    std::string layer;
    std::string crs;      ///< what its numbers were taken for
    std::string encoding; ///< what its texts were taken for; empty: GDAL's own knowledge
    bool read = false;
    std::uint64_t rows = 0;
    double west = 0, south = 0, east = 0, north = 0; ///< WGS 84 degrees of what was read; all 0 when nothing was
};

/// What became of every row. One thread.
class ImportReport
{
public:
    std::vector<ImportLayer> layers;
    std::vector<ImportRow> rows;

    /// Starts a row as taken and returns its position.
    std::uint32_t add(std::uint32_t layer, std::int64_t fid, ImportTarget target);
    void unmatched(std::uint32_t layer, std::int64_t fid);
    /// Later reasons are added to earlier ones; what is refused stays refused.
    void change(std::uint32_t row, std::string reason);
    void refuse(std::uint32_t row, std::string reason);

    std::size_t count(ImportVerdict verdict) const;
    /// A few lines for a person: layers with their coordinate systems, counts, and the most frequent reasons.
    std::string summary() const;
    /// Every row as CSV (UTF-8 with a byte-order mark, as spreadsheets need it): source, layer, fid, target, verdict,
    /// reason. Written beside the target and renamed. Fails with Unavailable.
    Result<void> write(const std::filesystem::path& file) const;
};

} // namespace sandtable::city
