// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImageryChooser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace sandtable::scene {
namespace {

using imagery::TileKey;
using Have = ImageryChooser::Have;

const geo::Bounds kArea{{-9000, -7000}, {9000, 7000}};

Projection above(double distanceM, geo::LocalMetres target = {}, double pitchDeg = 90)
{
    return Projection(CameraPose{target, distanceM, 0, pitchDeg}, 1920, 1080);
}

TEST(ImageryChooser, CoarseComesFirstAndIsReplacedOnlyAsAWhole)
{
    ImageryChooser chooser(kArea, 10);
    std::set<TileKey> read;
    const auto have = [&](const TileKey& key) { return read.contains(key) ? Have::Picture : Have::Nothing; };
    const auto view = above(3000);
    auto choice = chooser.choose(view, have);
    EXPECT_TRUE(choice.shown.empty());
    int rounds = 0;
    while (!choice.wanted.empty()) {
        ASSERT_LT(++rounds, 3000);
        EXPECT_TRUE(std::is_sorted(choice.shown.begin(), choice.shown.end(),
                                   [](const TileKey&, const TileKey&) { return false; }));
        read.insert(choice.wanted.front());
        const auto before = choice.shown;
        choice = chooser.choose(view, have);
        // Wherever there was a picture, there still is one: its own square, or all of its parts in view.
        for (const TileKey& key : before) {
            const auto middle = geo::LocalMetres{(key.bounds().min.x + key.bounds().max.x) / 2 + 0.1,
                                                 (key.bounds().min.y + key.bounds().max.y) / 2 + 0.1};
            const bool covered = std::any_of(choice.shown.begin(), choice.shown.end(),
                                             [&](const TileKey& other) { return other.bounds().contains(middle); });
            const bool inView = view.seesBox({middle, middle}, 0);
            ASSERT_TRUE(covered || !inView);
        }
    }
    // All of the view, once.
    for (double x = -1500; x <= 1500; x += 250)
        for (double y = -900; y <= 900; y += 250) {
            const geo::LocalMetres at{x + 0.3, y + 0.3};
            if (!view.seesBox({at, at}, 0))
                continue;
            EXPECT_EQ(std::count_if(choice.shown.begin(), choice.shown.end(),
                                    [&](const TileKey& key) { return key.bounds().contains(at); }),
                      1);
        }
}

TEST(ImageryChooser, TexelsAreAboutAPixel)
{
    ImageryChooser chooser(kArea, 12);
    const auto all = [](const TileKey&) { return Have::Picture; };
    for (const double distance : {400.0, 1500.0, 6000.0}) {
        const auto view = above(distance);
        for (const TileKey& key : chooser.choose(view, all).shown) {
            const double pixels = key.metresPerPixel() / view.metresPerPixel(distance);
            EXPECT_LE(pixels, ImageryChooser::kCoarsestTexelPx * 1.01) << distance;
            EXPECT_GE(pixels, ImageryChooser::kCoarsestTexelPx / 2 / ImageryChooser::kHysteresis * 0.99) << distance;
        }
    }
}

TEST(ImageryChooser, ASmallStepBackDoesNotChangeTheLevel)
{
    ImageryChooser chooser(kArea, 12);
    const auto all = [](const TileKey&) { return Have::Picture; };
    // The distance at which the level changes on the way in.
    double distance = 6000;
    int level = chooser.choose(above(distance), all).shown.front().level;
    const int first = level;
    while (level == first)
        level = chooser.choose(above(distance *= 0.995), all).shown.front().level;
    EXPECT_EQ(chooser.choose(above(distance * 1.1), all).shown.front().level, level);
    EXPECT_EQ(chooser.choose(above(distance * 1.4), all).shown.front().level, first);
}

TEST(ImageryChooser, NeverWantsMoreThanItsBound)
{
    for (const double pitch : {8.0, 20.0, 45.0, 90.0})
        for (const double distance : {60.0, 600.0, 6000.0, 30000.0}) {
            ImageryChooser chooser({{-200000, -200000}, {200000, 200000}}, 13);
            const auto none = [](const TileKey&) { return Have::Nothing; };
            const auto all = [](const TileKey&) { return Have::Picture; };
            const Projection view(CameraPose{{}, distance, 30, pitch}, 7680, 2160);
            EXPECT_LE(chooser.choose(view, none).wanted.size(), ImageryChooser::kMostTiles);
            const auto choice = chooser.choose(view, all);
            EXPECT_LE(choice.shown.size(), ImageryChooser::kMostTiles);
            EXPECT_FALSE(choice.shown.empty());
        }
}

TEST(ImageryChooser, WhereTheSourceHasNothingItIsNotAskedAgain)
{
    ImageryChooser chooser(kArea, 10);
    const auto nothing = [](const TileKey&) { return Have::Empty; };
    const auto choice = chooser.choose(above(2000), nothing);
    EXPECT_TRUE(choice.shown.empty());
    EXPECT_TRUE(choice.wanted.empty());
}

TEST(ImageryChooser, OutsideThePictureNothingIsWanted)
{
    ImageryChooser chooser({{5000, 5000}, {6000, 6000}}, 10);
    const auto none = [](const TileKey&) { return Have::Nothing; };
    EXPECT_TRUE(chooser.choose(above(800, {-4000, -4000}), none).wanted.empty());
    EXPECT_FALSE(chooser.choose(above(800, {5500, 5500}), none).wanted.empty());
    ImageryChooser nowhere(geo::Bounds{}, 10);
    EXPECT_TRUE(nowhere.choose(above(800), none).wanted.empty());
}

} // namespace
} // namespace sandtable::scene
