// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityFile.h>
#include <sandtable/city/Profile.h>

#include <cstdint>

namespace sandtable::city {

constexpr double kLeastScale = 0.01;
constexpr double kMostScale = 10;

struct GenerateOptions
{
    std::uint64_t seed = 7;
    /// kLeastScale…kMostScale: the share of the profile's area and counts. Below 1 the district shrinks about its
    /// centre and keeps only its highest-ranking roads; above 1 it grows about its centre, its communities keep their
    /// number and everything in them multiplies. Every rule of a full city still holds.
    double scale = 1.0;
};

/// Makes a city from a profile. The same profile, seed and scale give the same content on every machine.
/// Fails with OutOfRange (scale, or a profile that leaves no room for its counts), Malformed (a profile whose roads do
/// not part its streets) or Cancelled. At full scale about half a minute and one gigabyte.
Result<CityModel> generate(const Profile& profile, GenerateOptions options, const Progress& progress = {});

} // namespace sandtable::city
