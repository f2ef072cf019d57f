// SPDX-License-Identifier: GPL-3.0-or-later
#include "Commands.h"

#include <sandtable/city/Import.h>

namespace sandtable::app {

Result<std::string> import(const ImportOptions& options, const city::Progress& progress)
{
    if (options.osm.empty() && options.map.empty()) {
        return failure(ErrorCode::Malformed, "import: needs --map MAPPING SOURCE… or --osm FILE");
    }
    if (!options.report.empty()) {
        if (auto possible = checkTarget(options.report); !possible) {
            return tl::unexpected(possible.error());
        }
    }
    city::ImportOptions wanted;
    wanted.sources = options.sources;
    wanted.name = options.name;
    if (!options.osm.empty()) {
        wanted.sources.push_back(options.osm);
    } else {
        wanted.mapping = options.map;
    }
    constexpr double kReadAt = 0.5;
    auto imported = city::importCity(
        wanted, [&](double fraction, const char* stage) { return progress(fraction * kReadAt, stage); });
    if (!imported) {
        return tl::unexpected(imported.error());
    }
    if (!options.report.empty()) {
        if (auto written = imported->report.write(options.report); !written) {
            return tl::unexpected(written.error());
        }
    }
    auto written = city::writeCity(imported->model, options.out, [&](double fraction, const char* stage) {
        return progress(kReadAt + fraction * (1 - kReadAt), stage);
    });
    if (!written) {
        return tl::unexpected(written.error());
    }
    std::string told = imported->report.summary();
    for (const std::string& note : imported->notes) {
        told += note + "\n";
    }
    return told;
}

} // namespace sandtable::app
