// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/scene/AreaShape.h>

#include <gtest/gtest.h>

#include <cmath>

namespace sandtable::scene {
namespace {

bool inPieces(const std::vector<Trapezoid>& pieces, geo::LocalMetres at)
{
    for (const Trapezoid& piece : pieces) {
        if (at.y < piece.bottomY || at.y >= piece.topY)
            continue;
        const double up = (at.y - piece.bottomY) / (piece.topY - piece.bottomY);
        if (at.x >= std::lerp(piece.bottomLeftX, piece.topLeftX, up) &&
            at.x < std::lerp(piece.bottomRightX, piece.topRightX, up))
            return true;
    }
    return false;
}

TEST(AreaShape, ASimpleRingHasItsPlainArea)
{
    const geo::Ring square{{0, 0}, {100, 0}, {100, 50}, {0, 50}};
    EXPECT_NEAR(areaOf(piecesOf(square)), 5000, 1e-9);
    const geo::Ring backwards{{0, 50}, {100, 50}, {100, 0}, {0, 0}};
    EXPECT_NEAR(areaOf(piecesOf(backwards)), 5000, 1e-9);
}

TEST(AreaShape, BothLobesOfAnEightCount)
{
    const geo::Ring eight{{0, 0}, {100, 100}, {100, 0}, {0, 100}};
    EXPECT_NEAR(areaOf(piecesOf(eight)), 5000, 1e-9);
    EXPECT_NEAR(geo::signedArea(eight), 0, 1e-9); // which the plain formula does not see
}

TEST(AreaShape, WhatEnclosesNothingHasNoPieces)
{
    EXPECT_TRUE(piecesOf(geo::Ring{}).empty());
    EXPECT_TRUE(piecesOf(geo::Ring{{0, 0}, {1, 1}}).empty());
    EXPECT_EQ(areaOf(piecesOf(geo::Ring{{0, 5}, {50, 5}, {100, 5}})), 0);
}

TEST(AreaShape, ScrawlsHoldWhatTheEvenOddRuleSays)
{
    Random random(3);
    for (int round = 0; round < 30; ++round) {
        geo::Ring scrawl;
        const std::uint32_t points = 3 + random.below(20);
        for (std::uint32_t i = 0; i < points; ++i)
            scrawl.push_back({random.between(0, 1000), random.between(0, 1000)});
        const auto pieces = piecesOf(scrawl);
        int inside = 0;
        constexpr int kTries = 4000;
        for (int i = 0; i < kTries; ++i) {
            const geo::LocalMetres at{random.between(0, 1000), random.between(0, 1000)};
            ASSERT_EQ(inPieces(pieces, at), geo::contains(scrawl, at)) << "round " << round;
            inside += geo::contains(scrawl, at) ? 1 : 0;
        }
        // Four standard deviations of what so many darts hit.
        EXPECT_NEAR(areaOf(pieces) / 1e6, static_cast<double>(inside) / kTries, 4 * 0.5 / std::sqrt(kTries));
    }
}

} // namespace
} // namespace sandtable::scene
