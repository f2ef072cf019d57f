// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlateMesh.h"
#include "PlateShapes.h"
#include "SyntheticCity.h"

#include <sandtable/base/Random.h>
#include <sandtable/scene/Plates.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace sandtable::scene {
namespace {

constexpr std::uint32_t kDistrict = 0;
constexpr std::uint32_t kEastStreet = 1;

/// A ring with many corners around a place, never crossing itself.
geo::Ring blob(Random& random, geo::LocalMetres middle, double radius, int corners)
{
    geo::Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double reach = radius * random.between(0.4, 1);
        ring.push_back({middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)});
    }
    return ring;
}

double areaOfTriangles(const geo::Ring& ring, const std::vector<std::uint32_t>& triangles)
{
    double area = 0;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const geo::Ring one{ring[triangles[i]], ring[triangles[i + 1]], ring[triangles[i + 2]]};
        const double size = geo::signedArea(one);
        EXPECT_GE(size, 0) << "turned as the ring is";
        area += size;
    }
    return area;
}

TEST(PlateShapesTest, TrianglesFillARingExactly)
{
    Random random(3);
    for (int round = 0; round < 60; ++round) {
        const geo::Ring ring = blob(random, {500, -200}, 900, 3 + static_cast<int>(random.below(90)));
        const auto triangles = triangulate(ring);
        EXPECT_EQ(triangles.size(), 3 * (ring.size() - 2));
        EXPECT_NEAR(areaOfTriangles(ring, triangles), geo::signedArea(ring), 1e-6 * geo::signedArea(ring) + 1e-6);
    }
}

TEST(PlateShapesTest, NothingComesOfWhatIsNoArea)
{
    EXPECT_TRUE(triangulate({}).empty());
    const geo::Ring line{{0, 0}, {10, 0}, {20, 0}};
    EXPECT_TRUE(triangulate(line).empty());
    const geo::Ring bow{{0, 0}, {10, 10}, {10, 0}, {0, 10}};
    EXPECT_LE(triangulate(bow).size(), 6U) << "a ring that crosses itself ends too";
}

/// Two neighbours with a winding border between them.
std::vector<city::Region> windingNeighbours()
{
    geo::Line border;
    for (int i = 0; i <= 200; ++i)
        border.push_back({100 * std::sin(i * 0.21) + 7 * std::sin(i * 1.7), i * 20.0});
    city::Region district;
    district.tier = city::Tier::District;
    district.outer = {{-2000, 0}, {2000, 0}, {2000, 4000}, {-2000, 4000}};
    city::Region west;
    west.tier = city::Tier::Street;
    west.parent = 0;
    west.outer = border;
    west.outer.push_back({-2000, 4000});
    west.outer.push_back({-2000, 0});
    city::Region east = west;
    east.outer = {{2000, 0}, {2000, 4000}};
    east.outer.insert(east.outer.end(), border.rbegin(), border.rend());
    return {district, west, east};
}

TEST(PlateShapesTest, NeighboursKeepOneBorderWhenItIsThinned)
{
    const auto regions = windingNeighbours();
    const PlateStack stack(regions, kDistrict);
    const auto shapes = plateShapes(stack, Plate::Streets, 15);
    ASSERT_EQ(shapes.size(), 2U);
    std::set<std::pair<double, double>> west;
    std::set<std::pair<double, double>> east;
    for (const auto& p : shapes[0].ring)
        if (std::abs(p.x) < 1900)
            west.emplace(p.x, p.y);
    for (const auto& p : shapes[1].ring)
        if (std::abs(p.x) < 1900)
            east.emplace(p.x, p.y);
    EXPECT_EQ(west, east);
    EXPECT_LT(west.size(), 120U) << "thinner than it was";
    EXPECT_GT(west.size(), 20U);
    const double lost = geo::signedArea(regions[1].outer) - geo::signedArea(shapes[0].ring);
    EXPECT_LT(std::abs(lost), 15 * 4000.0);
}

class PlatesTest : public testing::Test
{
protected:
    city::CityModel city = test::syntheticCity(20);
    PlateLift lift{190};
};

TEST_F(PlatesTest, TheDistrictShowsEveryRegionOfThreeTiers)
{
    const PlateStack stack(city.regions, kDistrict);
    EXPECT_EQ(stack.on(Plate::Streets).size(), 2U);
    EXPECT_EQ(stack.on(Plate::Communities).size(), 4U);
    EXPECT_EQ(stack.on(Plate::Grids).size(), 16U);
}

TEST_F(PlatesTest, ARegionShowsItsOwnChildrenOnlyAndStandsAsAColumnUnderWhatItIsInsideOf)
{
    for (std::uint32_t scope = 0; scope < city.regions.size(); ++scope) {
        const PlateStack stack(city.regions, scope);
        for (const Plate plate : {Plate::Grids, Plate::Communities, Plate::Streets})
            for (const std::uint32_t region : stack.on(plate)) {
                EXPECT_EQ(city.regions[region].tier, tierOf(plate));
                const bool inside = city.ancestor(region, city.regions[scope].tier) == scope;
                const bool around = city.ancestor(scope, city.regions[region].tier) == region;
                EXPECT_TRUE(inside || around) << scope << " " << region;
                EXPECT_EQ(&stack.outline(region), &city.regions[inside ? region : scope].outer);
            }
        std::size_t inside = 0;
        for (std::uint32_t i = 1; i < city.regions.size(); ++i)
            inside +=
                city.regions[i].tier > city.regions[scope].tier && city.ancestor(i, city.regions[scope].tier) == scope
                    ? 1
                    : 0;
        const std::size_t above = static_cast<std::size_t>(city.regions[scope].tier) - 1;
        EXPECT_EQ(stack.on(Plate::Grids).size() + stack.on(Plate::Communities).size() + stack.on(Plate::Streets).size(),
                  inside + above);
    }
}

TEST_F(PlatesTest, PickingIsThatOfDroppingThePointFromEachPlateInTurn)
{
    const CameraPose pose{{0, 900}, 5200, 20, 30};
    const Projection view(pose, 1200, 900);
    Random random(9);
    int hits = 0;
    std::set<Plate> seen;
    for (const std::uint32_t scope : {kDistrict, kEastStreet, 4U, 9U}) {
        const PlateStack stack(city.regions, scope);
        for (int i = 0; i < 1500; ++i) {
            const double x = random.between(0, 1200);
            const double y = random.between(0, 900);
            std::optional<PlateHit> wanted;
            for (const Plate plate :
                 {Plate::Grids, Plate::Communities, Plate::Streets}) // the last one found is the top
                for (std::uint32_t region = 1; region < city.regions.size(); ++region) {
                    const auto ground = view.toGround(x, y + 190 * (1 + static_cast<int>(plate)));
                    const bool column = city.regions[region].tier < city.regions[scope].tier;
                    if (ground && city.regions[region].tier == tierOf(plate) && stack.shows(region) &&
                        geo::contains(city.regions[column ? scope : region].outer, *ground))
                        wanted = PlateHit{plate, region};
                }
            const auto hit = plateAt(stack, view, lift, x, y);
            ASSERT_EQ(hit.has_value(), wanted.has_value()) << x << " " << y;
            if (!hit)
                continue;
            ++hits;
            seen.insert(hit->plate);
            EXPECT_EQ(hit->plate, wanted->plate);
            EXPECT_EQ(hit->region, wanted->region);
        }
    }
    EXPECT_GT(hits, 500);
    EXPECT_EQ(seen.size(), 3U);
}

std::vector<PlateCase> someCases(const city::CityModel& city, std::size_t count, double overdue)
{
    Random random(5);
    std::vector<PlateCase> cases;
    for (std::size_t i = 0; i < count; ++i) {
        // Crowded: half of them in one micro-grid.
        const std::uint32_t grid = random.chance(0.5) ? 7 : 7 + random.below(16);
        cases.push_back({city.regions[grid].label, grid, random.chance(overdue)});
    }
    return cases;
}

TEST_F(PlatesTest, FewCasesAllHaveTheirThread)
{
    const auto cases = someCases(city, 300, 0.1);
    EXPECT_EQ(threadsWithin(cases, 300).size(), 300U);
    EXPECT_TRUE(threadsWithin({}, 300).empty());
}

TEST_F(PlatesTest, ThousandsKeepWithinTheBudgetAndEveryGridKeepsAThread)
{
    const auto cases = someCases(city, 12'000, 0.02);
    for (const std::size_t most : {16U, 100U, 1500U}) {
        const auto chosen = threadsWithin(cases, most);
        EXPECT_LE(chosen.size(), most);
        EXPECT_GE(chosen.size(), most - 16) << "and it is used";
        std::set<std::uint32_t> grids;
        std::set<std::uint32_t> once(chosen.begin(), chosen.end());
        EXPECT_EQ(once.size(), chosen.size());
        std::vector<int> threads(city.regions.size());
        for (const auto i : chosen) {
            grids.insert(cases[i].region);
            ++threads[cases[i].region];
        }
        EXPECT_EQ(grids.size(), 16U);
        if (most == 1500) {
            EXPECT_NEAR(threads[7] / 1500.0, 0.53, 0.03) << "as many as its share of the cases";
        }
    }
    EXPECT_LE(threadsWithin(cases, 5).size(), 5U);
    EXPECT_TRUE(threadsWithin(cases, 0).empty());
}

TEST_F(PlatesTest, WhatIsOverdueIsNotLeftOutForWhatIsNot)
{
    const auto cases = someCases(city, 6'000, 0.03);
    const auto chosen = threadsWithin(cases, 1'500);
    const auto overdue = [&](const auto& list) {
        return std::count_if(list.begin(), list.end(), [&](std::uint32_t i) { return cases[i].overdue; });
    };
    std::vector<std::uint32_t> all(cases.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        all[i] = i;
    EXPECT_EQ(overdue(chosen), overdue(all));
}

TEST_F(PlatesTest, TheMeshStaysWithinItsBudgetAndItsIndicesWithinItsVertices)
{
    const PlateStack stack(city.regions, kDistrict);
    std::array<std::vector<PlateShape>, kPlates> shapes;
    for (const Plate plate : {Plate::Grids, Plate::Communities, Plate::Streets})
        shapes[static_cast<std::size_t>(plate)] = plateShapes(stack, plate, 1);
    std::vector<PlateFigures> figures(city.regions.size());
    const auto cases = someCases(city, 9'000, 0.05);
    for (const PlateCase& item : cases)
        for (std::uint32_t at = item.region; at != city::kNone; at = city.regions[at].parent) {
            ++figures[at].open;
            figures[at].overdue += item.overdue ? 1 : 0;
        }
    PlateLook look;
    look.ramp = {Qt::black, Qt::white};
    PlateMesh line;
    line.addLine(std::array{PlatePoint{{0, 0}, 1}, PlatePoint{{9, 0}, 1}, PlatePoint{{9, 9}, 1}}, 1.6, Qt::white);
    EXPECT_EQ(line.indices().size(), 2U * 6) << "two triangles a piece; the shader makes the soft edge";
    const auto few = PlateMesh::whole(stack, shapes, figures, PlateFigure::Open, {cases.data(), 1'500}, 1'500, look);
    const auto many = PlateMesh::whole(stack, shapes, figures, PlateFigure::Open, cases, 1'500, look);
    EXPECT_LT(many.vertices().size(), few.vertices().size() * 11 / 10) << "six times the cases, no more to draw";
    for (const std::uint32_t index : many.indices())
        ASSERT_LT(index, many.vertices().size());
    EXPECT_EQ(many.indices().size() % 3, 0U);
    EXPECT_EQ(PlateMesh::mostOn(stack, Plate::Grids, figures, PlateFigure::Open), figures[7].open);
    EXPECT_TRUE(PlateMesh::mark(stack, shapes, 999, look).vertices().empty());
    EXPECT_FALSE(PlateMesh::mark(stack, shapes, 9, look).vertices().empty());
}

} // namespace
} // namespace sandtable::scene
