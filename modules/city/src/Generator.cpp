// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorContents.h"
#include "GeneratorGround.h"
#include "GeneratorPlan.h"
#include "GeneratorRoads.h"

#include <sandtable/city/Generator.h>

#include <fmt/format.h>

#include <optional>

namespace sandtable::city {

Result<CityModel> generate(const Profile& profile, GenerateOptions options, const Progress& progress)
{
    if (!(options.scale >= kLeastScale && options.scale <= kMostScale))
        return failure(ErrorCode::OutOfRange,
                       fmt::format("scale: {} is not within {} and {}", options.scale, kLeastScale, kMostScale));
    const auto cancelled = [&](double done, const char* stage) { return progress && !progress(done, stage); };
    const auto stop = [] { return failure(ErrorCode::Cancelled, "generation was cancelled"); };

    CityModel model;
    model.code = profile.code;
    model.name = profile.name.text;
    model.nameEn = profile.name.english;
    model.source = fmt::format("generated, seed {}, scale {}", options.seed, options.scale);
    model.frame = geo::Frame(profile.origin);

    if (cancelled(0, "regions"))
        return stop();
    CityPlan plan(profile, options);
    planFrame(plan);
    if (auto regions = planRegions(plan, model); !regions)
        return tl::unexpected<Error>(regions.error());
    // How many houses a plan holds is known only when it is built: a plan that is too tight is made again with more
    // room.
    std::optional<CityPlan> built;
    std::optional<PlanBuildings> buildings;
    std::vector<Parcel> parcels;
    double demand = 1.0;
    for (int attempt = 0; attempt < 6 && !buildings; ++attempt) {
        if (cancelled(0.1 + 0.05 * attempt, "blocks"))
            return stop();
        built.emplace(plan);
        planBlocks(*built, demand);
        parcels = findParcels(*built);
        double room = 0;
        buildings = fillBuildings(*built, parcels, model, room);
        if (!buildings)
            demand *= room > 0.05 ? 1.04 / room : 3;
    }
    if (!buildings)
        return failure(ErrorCode::OutOfRange, fmt::format("profile: counts.buildings: {} do not fit into {} km²",
                                                          profile.counts.buildings, profile.areaKm2));
    if (cancelled(0.5, "roads"))
        return stop();
    const PlanRoads roads = fillRoads(*built, model);
    if (cancelled(0.6, "water and green"))
        return stop();
    fillGround(*built, parcels, model);
    if (cancelled(0.7, "addresses"))
        return stop();
    const CityGround ground{*built, roads, *buildings};
    if (auto addresses = fillAddresses(ground, model); !addresses)
        return tl::unexpected<Error>(addresses.error());
    if (cancelled(0.8, "places and people"))
        return stop();
    fillPlaces(ground, model);
    fillWorkers(ground, model);
    if (auto enterprises = fillEnterprises(ground, model); !enterprises)
        return tl::unexpected<Error>(enterprises.error());
    if (cancelled(0.86, "pipes"))
        return stop();
    fillPipes(ground, model);
    if (cancelled(0.9, "components and cameras"))
        return stop();
    fillComponents(ground, model);
    fillCameras(ground, model);
    if (cancelled(1, "done"))
        return stop();
    return model;
}

} // namespace sandtable::city
