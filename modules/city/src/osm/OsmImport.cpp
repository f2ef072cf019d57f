// SPDX-License-Identifier: GPL-3.0-or-later
#include "OsmCity.h"

#include <sandtable/city/OsmImport.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace sandtable::city {

namespace {

/// "monaco" of "/data/monaco.osm.pbf".
std::string plainName(const std::filesystem::path& file)
{
    const std::string name = file.filename().string();
    return name.substr(0, name.find('.'));
}

/// A step that cannot fail.
template <void (*Run)(OsmCity&)>
Result<void> sure(OsmCity& city)
{
    Run(city);
    return {};
}

/// Reading takes about half of the time.
constexpr double kReadAt = 0.5;

} // namespace

Result<OsmImport> importOsm(const OsmImportOptions& options, const Progress& progress)
{
    Progress reading;
    if (progress) {
        reading = [&](double fraction, const char* stage) { return progress(fraction * kReadAt, stage); };
    }
    const auto data = readOsm(options.file, reading);
    if (!data) {
        return tl::unexpected(data.error());
    }
    const auto inFile = [&](const Error& error) {
        return failure(error.code, fmt::format("{}: {}", options.file.string(), error.message));
    };
    OsmCity city{*data, {}, {}, {}, {}, {}, 0, {}, {}, {}, 0};
    if (auto found = findOutline(city, options.name, plainName(options.file)); !found) {
        return inFile(found.error());
    }
    struct Step
    {
        const char* stage;
        Result<void> (*run)(OsmCity&);
    };
    static constexpr Step kSteps[] = {{"roads", addRoads},
                                      {"regions", addRegions},
                                      {"water and green", sure<addLand>},
                                      {"sea", sure<addSea>},
                                      {"buildings", sure<addBuildings>},
                                      {"road widths", sure<fitRoads>},
                                      {"places and addresses", sure<addPlaces>},
                                      {"components and cameras", sure<addFurniture>}};
    for (std::size_t i = 0; i < std::size(kSteps); ++i) {
        const double fraction = kReadAt + (1 - kReadAt) * static_cast<double>(i) / std::size(kSteps);
        if (progress && !progress(fraction, kSteps[i].stage)) {
            return failure(ErrorCode::Cancelled, fmt::format("importing {} was cancelled", options.file.string()));
        }
        if (auto done = kSteps[i].run(city); !done) {
            return inFile(done.error());
        }
    }
    city.model.source = fmt::format("imported from {}, © OpenStreetMap contributors (ODbL 1.0); {}",
                                    options.file.filename().string(), fmt::join(city.notes, "; "));
    return OsmImport{std::move(city.model), std::move(city.notes)};
}

} // namespace sandtable::city
