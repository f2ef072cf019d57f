// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shares.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace sandtable::city {
namespace {

using testing::ElementsAre;

TEST(Shares, FollowTheWeightsAndAddUp)
{
    EXPECT_THAT(shareOut(std::vector<double>{1, 2, 7}, 13), ElementsAre(2, 3, 8));
    const auto uneven = shareOut(std::vector<double>{1, 1, 1}, 8);
    EXPECT_EQ(std::accumulate(uneven.begin(), uneven.end(), 0u), 8u);
}

TEST(Shares, EveryPartGetsOneHoweverLight)
{
    EXPECT_THAT(shareOut(std::vector<double>{0, 100}, 10), ElementsAre(1, 9));
    EXPECT_THAT(shareOut(std::vector<double>{5, 5, 5}, 2), ElementsAre(1, 1, 1)) << "fewer than parts";
    EXPECT_THAT(shareOut(std::vector<double>{0, 0}, 6), ElementsAre(3, 3)) << "no weight at all";
    EXPECT_TRUE(shareOut(std::vector<double>{}, 6).empty());
}

TEST(Shares, WhatOnePartMayNotTakeGoesToTheOthers)
{
    EXPECT_THAT(shareOut(std::vector<double>{1, 98, 1}, 20, 8), ElementsAre(6, 8, 6));
    EXPECT_THAT(shareOut(std::vector<double>{1, 1}, 100, 8), ElementsAre(8, 8)) << "no room for all";
}

} // namespace
} // namespace sandtable::city
