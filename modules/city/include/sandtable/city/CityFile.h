// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityModel.h>

#include <cstdint>
#include <filesystem>
#include <functional>

namespace sandtable::city {

/// Which parts a reader wants; regions, meta and the frame always come.
enum CityPart : std::uint32_t
{
    kRoads = 1,
    kWater = 2,
    kGreen = 4,
    kBuildings = 8,
    kAddresses = 16,
    kEnterprises = 32,
    kComponents = 64,
    kCameras = 128,
    kPlaces = 256,
    kWorkers = 512,
    kPipes = 1024,
    kEverything = 0xffffffff
};

/// Called now and then from the working thread with 0…1 and what is being done; false cancels.
using Progress = std::function<bool(double fraction, const char* stage)>;

/// Writes the model as a GeoPackage (docs/city-format.md) and fills its fingerprint. Written beside the target and
/// renamed at the end, so a failed run leaves nothing. Fails with Unavailable or Cancelled.
Result<void> writeCity(CityModel& model, const std::filesystem::path& file, const Progress& progress = {});

/// Reads a city file. Fails with NotFound, Unreadable, Malformed (naming table, row and field) or Unsupported.
Result<CityModel> readCity(const std::filesystem::path& file, std::uint32_t parts = kEverything);

/// Only the fingerprint, without reading the rest.
Result<std::string> readFingerprint(const std::filesystem::path& file);

} // namespace sandtable::city
