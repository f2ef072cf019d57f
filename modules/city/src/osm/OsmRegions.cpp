#include "BlockGroups.h"
#include "OsmCity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace sandtable::city {

namespace {

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

struct AdminArea
{
    std::vector<BandedPolygon> parts;
    double areaM2 = 0;
    std::string name;
    std::string nameEn;
    std::vector<geo::Line> borders;
};

/// The boundaries of one level below the outline's: the level whose number is most like a district's streets.
std::vector<AdminArea> streetsOf(const OsmCity& city)
{
    constexpr double kUsualStreets = 8;
    constexpr double kLeastCover = 0.3;
    std::map<int, std::vector<AdminArea>> levels;
    for (const OsmArea& area : city.data.areas) {
        const OsmTags& tags = area.tags;
        const int level =
            tags.is("boundary", "administrative") ? std::atoi(std::string(tags.get("admin_level")).c_str()) : 0;
        if (level <= city.outlineLevel || level == 0 || !tags.has("name")) {
            continue;
        }
        AdminArea admin;
        admin.name = tags.name();
        admin.nameEn = tags.nameEn();
        for (const geo::Polygon& polygon : city.local(area)) {
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
        if (!admin.parts.empty()) {
            levels[level].push_back(std::move(admin));
        }
    }
    std::vector<AdminArea>* best = nullptr;
    double bestDistance = 1e9;
    for (auto& [level, areas] : levels) {
        const double cover = std::accumulate(areas.begin(), areas.end(), 0.0,
                                             [](double sum, const AdminArea& a) { return sum + a.areaM2; });
        const double distance = std::abs(std::log(static_cast<double>(areas.size()) / kUsualStreets));
        if (areas.size() >= 2 && areas.size() <= 99 && cover >= kLeastCover * geo::signedArea(city.outline) &&
            distance < bestDistance) {
            best = &areas;
            bestDistance = distance;
        }
    }
    return best ? std::move(*best) : std::vector<AdminArea>();
}

/// Shares `total` out by weight, at least one each.
std::vector<std::uint32_t> shareOut(std::uint32_t total, const std::vector<double>& weights)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::uint32_t> shares;
    for (const double weight : weights) {
        const double share = sum > 0 ? total * weight / sum : 1;
        constexpr double kMostOfACode = 999; // three digits
        shares.push_back(static_cast<std::uint32_t>(std::clamp(std::round(share), 1.0, kMostOfACode)));
    }
    return shares;
}

/// Builds the tiers top down from the blocks and appends them to the model.
class Tiers
{
public:
    Tiers(OsmCity& city, const BlockMesh& mesh, const std::vector<AdminArea>& admins)
        : m_city(city), m_mesh(mesh), m_admins(admins)
    {
    }

    void build(const Targets& targets)
    {
        weigh();
        addRegion(Tier::District, m_city.model.code, m_city.model.name, m_city.model.nameEn, kNone, m_mesh.outline());
        makeStreets(targets.streets);
        split(Tier::Community, targets.communities);
        nameCommunities();
        split(Tier::MicroGrid, targets.microGrids);
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
        for (const OsmArea& area : m_city.data.areas) {
            if (!area.tags.has("building")) {
                continue;
            }
            for (const geo::Polygon& polygon : m_city.local(area)) {
                if (const std::uint32_t face = index.find(geo::centroid(polygon.outer));
                    face != geo::RegionIndex::kNone) {
                    ++buildings[face];
                    ++all;
                }
            }
        }
        const double ground = geo::signedArea(m_city.outline);
        for (std::size_t face = 0; face < rings.size(); ++face) {
            m_weights.push_back(geo::signedArea(rings[face]) / ground + (all > 0 ? buildings[face] / all : 0));
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

    std::uint32_t adminAt(geo::LocalMetres p) const
    {
        for (std::size_t i = 0; i < m_admins.size(); ++i) {
            for (const BandedPolygon& part : m_admins[i].parts) {
                if (part.contains(p)) {
                    return static_cast<std::uint32_t>(i);
                }
            }
        }
        return static_cast<std::uint32_t>(m_admins.size());
    }

    void makeStreets(std::uint32_t wanted)
    {
        std::vector<std::uint32_t> admin;
        for (const geo::LocalMetres p : m_inside) {
            admin.push_back(adminAt(p));
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
            const std::string code = fmt::format("{}{:03}", m_city.model.code, m_city.model.regions.size());
            const std::uint32_t region =
                addRegion(Tier::Street, code, std::move(name), std::move(nameEn), 0, groups.edges(group));
            for (const std::uint32_t face : groups.faces(group)) {
                m_regionOf[face] = region;
            }
        }
    }

    /// Divides every region of the tier above into regions of this tier, about `wanted` in all.
    void split(Tier tier, std::uint32_t wanted)
    {
        const auto [first, count] = m_city.model.tierRange(static_cast<Tier>(static_cast<int>(tier) - 1));
        std::vector<double> weights(count, 0);
        std::vector<std::uint32_t> parentOf;
        for (std::size_t face = 0; face < m_regionOf.size(); ++face) {
            parentOf.push_back(m_regionOf[face] - first);
            weights[parentOf.back()] += m_weights[face];
        }
        BlockGroups groups(m_mesh, m_weights);
        groups.mergeWithin(parentOf, shareOut(wanted, weights));
        std::vector<std::vector<std::uint32_t>> children(count);
        for (const std::uint32_t group : groups.groups()) {
            children[parentOf[groups.faces(group).front()]].push_back(group);
        }
        for (std::uint32_t parent = 0; parent < count; ++parent) {
            addChildren(tier, first + parent, children[parent], groups);
        }
    }

    void addChildren(Tier tier, std::uint32_t parent, std::vector<std::uint32_t>& children, const BlockGroups& groups)
    {
        // Numbered from north to south in rows of half a kilometre, in each from west to east (GB/T 30428.1).
        constexpr double kRowM = 500;
        const auto place = [&](std::uint32_t group) {
            const geo::LocalMetres c = geo::centroid(m_mesh.ringOf(groups.edges(group)));
            return std::pair(-std::floor(c.y / kRowM), c.x);
        };
        std::sort(children.begin(), children.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
        int sequence = 0;
        for (const std::uint32_t group : children) {
            ++sequence;
            const Region& above = m_city.model.regions[parent];
            const std::uint32_t region = addRegion(
                tier, fmt::format("{}{:03}", above.code, sequence), fmt::format("{} {}", above.name, sequence),
                fmt::format("{} {}", above.nameEn, sequence), parent, groups.edges(group));
            for (const std::uint32_t face : groups.faces(group)) {
                m_regionOf[face] = region;
            }
        }
    }

    /// A community is called after the settlement in it, where the data names one.
    void nameCommunities()
    {
        const auto [first, count] = m_city.model.tierRange(Tier::Community);
        std::vector<geo::Ring> rings;
        for (std::uint32_t i = first; i < first + count; ++i) {
            rings.push_back(m_city.model.regions[i].outer);
        }
        const geo::RegionIndex index(rings);
        std::vector<bool> named(count, false);
        for (const OsmPoint& point : m_city.data.points) {
            if (!point.tags.isOneOf("place", {"town", "village", "suburb", "quarter", "neighbourhood", "hamlet"}) ||
                !point.tags.has("name")) {
                continue;
            }
            const std::uint32_t at = index.find(m_city.model.frame.toLocal(point.at));
            if (at != geo::RegionIndex::kNone && !named[at]) {
                named[at] = true;
                m_city.model.regions[first + at].name = point.tags.name();
                m_city.model.regions[first + at].nameEn = point.tags.nameEn();
            }
        }
    }

    OsmCity& m_city;
    const BlockMesh& m_mesh;
    const std::vector<AdminArea>& m_admins;
    std::vector<double> m_weights;
    std::vector<geo::LocalMetres> m_inside;
    std::vector<std::uint32_t> m_regionOf; ///< the lowest region made so far of each face
};

std::size_t countBuildings(const OsmData& data)
{
    return static_cast<std::size_t>(std::count_if(data.areas.begin(), data.areas.end(),
                                                  [](const OsmArea& area) { return area.tags.has("building"); }));
}

} // namespace

Result<void> addRegions(OsmCity& city)
{
    const std::vector<AdminArea> admins = streetsOf(city);
    std::vector<geo::Line> cuts = city.blockLines;
    for (const AdminArea& admin : admins) {
        cuts.insert(cuts.end(), admin.borders.begin(), admin.borders.end());
    }
    const double area = geo::signedArea(city.outline);
    const Targets targets = targetsOf(area, countBuildings(city.data));
    BlockMesh mesh = BlockMesh::make(city.geos, city.outline, cuts);
    // Blocks that would be too large for a grid, as fields and mountains are, are cut along a plain grid.
    const auto more = cutsOfLargeFaces(city.geos, mesh, area / targets.microGrids / 3);
    if (!more.empty()) {
        cuts.insert(cuts.end(), more.begin(), more.end());
        mesh = BlockMesh::make(city.geos, city.outline, cuts);
    }
    if (mesh.faceCount() == 0) {
        return failure(ErrorCode::Malformed, "its outline cannot be divided");
    }
    Tiers(city, mesh, admins).build(targets);
    city.notes.push_back(admins.empty()
                             ? "no administrative boundaries below the district: its streets are made from road blocks"
                             : fmt::format("streets follow {} administrative boundaries", admins.size()));
    city.notes.push_back("communities and micro-grids are made from road blocks");
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
