// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/scene/AreaIndex.h>

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace sandtable::scene {
namespace {

constexpr double kHalfM = 4000;

/// Things strewn over 8 km by 8 km, in 16 micro-grids of 2 km.
city::CityModel strewnCity()
{
    Random random(23);
    const auto anywhere = [&] {
        return geo::LocalMetres{random.between(-kHalfM, kHalfM), random.between(-kHalfM, kHalfM)};
    };
    city::CityModel model;
    for (int i = 0; i < 16; ++i) {
        const double x = -kHalfM + 2000 * (i % 4);
        const double y = -kHalfM + 2000 * (i / 4);
        city::Region grid;
        grid.code = "44060401200100" + std::to_string(i);
        grid.outer = {{x, y}, {x + 2000, y}, {x + 2000, y + 2000}, {x, y + 2000}};
        grid.label = {x + 1000, y + 1000};
        model.regions.push_back(grid);
    }
    for (int i = 0; i < 6000; ++i) {
        const geo::LocalMetres at = anywhere();
        city::Building building;
        building.firstVertex = static_cast<std::uint32_t>(model.buildingVertices.size());
        building.vertexCount = 4;
        for (const auto& [dx, dy] : {std::pair{0.0, 0.0}, {20.0, 0.0}, {20.0, 30.0}, {0.0, 30.0}})
            model.buildingVertices.push_back({at.x + dx, at.y + dy});
        model.buildings.push_back(building);
    }
    for (int i = 0; i < 5000; ++i)
        model.addresses.push_back({.at = anywhere(), .number = {}});
    for (int i = 0; i < 2000; ++i)
        model.enterprises.push_back({.at = anywhere(), .name = {}, .sector = {}});
    for (int i = 0; i < 300; ++i)
        model.places.push_back({.name = {}, .nameEn = {}, .at = anywhere()});
    for (int i = 0; i < 500; ++i)
        model.cameras.push_back({.code = {}, .name = {}, .at = anywhere()});
    for (std::uint64_t i = 0; i < 9000; ++i) {
        const std::uint64_t kind = (1 + random.below(5)) * 100ULL + 1 + random.below(8);
        model.components.push_back({440604'0000'000000ULL + kind * 1'000'000 + i, anywhere()});
    }
    return model;
}

template <class Things>
std::uint32_t tried(const Things& things, const geo::Polygon& area)
{
    std::uint32_t inside = 0;
    for (const auto& thing : things)
        inside += geo::contains(area, thing.at) ? 1 : 0;
    return inside;
}

void expectBruteForce(const AreaIndex& index, const city::CityModel& model, const geo::Polygon& area)
{
    const AreaCounts counts = index.count(area);
    EXPECT_EQ(counts.addresses, tried(model.addresses, area));
    EXPECT_EQ(counts.enterprises, tried(model.enterprises, area));
    EXPECT_EQ(counts.places, tried(model.places, area));
    EXPECT_EQ(counts.cameras, tried(model.cameras, area));
    EXPECT_EQ(counts.components, tried(model.components, area));
    std::uint32_t buildings = 0;
    for (const city::Building& building : model.buildings) {
        const geo::LocalMetres corner = model.buildingVertices[building.firstVertex];
        buildings += geo::contains(area, {corner.x + 10, corner.y + 15}) ? 1 : 0;
    }
    EXPECT_EQ(counts.buildings, buildings);
    std::map<std::uint32_t, std::uint32_t> kinds;
    for (const city::Component& component : model.components)
        if (geo::contains(area, component.at))
            ++kinds[component.classCode() * 100 + component.subclassCode()];
    EXPECT_EQ(counts.kinds.size(), kinds.size());
    for (const AreaCounts::Kind& kind : counts.kinds)
        EXPECT_EQ(kind.count, kinds[kind.kind]) << kind.kind;
    // A micro-grid shares ground with the area where a point of a fine raster lies in both.
    std::set<std::uint32_t> touched(counts.microGrids.begin(), counts.microGrids.end());
    for (std::uint32_t i = 0; i < model.regions.size(); ++i) {
        bool shared = false;
        const geo::LocalMetres low = model.regions[i].outer[0];
        for (double x = 20; x < 2000 && !shared; x += 40)
            for (double y = 20; y < 2000 && !shared; y += 40)
                shared = geo::contains(area, {low.x + x, low.y + y});
        EXPECT_TRUE(!shared || touched.contains(i)) << "micro-grid " << i;
    }
    geo::Bounds bounds;
    bounds.add(area.outer);
    for (const std::uint32_t grid : touched)
        EXPECT_TRUE(bounds.min.x <= model.regions[grid].outer[2].x && bounds.max.x >= model.regions[grid].outer[0].x &&
                    bounds.min.y <= model.regions[grid].outer[2].y && bounds.max.y >= model.regions[grid].outer[0].y);
}

class AreaIndexTest : public testing::Test
{
protected:
    city::CityModel model = strewnCity();
    AreaIndex index{model};
};

TEST_F(AreaIndexTest, BoxesCountWhatBruteForceCounts)
{
    Random random(41);
    for (int round = 0; round < 12; ++round) {
        // As a box lies on the ground under a camera that is turned.
        const double angle = random.between(0, 6.28);
        const double w = random.between(30, 5000);
        const double h = random.between(30, 5000);
        const geo::LocalMetres middle{random.between(-kHalfM, kHalfM), random.between(-kHalfM, kHalfM)};
        geo::Polygon box;
        for (const auto& [x, y] : {std::pair{-w, -h}, {w, -h}, {w, h}, {-w, h}})
            box.outer.push_back({middle.x + x * std::cos(angle) - y * std::sin(angle),
                                 middle.y + x * std::sin(angle) + y * std::cos(angle)});
        expectBruteForce(index, model, box);
        EXPECT_NEAR(index.count(box).areaM2, 4 * w * h, 1e-4 * w * h);
    }
}

TEST_F(AreaIndexTest, LassosCountWhatBruteForceCounts)
{
    Random random(43);
    for (int round = 0; round < 12; ++round) {
        geo::Polygon lasso;
        const geo::LocalMetres middle{random.between(-3000, 3000), random.between(-3000, 3000)};
        const double radius = random.between(150, 5000);
        const int points = 30 + static_cast<int>(random.below(300));
        // Twice around in part, so that the hand's line crosses itself.
        const double turns = round % 2 == 0 ? 1 : 1.2;
        for (int i = 0; i < points; ++i) {
            const double angle = 6.283185307 * turns * i / points;
            const double reach = radius * (0.7 + 0.3 * std::sin(5 * angle) * random.unit());
            lasso.outer.push_back({middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)});
        }
        expectBruteForce(index, model, lasso);
    }
}

TEST_F(AreaIndexTest, ASmallAreaInOneMicroGridTouchesThatOne)
{
    const geo::Polygon yard{{{100, 100}, {140, 100}, {140, 130}, {100, 130}}, {}};
    EXPECT_EQ(index.count(yard).microGrids, (std::vector<std::uint32_t>{10}));
}

TEST_F(AreaIndexTest, KindsComeByClassWithTheMostFrequentFirst)
{
    const geo::Polygon all{{{-5000, -5000}, {5000, -5000}, {5000, 5000}, {-5000, 5000}}, {}};
    const AreaCounts counts = index.count(all);
    EXPECT_EQ(counts.components, model.components.size());
    EXPECT_EQ(counts.buildings, model.buildings.size());
    for (std::size_t i = 1; i < counts.kinds.size(); ++i) {
        const auto& before = counts.kinds[i - 1];
        const auto& here = counts.kinds[i];
        EXPECT_TRUE(before.kind / 100 < here.kind / 100 ||
                    (before.kind / 100 == here.kind / 100 && before.count >= here.count));
    }
    EXPECT_EQ(index.count({{{0, 0}, {1, 1}}, {}}).components, 0U);
}

} // namespace
} // namespace sandtable::scene
