// SPDX-License-Identifier: GPL-3.0-or-later
#include "draft/BlockMesh.h"

#include "draft/Biconnected.h"
#include "draft/BlockGroups.h"

#include <sandtable/base/Random.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <set>

namespace sandtable::city {
namespace {

const geo::Ring kSquare{{0, 0}, {100, 0}, {100, 100}, {0, 100}};

double sumOfFaces(const BlockMesh& mesh)
{
    double sum = 0;
    for (std::uint32_t face = 0; face < mesh.faceCount(); ++face) {
        sum += geo::signedArea(mesh.ringOf(mesh.edgesOf(face)));
    }
    return sum;
}

TEST(Biconnected, BridgesAndWhatTheyHoldDoNotBelong)
{
    // A triangle 0-1-2, a bridge 2-3, and a triangle 3-4-5 behind it.
    const std::vector<std::uint32_t> ends{0, 1, 1, 2, 2, 0, 2, 3, 3, 4, 4, 5, 5, 3};
    EXPECT_THAT(biconnectedWith(6, ends, 0), testing::ElementsAre(true, true, true, false, false, false, false));
    EXPECT_THAT(biconnectedWith(6, ends, 5), testing::ElementsAre(false, false, false, false, true, true, true));
    EXPECT_THAT(biconnectedWith(6, ends, 3), testing::ElementsAre(false, false, false, true, false, false, false));
}

TEST(Biconnected, TwoTrianglesAtOneVertexAreApart)
{
    const std::vector<std::uint32_t> ends{0, 1, 1, 2, 2, 0, 0, 3, 3, 4, 4, 0};
    EXPECT_THAT(biconnectedWith(5, ends, 1), testing::ElementsAre(true, true, true, false, false, false));
}

TEST(BlockMesh, TheOutlineAloneIsOneFace)
{
    const BlockMesh mesh = BlockMesh::make(Geos(), kSquare, {});
    ASSERT_EQ(mesh.faceCount(), 1u);
    EXPECT_EQ(mesh.outline().size(), 4u);
    EXPECT_DOUBLE_EQ(geo::signedArea(mesh.ringOf(mesh.outline())), 10000);
}

TEST(BlockMesh, CrossingCutsPartTheSquare)
{
    const std::vector<geo::Line> cuts{{{50, -10}, {50, 110}}, {{-10, 30}, {110, 30}}};
    const BlockMesh mesh = BlockMesh::make(Geos(), kSquare, cuts);
    EXPECT_EQ(mesh.faceCount(), 4u);
    EXPECT_NEAR(sumOfFaces(mesh), 10000, 1e-6);
    EXPECT_EQ(mesh.outline().size(), 8u) << "the cuts' ends are corners of the outline";
}

TEST(BlockMesh, DeadEndsAndIslandsPartNothing)
{
    const std::vector<geo::Line> cuts{{{50, -10}, {50, 60}},                              // a dead end
                                      {{20, 20}, {30, 20}, {30, 30}, {20, 30}, {20, 20}}, // an island
                                      {{50, 60}, {60, 60}, {60, 70}, {50, 60}}};          // a loop at a dead end
    EXPECT_EQ(BlockMesh::make(Geos(), kSquare, cuts).faceCount(), 1u);
}

TEST(BlockMesh, CutsOutsideAreLeftOut)
{
    const std::vector<geo::Line> cuts{{{-50, 50}, {-50, 200}, {200, 200}, {200, 50}, {-50, 50}}};
    const BlockMesh mesh = BlockMesh::make(Geos(), kSquare, cuts);
    EXPECT_EQ(mesh.faceCount(), 2u);
    EXPECT_NEAR(sumOfFaces(mesh), 10000, 1e-6);
}

TEST(BlockMesh, LargeFacesAreCutUp)
{
    const Geos geos;
    BlockMesh mesh = BlockMesh::make(geos, kSquare, {});
    const auto cuts = cutsOfLargeFaces(geos, mesh, 400);
    mesh = BlockMesh::make(geos, kSquare, cuts);
    EXPECT_EQ(mesh.faceCount(), 25u);
    EXPECT_TRUE(cutsOfLargeFaces(geos, mesh, 401).empty());
}

/// A mesh of many crooked faces.
BlockMesh crookedMesh(std::uint64_t seed)
{
    Random random(seed);
    std::vector<geo::Line> cuts;
    for (int i = 0; i < 40; ++i) {
        cuts.push_back({{random.between(-20, 120), random.between(-20, 120)},
                        {random.between(-20, 120), random.between(-20, 120)},
                        {random.between(-20, 120), random.between(-20, 120)}});
    }
    return BlockMesh::make(Geos(), kSquare, cuts);
}

TEST(BlockMesh, RandomCutsStillTileExactly)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const BlockMesh mesh = crookedMesh(seed);
        EXPECT_GT(mesh.faceCount(), 50u);
        EXPECT_NEAR(sumOfFaces(mesh), geo::signedArea(mesh.ringOf(mesh.outline())), 1e-6);
        // Every half-edge has its face, and its twin lies in another or outside.
        for (std::uint32_t face = 0; face < mesh.faceCount(); ++face) {
            for (const std::uint32_t e : mesh.edgesOf(face)) {
                ASSERT_EQ(mesh.faceOf(e), face);
                ASSERT_NE(mesh.faceOf(BlockMesh::twin(e)), face);
            }
        }
    }
}

void expectSimpleRings(const BlockMesh& mesh, const BlockGroups& groups)
{
    double sum = 0;
    std::size_t faces = 0;
    for (const std::uint32_t group : groups.groups()) {
        std::set<std::uint32_t> corners;
        for (const std::uint32_t e : groups.edges(group)) {
            EXPECT_TRUE(corners.insert(mesh.fromOf(e)).second) << "a ring that touches itself";
        }
        const double area = geo::signedArea(mesh.ringOf(groups.edges(group)));
        double parts = 0;
        for (const std::uint32_t face : groups.faces(group)) {
            parts += geo::signedArea(mesh.ringOf(mesh.edgesOf(face)));
            EXPECT_EQ(groups.groupOf(face), group);
        }
        EXPECT_NEAR(area, parts, 1e-6) << "a ring with a hole";
        sum += area;
        faces += groups.faces(group).size();
    }
    EXPECT_NEAR(sum, sumOfFaces(mesh), 1e-6);
    EXPECT_EQ(faces, mesh.faceCount());
}

TEST(BlockGroups, JoinToTheTargetAsSimpleRings)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const BlockMesh mesh = crookedMesh(seed);
        std::vector<double> weights;
        for (std::uint32_t face = 0; face < mesh.faceCount(); ++face) {
            weights.push_back(geo::signedArea(mesh.ringOf(mesh.edgesOf(face))));
        }
        BlockGroups groups(mesh, weights);
        const std::vector<std::uint32_t> parent(mesh.faceCount(), 0);
        const std::vector<std::uint32_t> target{8};
        groups.mergeWithin(parent, target);
        EXPECT_EQ(groups.groups().size(), 8u);
        expectSimpleRings(mesh, groups);
        for (const std::uint32_t group : groups.groups()) {
            EXPECT_LT(groups.weight(group), 0.45 * 10000) << "no group takes nearly all";
        }
    }
}

TEST(BlockGroups, ParentsKeepApart)
{
    const std::vector<geo::Line> cuts{{{50, -10}, {50, 110}}, {{-10, 30}, {110, 30}}, {{-10, 60}, {110, 60}}};
    const BlockMesh mesh = BlockMesh::make(Geos(), kSquare, cuts);
    ASSERT_EQ(mesh.faceCount(), 6u);
    std::vector<std::uint32_t> parent;
    for (std::uint32_t face = 0; face < 6; ++face) {
        parent.push_back(geo::centroid(mesh.ringOf(mesh.edgesOf(face))).x < 50 ? 0 : 1);
    }
    BlockGroups groups(mesh, std::vector<double>(6, 1));
    groups.mergeWithin(parent, std::vector<std::uint32_t>{1, 2});
    EXPECT_EQ(groups.groups().size(), 3u);
    expectSimpleRings(mesh, groups);
    for (const std::uint32_t group : groups.groups()) {
        for (const std::uint32_t face : groups.faces(group)) {
            EXPECT_EQ(parent[face], parent[groups.faces(group).front()]);
        }
    }
}

TEST(BlockGroups, ARingRoundACentreIsNeverClosed)
{
    // Eight faces around a ninth of another parent: joining them all would enclose it.
    const std::vector<geo::Line> cuts{
        {{30, -10}, {30, 110}}, {{60, -10}, {60, 110}}, {{-10, 30}, {110, 30}}, {{-10, 60}, {110, 60}}};
    const BlockMesh mesh = BlockMesh::make(Geos(), kSquare, cuts);
    ASSERT_EQ(mesh.faceCount(), 9u);
    std::vector<std::uint32_t> parent;
    for (std::uint32_t face = 0; face < 9; ++face) {
        const geo::LocalMetres c = geo::centroid(mesh.ringOf(mesh.edgesOf(face)));
        parent.push_back(c.x > 30 && c.x < 60 && c.y > 30 && c.y < 60 ? 1 : 0);
    }
    BlockGroups groups(mesh, std::vector<double>(9, 1));
    groups.mergeWithin(parent, std::vector<std::uint32_t>{1, 1});
    EXPECT_EQ(groups.groups().size(), 3u) << "the ring stays open, so it is two";
    expectSimpleRings(mesh, groups);
    groups.absorb([&](std::uint32_t group) { return groups.weight(group) == 1; });
    expectSimpleRings(mesh, groups);
}

} // namespace
} // namespace sandtable::city
