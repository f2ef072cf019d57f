// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "GeosLookup.h"
#include "Partition.h"

#include <sandtable/base/Random.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/geo/RegionIndex.h>

#include <algorithm>
#include <memory>

namespace sandtable::bench {

namespace {

struct LookupOptions
{
    std::filesystem::path city;
    std::size_t points = 5'000'000;
    int rounds = 5;
    std::uint64_t seed = 1;
};

std::vector<geo::LocalMetres> scatter(const std::vector<geo::Ring>& rings, const LookupOptions& options)
{
    geo::Bounds bounds;
    for (const geo::Ring& ring : rings) {
        bounds.add(ring);
    }
    Random random(options.seed);
    std::vector<geo::LocalMetres> points(options.points);
    for (geo::LocalMetres& p : points) {
        p = {random.between(bounds.min.x, bounds.max.x), random.between(bounds.min.y, bounds.max.y)};
    }
    return points;
}

Result<std::vector<geo::Ring>> microGrids(const LookupOptions& options)
{
    if (options.city.empty()) {
        return syntheticGrids(options.seed);
    }
    const auto city = city::readCity(options.city, 0);
    if (!city) {
        return tl::unexpected(city.error());
    }
    std::vector<geo::Ring> rings;
    for (const city::Region& region : city->regions) {
        if (region.tier == city::Tier::MicroGrid) {
            rings.push_back(region.outer);
        }
    }
    if (rings.empty()) {
        return failure(ErrorCode::OutOfRange, options.city.string() + ": has no micro-grids");
    }
    return rings;
}

Result<Figures> measureLookup(const LookupOptions& options)
{
    const auto grids = microGrids(options);
    if (!grids) {
        return tl::unexpected(grids.error());
    }
    const std::vector<geo::Ring>& rings = *grids;
    const auto points = scatter(rings, options);
    std::vector<std::uint32_t> ours(points.size());
    std::vector<std::uint32_t> theirs(points.size());

    geo::RegionIndex index;
    const double buildS = secondsOf([&] { index = geo::RegionIndex(rings); });
    std::vector<double> rounds;
    rounds.reserve(static_cast<std::size_t>(options.rounds));
    for (int i = 0; i < options.rounds; ++i) {
        rounds.push_back(secondsOf([&] { index.find(points, ours); }));
    }
    std::ranges::sort(rounds);

    const GeosLookup geos(rings);
    geos.find(points.front()); // the tree is built at the first question
    const double geosS =
        secondsOf([&] { std::ranges::transform(points, theirs.begin(), [&](auto p) { return geos.find(p); }); });

    std::size_t differ = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        differ += ours[i] != theirs[i] ? 1 : 0;
    }
    const auto count = static_cast<double>(points.size());
    return Figures{{"points_per_s", count / rounds[rounds.size() / 2]},
                   {"geos_points_per_s", count / geosS},
                   {"regions", rings.size()},
                   {"points", points.size()},
                   {"build_ms", buildS * 1000},
                   {"answers_that_differ", differ}};
}

} // namespace

Run add_lookup(CLI::App& command)
{
    const auto options = std::make_shared<LookupOptions>();
    command.add_option("--city", options->city, "A city file; without it a made-up partition of 921 rings");
    command.add_option("--points", options->points, "How many points")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000'000));
    command.add_option("--rounds", options->rounds, "Repeat ours this often and take the median")
        ->capture_default_str()
        ->check(CLI::Range(1, 100));
    command.add_option("--seed", options->seed, "Of the points and of the partition")->capture_default_str();
    return [options] { return measureLookup(*options); };
}

} // namespace sandtable::bench
