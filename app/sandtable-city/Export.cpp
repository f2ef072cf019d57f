// SPDX-License-Identifier: GPL-3.0-or-later
#include "Commands.h"

#include <sandtable/city/Export.h>
#include <sandtable/city/Fingerprint.h>
#include <sandtable/city/Import.h>

#include <fmt/format.h>

#include <map>

namespace sandtable::app {

namespace {

/// Whether the export gives the same city again; the fingerprint is the judge.
Result<void> check(const city::Exported& done, const std::string& fingerprint, const city::Progress& progress)
{
    city::ImportOptions back;
    back.mapping = done.mapping.string();
    for (const std::filesystem::path& source : done.sources) {
        back.sources.push_back(source.string());
    }
    const auto again = city::importCity(back, progress);
    if (!again) {
        return tl::unexpected(again.error());
    }
    if (city::contentFingerprint(again->model) != fingerprint) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}: importing it gives another city: something was lost", done.mapping.string()));
    }
    return {};
}

} // namespace

Result<std::string> exportTo(const ExportOptions& options, const city::Progress& progress)
{
    static const std::map<std::string, city::ExportFormat> kFormats{{"gpkg", city::ExportFormat::GeoPackage},
                                                                    {"geojson", city::ExportFormat::GeoJson},
                                                                    {"shp", city::ExportFormat::Shapefile}};
    const auto model = city::readCity(options.file);
    if (!model) {
        return tl::unexpected(model.error());
    }
    constexpr double kWrittenAt = 0.5;
    const auto done =
        city::exportCity(*model, {kFormats.at(options.format), options.out, options.crs},
                         [&](double fraction, const char* stage) { return progress(fraction * kWrittenAt, stage); });
    if (!done) {
        return tl::unexpected(done.error());
    }
    std::string told = fmt::format("written to {}; to have it back:\n    sandtable-city import --map {}",
                                   options.out.string(), done->mapping.string());
    for (const std::filesystem::path& source : done->sources) {
        told += " " + source.string();
    }
    told += " --out FILE.gpkg\n";
    if (!options.unchecked) {
        auto same = check(*done, city::contentFingerprint(*model), [&](double fraction, const char* stage) {
            return progress(kWrittenAt + fraction * (1 - kWrittenAt), stage);
        });
        if (!same) {
            return tl::unexpected(same.error());
        }
        told += "checked: that gives the same fingerprint\n";
    }
    return told;
}

} // namespace sandtable::app
