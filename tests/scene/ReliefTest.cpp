// SPDX-License-Identifier: GPL-3.0-or-later
#include "BorderMesh.h"
#include "LiftedTile.h"
#include "ReliefCut.h"

#include <sandtable/base/Random.h>
#include <sandtable/scene/CameraPose.h>

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <map>

namespace sandtable::scene {
namespace {

std::shared_ptr<const imagery::HeightField> hills()
{
    constexpr int kNodes = 65;
    std::vector<float> nodes;
    for (int row = 0; row < kNodes; ++row)
        for (int column = 0; column < kNodes; ++column)
            nodes.push_back(static_cast<float>(60 + 50 * std::sin(column * 0.4) * std::cos(row * 0.3)));
    return std::make_shared<const imagery::HeightField>(geo::LocalMetres{-2048, -2048}, 64, kNodes, kNodes,
                                                        std::move(nodes));
}

city::TileMesh meshOf(std::initializer_list<city::TileVertex> vertices, std::initializer_list<std::uint32_t> indices)
{
    city::TileMesh mesh;
    mesh.stepM = 0.1F;
    mesh.stepZM = 0.02F;
    mesh.vertices = vertices;
    mesh.indices = indices;
    return mesh;
}

struct Corner
{
    double x, y, z;
};

/// The corners of a prepared mesh in the city's metres, as city.vert takes them apart.
std::vector<Corner> cornersOf(const PreparedMesh& mesh)
{
    std::vector<Corner> corners;
    for (qsizetype at = 0; at < mesh.vertices.size(); at += kTileStride) {
        std::array<float, 3> packed{};
        std::memcpy(packed.data(), mesh.vertices.constData() + at, sizeof packed);
        const auto whole = [&](std::size_t i) { return std::floor(packed[i] / 256.0); };
        corners.push_back({mesh.origin.x() + whole(0) * mesh.scale.x(), -mesh.origin.z() + whole(1) * mesh.scale.x(),
                           mesh.origin.y() + whole(2) * mesh.scale.y()});
    }
    return corners;
}

std::vector<std::uint32_t> indicesOf(const PreparedMesh& mesh)
{
    std::vector<std::uint32_t> indices(static_cast<std::size_t>(mesh.indices.size()) / sizeof(std::uint32_t));
    std::memcpy(indices.data(), mesh.indices.constData(), indices.size() * sizeof(std::uint32_t));
    return indices;
}

/// Hills in the east; the west is flat but for a little noise, and merged.
std::shared_ptr<const imagery::HeightField> mergedHills()
{
    constexpr int kNodes = 65;
    Random random(8);
    std::vector<float> nodes;
    for (int row = 0; row < kNodes; ++row)
        for (int column = 0; column < kNodes; ++column)
            nodes.push_back(static_cast<float>(column < 32 ? 60 + random.between(-0.3, 0.3)
                                                           : 60 + 50 * std::sin((column - 32) * 0.4)));
    const imagery::HeightField field({-2048, -2048}, 64, kNodes, kNodes, std::move(nodes));
    return std::make_shared<const imagery::HeightField>(field.merged(1));
}

class ReliefOf : public testing::TestWithParam<bool>
{
};
INSTANTIATE_TEST_SUITE_P(FineAndMerged, ReliefOf, testing::Bool());

TEST_P(ReliefOf, ALargeTriangleOfGroundLiesOnTheHillsEverywhere)
{
    const auto relief = GetParam() ? mergedHills() : hills();
    using city::TileSurface;
    const auto mesh = meshOf({{-15000, -14000, 0, TileSurface::Land, 128},
                              {16000, -11000, 0, TileSurface::Land, 128},
                              {2000, 15500, 0, TileSurface::Land, 128}},
                             {0, 1, 2});
    const PreparedMesh lifted = prepareLifted(mesh, *relief);
    const auto corners = cornersOf(lifted);
    const auto indices = indicesOf(lifted);
    Random random(3);
    double area = 0;
    for (std::size_t i = 0; i < indices.size(); i += 3) {
        const Corner& a = corners[indices[i]];
        const Corner& b = corners[indices[i + 1]];
        const Corner& c = corners[indices[i + 2]];
        const double twice = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        EXPECT_GE(twice, -1) << "it faces up";
        area += twice / 2;
        // Anywhere inside, not at its corners alone; a tenth of a metre of rounding sideways on a slope.
        double u = random.unit();
        double v = random.unit();
        if (u + v > 1) {
            u = 1 - u;
            v = 1 - v;
        }
        const Corner at{a.x + u * (b.x - a.x) + v * (c.x - a.x), a.y + u * (b.y - a.y) + v * (c.y - a.y),
                        a.z + u * (b.z - a.z) + v * (c.z - a.z)};
        ASSERT_NEAR(at.z, relief->at({at.x, at.y}), 0.12);
    }
    // Nothing is lost and nothing is twice.
    const double whole = ((1600.0 + 1500) * (1550 + 1400) - (-1100.0 + 1400) * (200 + 1500)) / 2;
    EXPECT_NEAR(area, whole, whole * 0.001);
}

TEST(Relief, MergedGroundTakesFewTriangles)
{
    using city::TileSurface;
    const auto mesh = meshOf({{-19000, -19000, 0, TileSurface::Land, 128},
                              {-3000, -19000, 0, TileSurface::Land, 128},
                              {-3000, 19000, 0, TileSurface::Land, 128}},
                             {0, 1, 2});
    const auto fine = prepareLifted(mesh, *hills());
    const auto merged = prepareLifted(mesh, *mergedHills());
    EXPECT_LT(merged.triangles() * 20, fine.triangles());
}

TEST(Relief, WithSlackLessIsCutAndNothingIsFartherOffThanThat)
{
    const auto relief = hills();
    using city::TileSurface;
    const auto mesh = meshOf({{-15000, -14000, 0, TileSurface::Building, 128},
                              {16000, -11000, 0, TileSurface::Building, 128},
                              {2000, 15500, 0, TileSurface::Building, 128}},
                             {0, 1, 2});
    constexpr double kSlackM = 3;
    const PreparedMesh exact = prepareLifted(mesh, *relief);
    const PreparedMesh loose = prepareLifted(mesh, *relief, kSlackM);
    EXPECT_LT(loose.triangles() * 4, exact.triangles() * 3);
    const auto corners = cornersOf(loose);
    const auto indices = indicesOf(loose);
    Random random(4);
    for (std::size_t i = 0; i < indices.size(); i += 3) {
        const double u = random.between(0, 0.5);
        const double v = random.between(0, 0.5);
        const auto mixed = [&](double Corner::*value) {
            const double first = corners[indices[i]].*value;
            return first + u * (corners[indices[i + 1]].*value - first) + v * (corners[indices[i + 2]].*value - first);
        };
        // It is measured at points: a little more may lie between them.
        ASSERT_NEAR(mixed(&Corner::z), relief->at({mixed(&Corner::x), mixed(&Corner::y)}), kSlackM + 1);
    }
}

TEST_P(ReliefOf, PiecesOfNeighboursMeetInTheSameCorners)
{
    const auto relief = GetParam() ? mergedHills() : hills();
    const ReliefCut cut(*relief);
    const auto a = cut.corner({-300, -220}, 0, 0);
    const auto b = cut.corner({410, 380}, 0, 0);
    const auto left = cut.corner({-500, 500}, 0, 0);
    const auto right = cut.corner({600, -400}, 0, 0);
    const auto onEdge = [&](const std::vector<ReliefCut::Piece>& pieces) {
        std::map<std::pair<long, long>, int> found;
        for (const auto& piece : pieces)
            for (const auto& corner : piece) {
                const double off = (b.x - a.x) * (corner.y - a.y) - (b.y - a.y) * (corner.x - a.x);
                if (std::abs(off) < 1e-9)
                    found[{std::lround(corner.x * 1e7), std::lround(corner.y * 1e7)}]++;
            }
        std::vector<std::pair<long, long>> places;
        for (const auto& [place, count] : found)
            places.push_back(place);
        return places;
    };
    const auto first = onEdge(cut.pieces({a, b, left}));
    const auto second = onEdge(cut.pieces({b, a, right}));
    EXPECT_GT(first.size(), 10U);
    EXPECT_EQ(first, second);
}

TEST(Relief, AHouseKeepsItsHeightAboveTheGround)
{
    const auto relief = hills();
    using city::TileSurface;
    const auto mesh = meshOf({{100, 100, 0, TileSurface::Building, 90},
                              {200, 100, 0, TileSurface::Building, 90},
                              {200, 100, 900, TileSurface::Building, 90}},
                             {0, 1, 2});
    const PreparedMesh lifted = prepareLifted(mesh, *relief);
    const auto corners = cornersOf(lifted);
    ASSERT_EQ(corners.size(), 3U) << "nothing of it is cut";
    EXPECT_NEAR(corners[2].z - corners[1].z, 18, 0.02);
    EXPECT_NEAR(corners[0].z, relief->at({10, 10}), 0.02);
}

TEST(Relief, ADamagedTileDoesNotBecomeMillionsOfPieces)
{
    const auto relief = hills();
    auto mesh = meshOf({{-32767, -32767, 0, city::TileSurface::Land, 128},
                        {32767, -32767, 0, city::TileSurface::Land, 128},
                        {0, 32767, 0, city::TileSurface::Land, 128}},
                       {});
    mesh.stepM = 0.45F;
    for (int i = 0; i < 20; ++i)
        mesh.indices.insert(mesh.indices.end(), {0, 1, 2});
    EXPECT_LT(indicesOf(prepareLifted(mesh, *relief)).size() / 3, 2'000'000U);
    mesh.stepM = 1e6F;
    EXPECT_EQ(indicesOf(prepareLifted(mesh, *relief)).size(), mesh.indices.size());
}

TEST_P(ReliefOf, BordersFollowTheGroundAndKeepTheirParts)
{
    const auto relief = GetParam() ? mergedHills() : hills();
    const std::vector<city::BorderLine> borders{{city::Tier::District, {{-1500, -900}, {1400, 1100}}},
                                                {city::Tier::Community, {{0, 0}, {300, 0}}}};
    const auto flat = borderParts(borders);
    const auto lifted = borderParts(borders, relief.get());
    ASSERT_EQ(flat.size(), lifted.size());
    EXPECT_GT(lifted[0].triangles, flat[0].triangles * (GetParam() ? 10 : 20));
    for (qsizetype at = 0; at < lifted[0].mesh.vertices.size(); at += kLineStride) {
        std::array<float, 3> place{};
        std::memcpy(place.data(), lifted[0].mesh.vertices.constData() + at, sizeof place);
        ASSERT_NEAR(place[1] - 2, relief->at({place[0], -place[2]}), 0.02);
    }
}

TEST(CameraOverHills, APixelsGroundIsWhereThatGroundIsDrawn)
{
    const auto relief = hills();
    Random random(11);
    int hit = 0;
    for (int i = 0; i < 2000; ++i) {
        const CameraPose pose{{random.between(-1200, 1200), random.between(-1200, 1200)},
                              random.between(120, 3000),
                              random.between(-180, 180),
                              random.between(25, 90)};
        const Projection view(pose, 1280, 720, relief);
        const double x = random.between(0, 1280);
        const double y = random.between(0, 720);
        const auto ground = view.toGround(x, y);
        if (!ground)
            continue;
        const auto back = view.toScreen(*ground);
        ASSERT_TRUE(back);
        ASSERT_NEAR(back->x, x, 0.6);
        ASSERT_NEAR(back->y, y, 0.6);
        ++hit;
    }
    EXPECT_GT(hit, 1500);
}

TEST(CameraOverHills, NothingNearerHidesTheGroundOfAPixel)
{
    const auto relief = hills();
    const CameraPose pose{{100, -300}, 900, 40, 24};
    const Projection view(pose, 1280, 720, relief);
    const auto eye = eyeOver(pose, relief);
    for (int y = 200; y < 720; y += 40)
        for (int x = 0; x < 1280; x += 80) {
            const auto ground = view.toGround(x, y);
            ASSERT_TRUE(ground);
            const double end = relief->at(*ground);
            for (double share = 0.05; share < 0.97; share += 0.01) {
                const geo::LocalMetres at{std::lerp(eye[0], ground->x, share), std::lerp(eye[1], ground->y, share)};
                ASSERT_GT(std::lerp(eye[2], end, share), relief->at(at) - 0.5) << x << " " << y;
            }
        }
}

TEST(CameraOverHills, TheEyeNeverEntersAHill)
{
    const auto relief = hills();
    Random random(12);
    for (int i = 0; i < 5000; ++i) {
        const CameraPose pose{{random.between(-2000, 2000), random.between(-2000, 2000)},
                              random.between(5, 4000),
                              random.between(-180, 180),
                              random.between(1, 90)};
        const auto eye = eyeOver(pose, relief);
        ASSERT_GE(eye[2], relief->at({eye[0], eye[1]}) + 1.9);
    }
}

TEST(CameraOverHills, OnTheFlatNothingChanges)
{
    const CameraPose pose{{10, 20}, 700, 30, 45};
    EXPECT_EQ(eyeOver(pose, nullptr), pose.eye());
}

} // namespace
} // namespace sandtable::scene
