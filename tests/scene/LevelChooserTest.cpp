// SPDX-License-Identifier: GPL-3.0-or-later
#include "LevelChooser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace sandtable::scene {
namespace {

using city::TileEntry;
using city::TileLevel;

/// One far cell of 4 × 4 km, four wide cells, sixteen near ones each.
std::vector<TileEntry> quadtree()
{
    std::vector<TileEntry> tiles;
    const auto add = [&](TileLevel level, std::uint32_t parent, double x, double y, double side) {
        TileEntry entry;
        entry.level = level;
        entry.cell = static_cast<std::uint32_t>(tiles.size());
        entry.parentCell = parent;
        entry.bounds = {{x, y}, {x + side, y + side}};
        entry.topM = 30;
        tiles.push_back(entry);
        return entry.cell;
    };
    const auto far = add(TileLevel::Far, city::kNone, -2000, -2000, 4000);
    for (int i = 0; i < 4; ++i) {
        const double x = -2000 + (i % 2) * 2000;
        const double y = -2000 + (i / 2) * 2000;
        const auto wide = add(TileLevel::Wide, far, x, y, 2000);
        for (int k = 0; k < 4; ++k)
            add(TileLevel::Near, wide, x + (k % 2) * 1000, y + (k / 2) * 1000, 1000);
    }
    return tiles;
}

Projection from(double distanceM)
{
    return Projection(CameraPose{{0, 0}, distanceM, 0, 90}, 1920, 1080);
}

TEST(LevelChooserTest, FarAwayShowsTheCoarsest)
{
    const auto tiles = quadtree();
    LevelChooser chooser(tiles);
    const auto choice = chooser.choose(from(40000), [](auto) { return true; });
    EXPECT_EQ(choice.shown, std::vector<std::uint32_t>{0});
    EXPECT_TRUE(choice.wanted.empty());
}

TEST(LevelChooserTest, NothingIsShownTwiceAndNothingInViewIsMissing)
{
    const auto tiles = quadtree();
    for (const double distance : {300.0, 800.0, 1500.0, 3000.0, 6000.0}) {
        LevelChooser chooser(tiles);
        const auto view = from(distance);
        const auto choice = chooser.choose(view, [](auto) { return true; });
        for (const double x : {-300.0, 5.0, 250.0})
            for (const double y : {-150.0, 7.0, 120.0}) {
                const auto at = view.toScreen({x, y});
                if (!at || at->x < 0 || at->y < 0 || at->x > 1920 || at->y > 1080)
                    continue;
                EXPECT_EQ(std::count_if(choice.shown.begin(), choice.shown.end(),
                                        [&](auto i) {
                                            return tiles[i].bounds.contains({x, y});
                                        }),
                          1)
                    << distance << ": " << x << ", " << y;
            }
    }
}

TEST(LevelChooserTest, CoarseCellStaysUntilAllItsFinerOnesAreThere)
{
    const auto tiles = quadtree();
    LevelChooser chooser(tiles);
    std::set<std::uint32_t> resident{0};
    const auto has = [&](std::uint32_t i) { return resident.contains(i); };
    auto choice = chooser.choose(from(8000), has);
    EXPECT_EQ(choice.shown, std::vector<std::uint32_t>{0});
    ASSERT_EQ(choice.wanted.size(), 4U);
    for (std::size_t i = 0; i < 3; ++i)
        resident.insert(choice.wanted[i]);
    EXPECT_EQ(chooser.choose(from(8000), has).shown, std::vector<std::uint32_t>{0});
    resident.insert(choice.wanted[3]);
    choice = chooser.choose(from(8000), has);
    EXPECT_EQ(choice.shown.size(), 4U);
    EXPECT_TRUE(choice.wanted.empty());
}

TEST(LevelChooserTest, RefinementHasHysteresis)
{
    const auto tiles = quadtree();
    LevelChooser chooser(tiles);
    const auto all = [](auto) { return true; };
    // A distance between the two limits keeps what was shown before, whichever that was.
    const double focalPx = 1 / from(1).metresPerPixel(1);
    const double limit = LevelChooser::refineBelow(TileLevel::Far) * focalPx;
    const double between = limit * (1 + LevelChooser::kHysteresis) / 2;
    EXPECT_EQ(chooser.choose(from(between), all).shown.size(), 1U);
    EXPECT_GT(chooser.choose(from(limit * 0.9), all).shown.size(), 1U);
    EXPECT_GT(chooser.choose(from(between), all).shown.size(), 1U);
    EXPECT_EQ(chooser.choose(from(limit * LevelChooser::kHysteresis * 1.1), all).shown.size(), 1U);
    EXPECT_EQ(chooser.choose(from(between), all).shown.size(), 1U);
}

/// A district of 16 × 16 km with all four levels, as the city file cuts it.
std::vector<TileEntry> district()
{
    std::vector<TileEntry> tiles;
    const auto grow = [&](const auto& self, TileLevel level, std::uint32_t parent, geo::LocalMetres at,
                          double side) -> void {
        TileEntry entry;
        entry.level = level;
        entry.cell = static_cast<std::uint32_t>(tiles.size());
        entry.parentCell = parent;
        entry.bounds = {at, {at.x + side, at.y + side}};
        entry.topM = 60;
        tiles.push_back(entry);
        if (level == TileLevel::Near)
            return;
        for (int i = 0; i < 4; ++i)
            self(self, static_cast<TileLevel>(static_cast<int>(level) + 1), entry.cell,
                 {at.x + (i % 2) * side / 2, at.y + (i / 2) * side / 2}, side / 2);
    };
    for (int i = 0; i < 16; ++i)
        grow(grow, TileLevel::Far, city::kNone, {-8192 + (i % 4) * 4096.0, -8192 + (i / 4) * 4096.0}, 4096);
    return tiles;
}

TEST(LevelChooserTest, AFlightToAStreetCornerAndBackStaysWithinItsDrawCallsAndHasNoHole)
{
    constexpr std::size_t kMostDrawCalls = 64; // the worst frame needs 43
    const auto tiles = district();
    LevelChooser chooser(tiles);
    std::set<std::uint32_t> there;
    for (std::uint32_t i = 0; i < tiles.size(); ++i)
        if (tiles[i].parentCell == city::kNone)
            there.insert(i);
    const CameraPose home{{13, 7}, 23000, 0, 52};
    const CameraPose corner{{2650, 1830}, 180, 75, 35};
    constexpr int kFrames = 120;
    std::size_t most = 0;
    std::size_t finest = 0;
    for (int frame = 0; frame <= 2 * kFrames; ++frame) {
        const double share = frame <= kFrames ? frame : 2 * kFrames - frame;
        const CameraPose pose = between(home, corner, share / kFrames);
        const auto choice =
            chooser.choose(Projection(pose, 1920, 1080), [&](std::uint32_t tile) { return there.contains(tile); });
        most = std::max(most, choice.shown.size());
        EXPECT_LE(choice.shown.size(), kMostDrawCalls) << "frame " << frame;
        const auto holding = std::count_if(choice.shown.begin(), choice.shown.end(), [&](std::uint32_t tile) {
            return tiles[tile].bounds.contains(pose.target);
        });
        EXPECT_EQ(holding, 1) << "frame " << frame << ": a hole, or two levels at once";
        finest += std::any_of(choice.shown.begin(), choice.shown.end(),
                              [&](std::uint32_t tile) { return tiles[tile].level == TileLevel::Near; });
        // Two tiles come from the disk in a frame.
        for (std::size_t i = 0; i < std::min<std::size_t>(2, choice.wanted.size()); ++i)
            there.insert(choice.wanted[i]);
    }
    EXPECT_GT(finest, 30U) << "the street corner is seen in full";
    RecordProperty("most_draw_calls", static_cast<int>(most));
}

TEST(LevelChooserTest, EachFinerLevelNeedsSmallerPixels)
{
    EXPECT_GT(LevelChooser::refineBelow(TileLevel::Far), LevelChooser::refineBelow(TileLevel::Wide));
    EXPECT_GT(LevelChooser::refineBelow(TileLevel::Wide), LevelChooser::refineBelow(TileLevel::Middle));
    EXPECT_GT(LevelChooser::refineBelow(TileLevel::Middle), 0);
    EXPECT_EQ(LevelChooser::refineBelow(TileLevel::Near), 0) << "nothing is finer";
}

TEST(LevelChooserTest, AParentThatIsNoCoarserMakesNoLoop)
{
    auto tiles = quadtree();
    tiles[0].parentCell = 1;
    tiles[1].parentCell = 1;
    LevelChooser chooser(tiles);
    EXPECT_FALSE(chooser.choose(from(40000), [](auto) { return true; }).shown.empty());
}

} // namespace
} // namespace sandtable::scene
