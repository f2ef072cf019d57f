// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorFixture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace sandtable::city {
namespace {

/// Things by the 60 m cells that their boxes touch, so that the pairwise tests stay quick.
class Cells
{
public:
    void add(std::uint32_t id, const geo::Bounds& box)
    {
        visit(box, [&](std::pair<int, int> cell) { m_cells[cell].push_back(id); });
    }
    std::vector<std::uint32_t> near(const geo::Bounds& box) const
    {
        std::vector<std::uint32_t> ids;
        visit(box, [&](std::pair<int, int> cell) {
            if (const auto found = m_cells.find(cell); found != m_cells.end())
                ids.insert(ids.end(), found->second.begin(), found->second.end());
        });
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

private:
    template <class Do>
    static void visit(const geo::Bounds& box, Do todo)
    {
        constexpr double kCell = 60;
        for (int x = static_cast<int>(std::floor(box.min.x / kCell));
             x <= static_cast<int>(std::floor(box.max.x / kCell)); ++x)
            for (int y = static_cast<int>(std::floor(box.min.y / kCell));
                 y <= static_cast<int>(std::floor(box.max.y / kCell)); ++y)
                todo({x, y});
    }
    std::map<std::pair<int, int>, std::vector<std::uint32_t>> m_cells;
};

geo::Bounds boxOf(const geo::Ring& ring)
{
    geo::Bounds box;
    box.add(ring);
    return box;
}

/// How deep two convex rings lie in each other, metres; not positive when an edge of one parts them.
double overlapM(const geo::Ring& a, const geo::Ring& b)
{
    double least = 1e300;
    for (const auto* ring : {&a, &b})
        for (std::size_t i = 0; i < ring->size(); ++i) {
            const geo::LocalMetres p = (*ring)[i];
            const geo::LocalMetres q = (*ring)[(i + 1) % ring->size()];
            const double length = geo::distance(p, q);
            const auto reach = [&](const geo::Ring& other) {
                double low = 1e300, high = -1e300;
                for (const geo::LocalMetres v : other) {
                    const double d = ((q.x - p.x) * (v.y - p.y) - (q.y - p.y) * (v.x - p.x)) / length;
                    low = std::min(low, d), high = std::max(high, d);
                }
                return std::pair(low, high);
            };
            const auto [lowA, highA] = reach(a);
            const auto [lowB, highB] = reach(b);
            least = std::min(least, std::min(highA, highB) - std::max(lowA, lowB));
        }
    return least;
}

TEST(GeneratorBuildings, FootprintsAreSmallConvexCounterClockwiseRings)
{
    const CityModel& city = smallCity();
    for (const Building& b : city.buildings) {
        const geo::Ring ring = footprint(city, b);
        ASSERT_GE(ring.size(), 3U);
        ASSERT_LE(ring.size(), 12U);
        EXPECT_GT(geo::signedArea(ring), 15);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const geo::LocalMetres p = ring[i];
            const geo::LocalMetres q = ring[(i + 1) % ring.size()];
            const geo::LocalMetres r = ring[(i + 2) % ring.size()];
            EXPECT_GT((q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x), -0.5);
        }
    }
}

TEST(GeneratorBuildings, DoNotOverlap)
{
    const CityModel& city = smallCity();
    Cells cells;
    std::vector<geo::Ring> rings;
    for (std::uint32_t b = 0; b < city.buildings.size(); ++b) {
        rings.push_back(footprint(city, city.buildings[b]));
        for (const std::uint32_t other : cells.near(boxOf(rings[b])))
            EXPECT_LE(overlapM(rings[b], rings[other]), 0.05) << b << " and " << other;
        cells.add(b, boxOf(rings[b]));
    }
}

TEST(GeneratorBuildings, StandOnNoRoad)
{
    const CityModel& city = smallCity();
    Cells cells;
    for (std::uint32_t b = 0; b < city.buildings.size(); ++b)
        cells.add(b, boxOf(footprint(city, city.buildings[b])));
    for (const Road& road : city.roads)
        for (std::size_t i = 0; i + 1 < road.line.size(); ++i) {
            const geo::LocalMetres a = road.line[i];
            const geo::LocalMetres b = road.line[i + 1];
            const double length = geo::distance(a, b);
            const double half = road.widthM / 2 - 0.1;
            const geo::LocalMetres n{-(b.y - a.y) / length * half, (b.x - a.x) / length * half};
            const geo::Ring ribbon{
                {a.x - n.x, a.y - n.y}, {b.x - n.x, b.y - n.y}, {b.x + n.x, b.y + n.y}, {a.x + n.x, a.y + n.y}};
            for (const std::uint32_t near : cells.near(boxOf(ribbon)))
                EXPECT_LE(overlapM(ribbon, footprint(city, city.buildings[near])), 0.1)
                    << city.strings[road.name] << " and building " << near;
        }
}

TEST(GeneratorBuildings, StandInNoWater)
{
    const CityModel& city = smallCity();
    Cells cells;
    for (std::uint32_t w = 0; w < city.waters.size(); ++w)
        cells.add(w, boxOf(city.waters[w].shape.outer));
    for (const Building& b : city.buildings) {
        const geo::Ring ring = footprint(city, b);
        for (const std::uint32_t w : cells.near(boxOf(ring)))
            for (const geo::LocalMetres p : ring)
                EXPECT_FALSE(geo::contains(city.waters[w].shape, p)) << city.waters[w].name;
    }
}

TEST(GeneratorBuildings, LieWithTheirWholeFootprintInTheirMicroGrid)
{
    const CityModel& city = smallCity();
    for (const Building& b : city.buildings)
        for (const geo::LocalMetres p : footprint(city, b))
            EXPECT_TRUE(geo::contains(city.regions[b.grid].outer, p)) << city.regions[b.grid].code;
}

TEST(GeneratorBuildings, HeightsFallAwayFromTheCentresOfTowers)
{
    const CityModel& city = smallCity();
    // The small district is the profile's, drawn in about a fixed point: two places tell how.
    const auto both = [&](const char* name) {
        const auto made =
            std::find_if(city.places.begin(), city.places.end(), [&](const Place& p) { return p.name == name; });
        const auto given = std::find_if(chancheng().places.begin(), chancheng().places.end(),
                                        [&](const Profile::KnownPlace& p) { return p.name.text == name; });
        return std::pair(made->at, city.frame.toLocal(given->at));
    };
    const auto [temple, templeGiven] = both("佛山祖庙");
    const auto [school, schoolGiven] = both("南庄中学");
    const double drawnIn = geo::distance(temple, school) / geo::distance(templeGiven, schoolGiven);
    double near = 0, far = 0;
    std::size_t nearCount = 0, farCount = 0;
    for (const Building& b : city.buildings) {
        if (b.use != BuildingUse::Residential || b.storeys < 9)
            continue;
        const geo::LocalMetres p = geo::centroid(footprint(city, b));
        double least = 1e9;
        for (const Profile::Centre& centre : chancheng().centres) {
            const geo::LocalMetres c = city.frame.toLocal(centre.at);
            const geo::LocalMetres at{temple.x + (c.x - templeGiven.x) * drawnIn,
                                      temple.y + (c.y - templeGiven.y) * drawnIn};
            if (centre.kind == Profile::CentreKind::Towers)
                least = std::min(least, geo::distance(p, at) / (centre.radiusM * drawnIn));
        }
        (least < 0.8 ? near : far) += b.storeys;
        ++(least < 0.8 ? nearCount : farCount);
    }
    ASSERT_GT(nearCount, 10U);
    ASSERT_GT(farCount, 10U);
    EXPECT_GT(near / static_cast<double>(nearCount), 1.15 * far / static_cast<double>(farCount));
}

TEST(GeneratorBuildings, TheOldTownIsLowAndDense)
{
    const CityModel& city = smallCity();
    const auto temple =
        std::find_if(city.places.begin(), city.places.end(), [](const Place& p) { return p.name == "佛山祖庙"; });
    ASSERT_NE(temple, city.places.end());
    std::size_t near = 0, low = 0;
    for (const Building& b : city.buildings)
        if (geo::distance(temple->at, geo::centroid(footprint(city, b))) < 250) {
            ++near;
            low += b.storeys <= 4 ? 1 : 0;
        }
    // 0.196 km²: more than 3,500 houses a square kilometre.
    EXPECT_GT(near, 690U);
    EXPECT_GT(low * 10, near * 8);
}

} // namespace
} // namespace sandtable::city
