// SPDX-License-Identifier: GPL-3.0-or-later
// The same seed must make the same city on every machine, so the numbers themselves are fixed here.
#include <sandtable/base/Random.h>

#include <gtest/gtest.h>

#include <array>

namespace sandtable {
namespace {

TEST(Random, FollowsThePublishedSequenceOfSplitmix64)
{
    Random random(1'234'567);
    for (const std::uint64_t expected : {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL,
                                         4593380528125082431ULL, 16408922859458223821ULL}) {
        EXPECT_EQ(random.next(), expected);
    }
}

TEST(Random, StaysInItsBoundsAndReachesAllOfThem)
{
    Random random(7);
    std::array<int, 6> seen{};
    for (int i = 0; i < 6'000; ++i) {
        const double unit = random.unit();
        ASSERT_GE(unit, 0);
        ASSERT_LT(unit, 1);
        const double between = random.between(-3, 5);
        ASSERT_GE(between, -3);
        ASSERT_LT(between, 5);
        ++seen.at(random.below(6));
    }
    for (const int count : seen) {
        EXPECT_NEAR(count, 1'000, 150); // five standard deviations
    }
}

TEST(Random, CertainAndImpossibleAreExact)
{
    Random random(7);
    for (int i = 0; i < 1'000; ++i) {
        ASSERT_FALSE(random.chance(0));
        ASSERT_TRUE(random.chance(1));
    }
}

TEST(Random, ADrawInOnePartDoesNotShiftAnother)
{
    const Random parent(7);
    Random roads = parent.fork(1);
    Random houses = parent.fork(2);
    const std::uint64_t firstHouse = houses.next();
    roads.next();
    EXPECT_EQ(Random(7).fork(2).next(), firstHouse);
    EXPECT_NE(parent.fork(1).next(), firstHouse);
}

} // namespace
} // namespace sandtable
