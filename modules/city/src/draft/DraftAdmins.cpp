// SPDX-License-Identifier: GPL-3.0-or-later
#include "DraftAdmins.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace sandtable::city {

namespace {

/// The shape of a boundary inside the district; no parts when it has none there.
AdminArea areaOf(const Draft& city, const std::string& name, const std::string& nameEn, const DegreeArea& shape)
{
    AdminArea admin;
    admin.name = name;
    admin.nameEn = nameEn;
    for (const geo::Polygon& polygon : city.local(shape)) {
        if (!city.holds(geo::labelPoint(polygon.outer))) {
            continue;
        }
        admin.parts.emplace_back(polygon);
        admin.areaM2 += geo::area(polygon);
        geo::Line border(polygon.outer);
        border.push_back(polygon.outer.front());
        admin.borders.push_back(std::move(border));
        for (const geo::Ring& hole : polygon.holes) {
            admin.borders.emplace_back(hole).push_back(hole.front());
        }
    }
    return admin;
}

std::map<int, std::vector<AdminArea>> levelsOf(const Draft& city)
{
    std::map<int, std::vector<AdminArea>> levels;
    for (const GatheredBoundary& boundary : city.data.boundaries) {
        if (boundary.level <= city.outlineLevel || boundary.name.empty()) {
            continue;
        }
        AdminArea admin = areaOf(city, boundary.name, boundary.nameEn, boundary.area);
        if (!admin.parts.empty()) {
            levels[boundary.level].push_back(std::move(admin));
        }
    }
    return levels;
}

/// The tiers as the data names them.
AdminTiers namedTiersOf(Draft& city)
{
    AdminTiers tiers;
    for (const GatheredRegion& region : city.data.regions) {
        if (region.tier == Tier::District) {
            continue;
        }
        const std::string& name = region.name.empty() ? region.code : region.name;
        AdminArea admin = areaOf(city, name, region.nameEn.empty() ? name : region.nameEn, region.area);
        admin.code = region.code;
        admin.entry = region.entry;
        if (admin.parts.empty()) {
            city.report.refuse(region.entry, "lies outside the outline");
            continue;
        }
        (region.tier == Tier::Street      ? tiers.streets
         : region.tier == Tier::Community ? tiers.communities
                                          : tiers.microGrids)
            .push_back(std::move(admin));
    }
    return tiers;
}

double coverM2(const std::vector<AdminArea>& areas)
{
    return std::accumulate(areas.begin(), areas.end(), 0.0,
                           [](double sum, const AdminArea& a) { return sum + a.areaM2; });
}

} // namespace

AdminTiers adminTiersOf(Draft& city)
{
    if (AdminTiers named = namedTiersOf(city); !named.empty()) {
        return named;
    }
    constexpr double kUsualStreets = 8;
    constexpr double kLeastCover = 0.3;
    constexpr std::size_t kMostStreets = 99;
    constexpr std::size_t kMostCommunities = 2000; // each face asks each of them
    auto levels = levelsOf(city);
    auto streets = levels.end();
    double bestDistance = 1e9;
    for (auto level = levels.begin(); level != levels.end(); ++level) {
        const std::vector<AdminArea>& areas = level->second;
        const double distance = std::abs(std::log(static_cast<double>(areas.size()) / kUsualStreets));
        if (areas.size() >= 2 && areas.size() <= kMostStreets &&
            coverM2(areas) >= kLeastCover * geo::signedArea(city.outline) && distance < bestDistance) {
            streets = level;
            bestDistance = distance;
        }
    }
    AdminTiers tiers;
    if (streets == levels.end()) {
        return tiers;
    }
    double mostM2 = 0;
    for (auto level = std::next(streets); level != levels.end(); ++level) {
        const double ground = coverM2(level->second);
        if (level->second.size() <= kMostCommunities && ground > mostM2) {
            tiers.communities = level->second;
            mostM2 = ground;
        }
    }
    tiers.streets = std::move(streets->second);
    return tiers;
}

std::uint32_t areaAt(const std::vector<AdminArea>& areas, geo::LocalMetres p)
{
    const auto found = std::find_if(areas.begin(), areas.end(), [&](const AdminArea& area) {
        return std::any_of(area.parts.begin(), area.parts.end(),
                           [&](const BandedPolygon& part) { return part.contains(p); });
    });
    return static_cast<std::uint32_t>(found - areas.begin());
}

void tellTiers(Draft& city, const AdminTiers& admins, bool named, std::size_t followed)
{
    if (named) {
        city.notes.push_back(
            fmt::format("{} streets, {} communities and {} micro-grids follow the data's regions; what "
                        "is missing is made from road blocks",
                        admins.streets.size(), admins.communities.size(), admins.microGrids.size()));
        return;
    }
    city.notes.push_back(admins.streets.empty()
                             ? "no administrative boundaries below the district: its streets are made from road blocks"
                             : fmt::format("streets follow {} administrative boundaries", admins.streets.size()));
    city.notes.push_back(
        followed == 0 ? "communities and micro-grids are made from road blocks"
                      : fmt::format("communities of {} of {} streets follow administrative boundaries; the others and "
                                    "all micro-grids are made from road blocks",
                                    followed, city.model.tierRange(Tier::Street).second));
}

} // namespace sandtable::city
