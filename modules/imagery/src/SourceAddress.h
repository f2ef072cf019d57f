// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/imagery/Basemap.h>
#include <sandtable/imagery/RasterSource.h>

#include <string>

namespace sandtable::imagery {

/// What GDAL is given to open: a template becomes a description of a web map's pyramid, and any such description gets
/// the time-out and the cache on disk that it does not name itself. Unreadable when a description cannot be read.
Result<std::string> addressFor(const Basemap& map, const SourceOptions& options);

} // namespace sandtable::imagery
