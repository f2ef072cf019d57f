#include "GeneratorContents.h"
#include "GeneratorGround.h"
#include "GeneratorPlan.h"
#include "GeneratorRoads.h"

#include <sandtable/city/Generator.h>

#include <fmt/format.h>

namespace sandtable::city {

Result<CityModel> generate(const Profile& profile, GenerateOptions options, const Progress& progress)
{
    if (!(options.scale >= 0.01 && options.scale <= 1))
        return failure(ErrorCode::OutOfRange, fmt::format("scale: {} is not within 0.01 and 1", options.scale));
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
    if (cancelled(0.1, "blocks"))
        return stop();
    planBlocks(plan);
    if (cancelled(0.2, "roads"))
        return stop();
    const PlanRoads roads = fillRoads(plan, model);
    if (cancelled(0.3, "water and green"))
        return stop();
    const std::vector<Parcel> parcels = findParcels(plan);
    fillGround(plan, parcels, model);
    if (cancelled(0.4, "buildings"))
        return stop();
    const Result<PlanBuildings> buildings = fillBuildings(plan, parcels, model);
    if (!buildings)
        return tl::unexpected<Error>(buildings.error());
    if (cancelled(0.7, "addresses"))
        return stop();
    const CityGround ground{plan, roads, *buildings};
    if (auto addresses = fillAddresses(ground, model); !addresses)
        return tl::unexpected<Error>(addresses.error());
    if (cancelled(0.8, "places and people"))
        return stop();
    fillPlaces(ground, model);
    fillWorkers(ground, model);
    if (auto enterprises = fillEnterprises(ground, model); !enterprises)
        return tl::unexpected<Error>(enterprises.error());
    if (cancelled(0.9, "components and cameras"))
        return stop();
    fillComponents(ground, model);
    fillCameras(ground, model);
    if (cancelled(1, "done"))
        return stop();
    return model;
}

} // namespace sandtable::city
