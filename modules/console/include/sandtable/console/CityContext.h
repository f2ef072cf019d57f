// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/cases/Decide.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

namespace sandtable::console {

/// What the models need to know of the city and its responsibility list. Immutable after loading, shared by threads.
struct CityContext
{
    city::CityModel model; ///< regions, places, workers; the rest only where it was asked for
    catalogue::Catalogue catalogue;
    cases::Roster roster;
    std::unordered_map<std::string, std::uint32_t> workerByCode; ///< position in CityModel::workers

    /// `parts`: of city::CityPart. Fails as city::readCity and Catalogue::load do.
    static Result<std::shared_ptr<const CityContext>>
    load(const std::filesystem::path& cityFile, const std::filesystem::path& catalogueFolder, std::uint32_t parts);
    /// The same from what is in memory already.
    static std::shared_ptr<const CityContext> make(city::CityModel model, catalogue::Catalogue catalogue);

    /// The region of the lowest tier that holds a place, or city::kNone outside the district.
    std::uint32_t regionAt(geo::LocalMetres at) const;
    /// Where a worker lives, or nullptr for a code that the city does not have.
    const city::Worker* worker(const std::string& code) const;
};

} // namespace sandtable::console
