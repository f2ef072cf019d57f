// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Shares.h"
#include "BlockGroups.h"
#include "DraftAdmins.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace sandtable::city {

namespace {

constexpr std::uint32_t kMostOfACode = 999; // three digits

/// How many of each tier a city of this size gets; as dense as a Chinese district's per building and per area.
struct Targets
{
    std::uint32_t streets;
    std::uint32_t communities;
    std::uint32_t microGrids;
};

Targets targetsOf(double areaM2, std::size_t buildings)
{
    const double wanted = static_cast<double>(buildings) / 40 + areaM2 / 1e6;
    const auto grids = static_cast<std::uint32_t>(std::clamp(std::round(wanted), 8.0, 900.0));
    const std::uint32_t communities = std::clamp(grids / 6, 2u, 150u);
    return {std::clamp(communities / 4, 1u, 4u), communities, grids};
}

/// Builds the tiers top down from the blocks and appends them to the model.
class Tiers
{
public:
    Tiers(Draft& city, const BlockMesh& mesh, const AdminTiers& admins)
        : m_city(city), m_mesh(mesh), m_tiers(admins), m_admins(admins.streets)
    {
        for (const std::vector<AdminArea>* tier : {&admins.streets, &admins.communities, &admins.microGrids}) {
            for (const AdminArea& area : *tier) {
                m_given.insert(area.code);
            }
        }
    }

    /// Returns how many streets' communities follow boundaries.
    std::size_t build(const Targets& targets)
    {
        weigh();
        addRegion(Tier::District, m_city.model.code, m_city.model.name, m_city.model.nameEn, kNone, m_mesh.outline());
        makeStreets(targets.streets);
        const std::size_t followed = makeChildren(Tier::Community, m_tiers.communities, targets.communities);
        nameCommunities();
        makeChildren(Tier::MicroGrid, m_tiers.microGrids, targets.microGrids);
        tellLost();
        return followed;
    }

private:
    /// Half of the weight is ground, half is buildings: neither the mountains nor the old town get all the grids.
    void weigh()
    {
        std::vector<geo::Ring> rings;
        for (std::uint32_t face = 0; face < m_mesh.faceCount(); ++face) {
            rings.push_back(m_mesh.ringOf(m_mesh.edgesOf(face)));
        }
        const geo::RegionIndex index(rings);
        std::vector<double> buildings(rings.size(), 0);
        double all = 0;
        for (const GatheredBuilding& building : m_city.data.buildings) {
            for (const geo::Polygon& polygon : m_city.local(building.area)) {
                if (const std::uint32_t face = index.find(geo::centroid(polygon.outer));
                    face != geo::RegionIndex::kNone) {
                    ++buildings[face];
                    ++all;
                }
            }
        }
        const double ground = geo::signedArea(m_city.outline);
        for (std::size_t face = 0; face < rings.size(); ++face) {
            m_ground.push_back(geo::signedArea(rings[face]));
            m_weights.push_back(m_ground.back() / ground + (all > 0 ? buildings[face] / all : 0));
            m_inside.push_back(geo::labelPoint(rings[face]));
        }
        m_regionOf.assign(rings.size(), 0);
    }

    std::uint32_t addRegion(Tier tier, std::string code, std::string name, std::string nameEn, std::uint32_t parent,
                            std::span<const std::uint32_t> edges)
    {
        Region region;
        region.tier = tier;
        region.code = std::move(code);
        region.name = std::move(name);
        region.nameEn = std::move(nameEn);
        region.parent = parent;
        region.outer = m_mesh.ringOf(edges);
        region.label = geo::labelPoint(region.outer);
        m_city.model.regions.push_back(std::move(region));
        return static_cast<std::uint32_t>(m_city.model.regions.size() - 1);
    }

    void makeStreets(std::uint32_t wanted)
    {
        std::vector<std::uint32_t> admin;
        for (const geo::LocalMetres p : m_inside) {
            admin.push_back(areaAt(m_admins, p));
        }
        std::vector<std::uint32_t> targets(m_admins.size() + 1, 1);
        targets.back() = m_admins.empty() ? wanted : 1;
        BlockGroups groups(m_mesh, m_weights);
        groups.mergeWithin(admin, targets);
        // What a boundary has apart from its main part (exclaves, ground that no boundary covers) joins a neighbour
        // when it is small, and else becomes a street of its own.
        std::vector<std::uint32_t> main(targets.size(), kNone);
        const auto adminOf = [&](std::uint32_t group) { return admin[groups.faces(group).front()]; };
        for (const std::uint32_t group : groups.groups()) {
            std::uint32_t& largest = main[adminOf(group)];
            if (largest == kNone || groups.weight(group) > groups.weight(largest)) {
                largest = group;
            }
        }
        constexpr double kSmallShare = 0.02; // of the whole weight, which is 2
        groups.absorb([&](std::uint32_t group) {
            const bool lone = !m_admins.empty() && (main[adminOf(group)] != group || adminOf(group) == m_admins.size());
            return lone && groups.weight(group) < 2 * kSmallShare;
        });
        std::map<std::uint32_t, int> parts;
        for (const std::uint32_t group : groups.groups()) {
            const std::uint32_t of = adminOf(group);
            const int part = ++parts[of];
            const bool named = of < m_admins.size();
            std::string name = named ? m_admins[of].name : fmt::format("{} {}", m_city.model.name, part);
            std::string nameEn = named ? m_admins[of].nameEn : fmt::format("{} {}", m_city.model.nameEn, part);
            if (named && part > 1) {
                name += fmt::format(" ({})", part);
                nameEn += fmt::format(" ({})", part);
            }
            int sequence = static_cast<int>(m_city.model.regions.size()) - 1;
            const std::string code =
                codeBelow(m_city.model.code, named && part == 1 ? &m_admins[of] : nullptr, sequence);
            const std::uint32_t region =
                addRegion(Tier::Street, code, std::move(name), std::move(nameEn), 0, groups.edges(group));
            for (const std::uint32_t face : groups.faces(group)) {
                m_regionOf[face] = region;
            }
        }
    }

    /// What groups of faces become one parent's regions.
    struct Parent
    {
        std::uint32_t above = 0; ///< position in the tier above
        std::uint32_t area = 0;  ///< position in the areas, or their number
        bool operator<(const Parent& other) const
        {
            return above != other.above ? above < other.above : area < other.area;
        }
    };

    /// The next tier follows the areas in those regions above that they cover; elsewhere blocks are joined, `wanted`
    /// of them in all. Returns how many regions above are so covered.
    std::size_t makeChildren(Tier tier, const std::vector<AdminArea>& areas, std::uint32_t wanted)
    {
        constexpr double kLeastCover = 0.7;
        constexpr double kSmallShare = 0.1; // of the weight above
        const auto [first, count] = m_city.model.tierRange(static_cast<Tier>(static_cast<int>(tier) - 1));
        const auto noArea = static_cast<std::uint32_t>(areas.size());
        std::vector<double> weights(count, 0), ground(count, 0), covered(count, 0);
        std::vector<Parent> parentOf;
        for (std::size_t face = 0; face < m_regionOf.size(); ++face) {
            parentOf.push_back({m_regionOf[face] - first, areaAt(areas, m_inside[face])});
            weights[parentOf[face].above] += m_weights[face];
            ground[parentOf[face].above] += m_ground[face];
            covered[parentOf[face].above] += parentOf[face].area != noArea ? m_ground[face] : 0;
        }
        const auto follows = [&](std::uint32_t above) {
            return !areas.empty() && covered[above] >= kLeastCover * ground[above];
        };
        std::map<Parent, std::uint32_t> keys;
        std::vector<std::uint32_t> keyOf;
        const std::vector<std::uint32_t> shares = shareOut(weights, std::max(wanted, count), kMostOfACode);
        std::vector<std::uint32_t> targets;
        for (Parent& parent : parentOf) {
            if (!follows(parent.above)) {
                parent.area = noArea;
            }
            const auto [key, isNew] = keys.emplace(parent, static_cast<std::uint32_t>(keys.size()));
            keyOf.push_back(key->second);
            if (isNew) {
                targets.push_back(follows(parent.above) ? 1 : shares[parent.above]);
            }
        }
        BlockGroups groups(m_mesh, m_weights);
        groups.mergeWithin(keyOf, targets);

        std::vector<std::uint32_t> main(targets.size(), kNone);
        const auto faceOf = [&](std::uint32_t group) { return groups.faces(group).front(); };
        for (const std::uint32_t group : groups.groups()) {
            std::uint32_t& largest = main[keyOf[faceOf(group)]];
            if (largest == kNone || groups.weight(group) > groups.weight(largest)) {
                largest = group;
            }
        }
        groups.absorb(
            [&](std::uint32_t group) {
                const Parent& parent = parentOf[faceOf(group)];
                const bool lone =
                    follows(parent.above) && (main[keyOf[faceOf(group)]] != group || parent.area == noArea);
                return lone && groups.weight(group) < kSmallShare * weights[parent.above];
            },
            [&](std::uint32_t a, std::uint32_t b) { return parentOf[faceOf(a)].above == parentOf[faceOf(b)].above; });
        std::map<std::uint32_t, int> parts;
        const auto areaOf = [&](std::uint32_t group) -> const AdminArea* {
            const Parent& parent = parentOf[faceOf(group)];
            return parent.area == noArea ? nullptr : &areas[parent.area];
        };
        addChildren(tier, groups, areaOf, [&](std::uint32_t group) { return ++parts[keyOf[faceOf(group)]]; });
        std::size_t followed = 0;
        for (std::uint32_t above = 0; above < count; ++above) {
            followed += follows(above) ? 1 : 0;
        }
        return followed;
    }

    /// The area's own code where it fits below, else the next number that nobody has.
    std::string codeBelow(const std::string& above, const AdminArea* area, int& sequence)
    {
        if (area) {
            m_used.insert(area);
            if (!area->code.empty() && area->code.starts_with(above) && area->code.size() == above.size() + 3 &&
                m_taken.insert(area->code).second) {
                return area->code;
            }
        }
        std::string code;
        do {
            code = fmt::format("{}{:03}", above, ++sequence);
        } while (m_given.contains(code) || m_taken.contains(code));
        m_taken.insert(code);
        if (area && area->entry != kNone) {
            m_city.report.change(area->entry, area->code.empty()
                                                  ? fmt::format("no code: numbered {}", code)
                                                  : fmt::format("code: \"{}\" does not fit into {}: numbered {}",
                                                                area->code, above, code));
        }
        return code;
    }

    /// Regions of the data that got no ground of their own.
    void tellLost()
    {
        for (const std::vector<AdminArea>* tier : {&m_tiers.streets, &m_tiers.communities, &m_tiers.microGrids}) {
            for (const AdminArea& area : *tier) {
                if (area.entry != kNone && !m_used.contains(&area)) {
                    m_city.report.refuse(area.entry, "other regions of its tier cover it, or it covers too little of "
                                                     "the region above");
                }
            }
        }
    }

    /// Makes each group a region of this tier, below the region that its faces lie in so far.
    void addChildren(Tier tier, const BlockGroups& groups, const std::function<const AdminArea*(std::uint32_t)>& areaOf,
                     const std::function<int(std::uint32_t)>& partOf)
    {
        const auto [first, count] = m_city.model.tierRange(static_cast<Tier>(static_cast<int>(tier) - 1));
        std::vector<std::vector<std::uint32_t>> children(count);
        for (const std::uint32_t group : groups.groups()) {
            children[m_regionOf[groups.faces(group).front()] - first].push_back(group);
        }
        // Numbered from north to south in rows of half a kilometre, in each from west to east (GB/T 30428.1).
        constexpr double kRowM = 500;
        const auto place = [&](std::uint32_t group) {
            const geo::LocalMetres c = geo::centroid(m_mesh.ringOf(groups.edges(group)));
            return std::pair(-std::floor(c.y / kRowM), c.x);
        };
        for (std::uint32_t parent = first; parent < first + count; ++parent) {
            std::vector<std::uint32_t>& list = children[parent - first];
            std::sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
            int sequence = 0;
            for (const std::uint32_t group : list) {
                const Region& above = m_city.model.regions[parent];
                const AdminArea* area = areaOf(group);
                const int part = area ? partOf(group) : 1;
                const std::string code = codeBelow(above.code, part == 1 ? area : nullptr, sequence);
                const std::string last = code.substr(code.size() - 3);
                const std::string number = std::to_string(std::stoi(last));
                const std::string suffix = part > 1 ? fmt::format(" ({})", part) : "";
                const bool named = area && !area->name.empty();
                const bool namedEn = area && !area->nameEn.empty();
                const std::uint32_t region =
                    addRegion(tier, code, named ? area->name + suffix : fmt::format("{} {}", above.name, number),
                              namedEn ? area->nameEn + suffix : fmt::format("{} {}", above.nameEn, number), parent,
                              groups.edges(group));
                if (named) {
                    m_namedByBoundary.insert(code);
                }
                for (const std::uint32_t face : groups.faces(group)) {
                    m_regionOf[face] = region;
                }
            }
        }
    }

    /// A community without a boundary of its own is called after the settlement in it, where the data names one.
    void nameCommunities()
    {
        const auto [first, count] = m_city.model.tierRange(Tier::Community);
        std::vector<geo::Ring> rings;
        for (std::uint32_t i = first; i < first + count; ++i) {
            rings.push_back(m_city.model.regions[i].outer);
        }
        const geo::RegionIndex index(rings);
        std::vector<bool> named;
        for (std::uint32_t i = first; i < first + count; ++i) {
            named.push_back(m_namedByBoundary.contains(m_city.model.regions[i].code));
        }
        for (const GatheredPoint& point : m_city.data.settlements) {
            if (point.name.empty()) {
                continue;
            }
            const std::uint32_t at = index.find(m_city.model.frame.toLocal(point.at));
            if (at != geo::RegionIndex::kNone && !named[at]) {
                named[at] = true;
                m_city.model.regions[first + at].name = point.name;
                m_city.model.regions[first + at].nameEn = point.nameEn;
            }
        }
    }

    Draft& m_city;
    const BlockMesh& m_mesh;
    const AdminTiers& m_tiers;
    const std::vector<AdminArea>& m_admins; ///< streets follow them
    std::set<std::string> m_given;          ///< codes that the data has
    std::set<std::string> m_taken;          ///< codes of the model so far
    std::set<const AdminArea*> m_used;
    std::set<std::string> m_namedByBoundary; ///< codes of communities
    std::vector<double> m_ground;            ///< square metres of each face
    std::vector<double> m_weights;
    std::vector<geo::LocalMetres> m_inside;
    std::vector<std::uint32_t> m_regionOf; ///< the lowest region made so far of each face
};

} // namespace

Result<void> addRegions(Draft& city)
{
    const AdminTiers admins = adminTiersOf(city);
    const bool named = !city.data.regions.empty();
    std::vector<geo::Line> cuts = city.blockLines;
    for (const std::vector<AdminArea>* tier : {&admins.streets, &admins.communities, &admins.microGrids}) {
        for (const AdminArea& admin : *tier) {
            cuts.insert(cuts.end(), admin.borders.begin(), admin.borders.end());
        }
    }
    const double area = geo::signedArea(city.outline);
    Targets targets = targetsOf(area, city.data.buildings.size());
    if (admins.streets.empty() && !(admins.communities.empty() && admins.microGrids.empty())) {
        targets.streets = 1; // made from blocks, they would cut the regions that the data has
    }
    if (admins.communities.empty() && !admins.microGrids.empty()) {
        targets.communities = 1; // one a street
    }
    BlockMesh mesh = BlockMesh::make(city.geos, city.outline, cuts);
    // Blocks that would be too large for a grid, as fields and mountains are, are cut along a plain grid.
    const auto more = cutsOfLargeFaces(city.geos, mesh, area / targets.microGrids / 3);
    if (admins.microGrids.empty() && !more.empty()) {
        cuts.insert(cuts.end(), more.begin(), more.end());
        mesh = BlockMesh::make(city.geos, city.outline, cuts);
    }
    if (mesh.faceCount() == 0) {
        return failure(ErrorCode::Malformed, "its outline cannot be divided");
    }
    const std::size_t followed = Tiers(city, mesh, admins).build(targets);
    tellTiers(city, admins, named, followed);
    const auto [first, count] = city.model.tierRange(Tier::MicroGrid);
    std::vector<geo::Ring> rings;
    for (std::uint32_t i = first; i < first + count; ++i) {
        rings.push_back(city.model.regions[i].outer);
    }
    city.firstMicroGrid = first;
    city.microGrids = geo::RegionIndex(rings);
    return {};
}

} // namespace sandtable::city
