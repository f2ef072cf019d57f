// SPDX-License-Identifier: GPL-3.0-or-later
#include "Places.h"

#include <gtest/gtest.h>

#include <vector>

using sandtable::server::Places;

TEST(Places, APlaceIsFreeAgainWhenItsHolderGoes)
{
    Places places(2);
    auto first = places.take();
    auto second = places.take();
    ASSERT_TRUE(first && second);
    EXPECT_FALSE(places.take());
    first.reset();
    EXPECT_TRUE(places.take()) << "and it went at once";
    std::vector<Places::Place> kept;
    kept.push_back(std::move(*second)); // moved, not given back
    second.reset();
    kept.push_back(std::move(*places.take()));
    EXPECT_FALSE(places.take());
}
