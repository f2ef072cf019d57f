// SPDX-License-Identifier: GPL-3.0-or-later
#include "CityChoice.h"

#include <sandtable/city/CityFile.h>
#include <sandtable/city/Generator.h>

namespace sandtable::bench {

void CityChoice::addTo(CLI::App& command)
{
    command.add_option("--city", file, "A city file; without it a city is made from the profile");
    addProfileTo(command);
}

void CityChoice::addProfileTo(CLI::App& command)
{
    command.add_option("--profile", profile, "Folder of the profile")->capture_default_str();
    command.add_option("--seed", seed, "Of the city that is made")->capture_default_str();
    command.add_option("--scale", scale, "Share of the profile's size, 0.01 to 10")->capture_default_str();
}

Result<city::CityModel> CityChoice::load() const
{
    return file.empty() ? generate() : city::readCity(file);
}

Result<city::CityModel> CityChoice::generate() const
{
    const auto read = city::Profile::load(profile);
    if (!read) {
        return tl::unexpected(read.error());
    }
    return city::generate(*read, {seed, scale});
}

Result<World> World::load(const CityChoice& city, const std::filesystem::path& catalogue)
{
    auto model = city.load();
    if (!model) {
        return tl::unexpected(model.error());
    }
    auto list = catalogue::Catalogue::load(catalogue);
    if (!list) {
        return tl::unexpected(list.error());
    }
    if (model->addresses.empty()) {
        return failure(ErrorCode::OutOfRange, "the city has no addresses to report from");
    }
    return World{std::move(*model), std::move(*list)};
}

} // namespace sandtable::bench
