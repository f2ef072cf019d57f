// SPDX-License-Identifier: GPL-3.0-or-later
#include "Load.h"

#include <sandtable/base/Random.h>
#include <sandtable/city/CityFile.h>

#include <algorithm>
#include <cmath>

namespace sandtable::map {
namespace {

/// Near something that has a name, so that nobody stands outside the district.
class Somewhere
{
public:
    Somewhere(const city::TileSet& city, std::uint64_t seed) : m_city(city), m_random(seed) {}

    geo::LocalMetres named()
    {
        if (m_city.labels.empty())
            return {};
        return m_city.labels[m_random.below(static_cast<std::uint32_t>(m_city.labels.size()))].at;
    }
    geo::LocalMetres near(double metres)
    {
        const geo::LocalMetres at = named();
        return {at.x + m_random.between(-metres, metres), at.y + m_random.between(-metres, metres)};
    }
    Random& random() { return m_random; }

private:
    const city::TileSet& m_city;
    Random m_random;
};

} // namespace

Load loadOf(const city::TileSet& city, int cases, int workers)
{
    constexpr double kNearM = 120;
    Somewhere place(city, 7);
    Random& random = place.random();
    Load load;
    for (int i = 0; i < cases; ++i)
        load.cases.push_back({static_cast<quint64>(i + 1), place.near(kNearM),
                              static_cast<std::uint8_t>(1 + random.below(4)), static_cast<float>(random.unit()),
                              static_cast<scene::CaseTone>(random.below(6))});
    for (int i = 0; i < workers; ++i)
        load.workers.push_back(
            {static_cast<quint64>(i + 1), place.near(kNearM), static_cast<scene::WorkerDoing>(random.below(4))});
    return load;
}

std::vector<crowd::Person> crowdOf(const city::TileSet& city, int people)
{
    constexpr int kPlaces = 30;
    constexpr double kKnotM = 45; // standard deviation: a square or a bridge
    Somewhere place(city, 11);
    Random& random = place.random();
    std::vector<geo::LocalMetres> knots;
    for (int i = 0; i < kPlaces; ++i)
        knots.push_back(place.named());
    std::vector<crowd::Person> crowd;
    crowd.reserve(static_cast<std::size_t>(people));
    for (int i = 0; i < people; ++i) {
        if (i % 10 >= 7) {
            const auto at = place.near(400);
            crowd.push_back({static_cast<float>(at.x), static_cast<float>(at.y)});
            continue;
        }
        const geo::LocalMetres& knot = knots[random.below(kPlaces)];
        const double reach = kKnotM * std::sqrt(-2 * std::log(std::max(1e-9, random.unit())));
        const double angle = random.between(0, 6.283185307);
        crowd.push_back({static_cast<float>(knot.x + reach * std::cos(angle)),
                         static_cast<float>(knot.y + reach * std::sin(angle))});
    }
    return crowd;
}

PlateLoad platesOf(const std::filesystem::path& cityFile, const std::vector<scene::CaseMarker>& cases)
{
    PlateLoad load;
    auto model = city::readCity(cityFile, 0);
    if (!model)
        return load;
    const auto regions = std::make_shared<const std::vector<city::Region>>(std::move(model->regions));
    load.regions = regions;
    load.figures.resize(regions->size());
    for (const scene::CaseMarker& item : cases) {
        const auto grid = std::find_if(regions->begin(), regions->end(), [&](const city::Region& region) {
            return region.tier == city::Tier::MicroGrid && geo::contains(region.outer, item.at);
        });
        if (grid == regions->end())
            continue;
        const auto place = static_cast<std::uint32_t>(grid - regions->begin());
        // Every seventh or so is late, as on a busy evening.
        const bool overdue = item.timeLeft < 0.15F;
        load.cases.push_back({item.at, place, overdue});
        for (std::uint32_t at = place; at != city::kNone; at = (*regions)[at].parent) {
            ++load.figures[at].open;
            load.figures[at].overdue += overdue ? 1 : 0;
        }
    }
    return load;
}

std::vector<scene::CameraMarker> camerasOf(const std::filesystem::path& cityFile)
{
    std::vector<scene::CameraMarker> cameras;
    const auto model = city::readCity(cityFile, city::kCameras);
    if (!model)
        return cameras;
    for (const city::Camera& camera : model->cameras)
        cameras.push_back({static_cast<quint64>(cameras.size() + 1), camera.at, camera.headingDeg, camera.viewAngleDeg,
                           camera.rangeM});
    return cameras;
}

} // namespace sandtable::map
