// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityFile.h>
#include <sandtable/city/Profile.h>

#include <cstdint>

namespace sandtable::city {

struct GenerateOptions
{
    std::uint64_t seed = 7;
    /// 0.01…1: the share of the profile's area and counts. Below 1 the district shrinks about its centre and keeps only
    /// its highest-ranking roads; every rule of a full city still holds.
    double scale = 1.0;
};

/// Makes a city from a profile. The same profile, seed and scale give the same content on every machine.
/// Fails with OutOfRange (scale, or a profile that leaves no room for its counts), Malformed (a profile whose roads do
/// not part its streets) or Cancelled. At full scale about half a minute and one gigabyte.
Result<CityModel> generate(const Profile& profile, GenerateOptions options, const Progress& progress = {});

} // namespace sandtable::city
