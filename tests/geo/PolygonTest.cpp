// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/Polygon.h>

#include <gtest/gtest.h>

#include <cmath>

namespace sandtable::geo {
namespace {

const Ring kSquare{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
/// A U whose middle is open to the north.
const Ring kHorseshoe{{0, 0}, {30, 0}, {30, 30}, {20, 30}, {20, 10}, {10, 10}, {10, 30}, {0, 30}};

TEST(Polygon, AreaIsPositiveCounterClockwise)
{
    EXPECT_DOUBLE_EQ(signedArea(kSquare), 100);
    EXPECT_DOUBLE_EQ(signedArea(Ring(kSquare.rbegin(), kSquare.rend())), -100);
    EXPECT_DOUBLE_EQ(signedArea(kHorseshoe), 700);
    EXPECT_DOUBLE_EQ(signedArea(Ring{{0, 0}, {1, 1}}), 0);
}

TEST(Polygon, AreaKeepsItsDigitsFarFromTheOrigin)
{
    Ring far = kSquare;
    for (LocalMetres& p : far) {
        p.x += 1e9;
        p.y -= 1e9;
    }
    EXPECT_DOUBLE_EQ(signedArea(far), 100);
}

TEST(Polygon, HolesAreTakenOff)
{
    const Polygon polygon{kSquare, {{{2, 2}, {2, 4}, {4, 4}, {4, 2}}}};
    EXPECT_DOUBLE_EQ(area(polygon), 96);
    EXPECT_TRUE(contains(polygon, {1, 1}));
    EXPECT_FALSE(contains(polygon, {3, 3}));
}

TEST(Polygon, ContainsFollowsTheOutline)
{
    EXPECT_TRUE(contains(kHorseshoe, {5, 25}));
    EXPECT_TRUE(contains(kHorseshoe, {15, 5}));
    EXPECT_FALSE(contains(kHorseshoe, {15, 25}));
    EXPECT_FALSE(contains(kHorseshoe, {-1, 5}));
    EXPECT_FALSE(contains(Ring{}, {0, 0}));
}

TEST(Polygon, CentroidBalancesTheArea)
{
    EXPECT_EQ(centroid(kSquare), (LocalMetres{5, 5}));
    const LocalMetres flat = centroid(Ring{{0, 0}, {5, 0}, {10, 0}});
    EXPECT_NEAR(flat.x, 5, 1e-9);
    EXPECT_NEAR(flat.y, 0, 1e-9);
}

TEST(Polygon, LabelPointLiesDeepInsideWhereTheCentroidDoesNot)
{
    // The horseshoe's base is 10 m thick, and its two corners hold circles of a little more than 5 m.
    const LocalMetres label = labelPoint(kHorseshoe);
    ASSERT_TRUE(contains(kHorseshoe, label));
    double depth = 1e9;
    for (std::size_t i = 0, j = kHorseshoe.size() - 1; i < kHorseshoe.size(); j = i++) {
        depth = std::min(depth, distanceToSegment(label, kHorseshoe[j], kHorseshoe[i]));
    }
    EXPECT_GT(depth, 5.0);
    EXPECT_LT(depth, 6.0);
}

TEST(Polygon, LabelPointOfDegenerateRingsIsFinite)
{
    for (const Ring& ring : {Ring{}, Ring{{1, 2}}, Ring{{0, 0}, {5, 0}, {10, 0}}, Ring{{3, 3}, {3, 3}, {3, 3}}}) {
        const LocalMetres label = labelPoint(ring);
        EXPECT_TRUE(std::isfinite(label.x) && std::isfinite(label.y));
    }
}

TEST(Polygon, LengthAddsTheSegments)
{
    EXPECT_DOUBLE_EQ(length(Line{{0, 0}, {3, 4}, {3, 10}}), 11);
    EXPECT_DOUBLE_EQ(length(Line{{7, 7}}), 0);
}

TEST(Polygon, DistanceToSegmentStopsAtItsEnds)
{
    EXPECT_DOUBLE_EQ(distanceToSegment({5, 3}, {0, 0}, {10, 0}), 3);
    EXPECT_DOUBLE_EQ(distanceToSegment({13, 4}, {0, 0}, {10, 0}), 5);
    EXPECT_DOUBLE_EQ(distanceToSegment({3, 4}, {0, 0}, {0, 0}), 5);
}

TEST(Bounds, GrowFromEmpty)
{
    Bounds bounds;
    EXPECT_TRUE(bounds.empty());
    bounds.add(kSquare);
    EXPECT_FALSE(bounds.empty());
    EXPECT_TRUE(bounds.contains({10, 0}));
    EXPECT_FALSE(bounds.contains({10.1, 0}));
}

} // namespace
} // namespace sandtable::geo
