// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>

#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>

namespace sandtable::bench {

/// Which city a bench runs on: a file, or one made from a profile.
struct CityChoice
{
    std::filesystem::path file;
    std::filesystem::path profile = "data/chancheng";
    std::uint64_t seed = 7;
    double scale = 1;

    /// Adds --city, --profile, --seed and --scale.
    void addTo(CLI::App& command);
    /// Without --city.
    void addProfileTo(CLI::App& command);
    Result<city::CityModel> load() const;
    Result<city::CityModel> generate() const;
};

/// A city and the responsibility list that is asked about it.
struct World
{
    city::CityModel city;
    catalogue::Catalogue list;

    /// Fails as the two do, and with OutOfRange for a city without addresses: nothing could be reported from it.
    static Result<World> load(const CityChoice& city, const std::filesystem::path& catalogue);
};

} // namespace sandtable::bench
