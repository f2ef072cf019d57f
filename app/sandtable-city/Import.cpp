// SPDX-License-Identifier: GPL-3.0-or-later
#include "Commands.h"

#include <sandtable/city/OsmImport.h>

namespace sandtable::app {

Result<std::vector<std::string>> import(const ImportOptions& options, const city::Progress& progress)
{
    constexpr double kReadAt = 0.5;
    auto imported = city::importOsm({options.osm, options.name}, [&](double fraction, const char* stage) {
        return progress(fraction * kReadAt, stage);
    });
    if (!imported) {
        return tl::unexpected(imported.error());
    }
    auto written = city::writeCity(imported->model, options.out, [&](double fraction, const char* stage) {
        return progress(kReadAt + fraction * (1 - kReadAt), stage);
    });
    if (!written) {
        return tl::unexpected(written.error());
    }
    return std::move(imported->notes);
}

} // namespace sandtable::app
