// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
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

} // namespace sandtable::bench
