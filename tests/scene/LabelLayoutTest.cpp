#include "LabelLayout.h"

#include <sandtable/base/Random.h>

#include <gtest/gtest.h>

#include <algorithm>

namespace sandtable::scene {
namespace {

std::vector<LabelWish> randomWishes(std::uint64_t seed, std::uint32_t count)
{
    Random random(seed);
    std::vector<LabelWish> wishes;
    for (std::uint32_t i = 0; i < count; ++i)
        wishes.push_back({i, static_cast<float>(random.between(-50, 1970)),
                          static_cast<float>(random.between(-50, 1130)), static_cast<float>(random.between(20, 160)),
                          static_cast<float>(random.between(12, 30)), static_cast<int>(random.below(256)), false});
    return wishes;
}

bool overlap(const LabelWish& a, const LabelWish& b)
{
    return std::abs(a.x - b.x) < (a.width + b.width) / 2 && std::abs(a.y - b.y) < (a.height + b.height) / 2;
}

TEST(LabelLayoutTest, PlacedLabelsNeverOverlapAndStayInside)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto wishes = randomWishes(seed, 600);
        const auto placed = placeLabels(wishes, {1920, 1080, 6, 200});
        EXPECT_GT(placed.size(), 30U);
        for (std::size_t i = 0; i < placed.size(); ++i) {
            const LabelWish& a = wishes[placed[i]];
            EXPECT_GE(a.x - a.width / 2, 0);
            EXPECT_LE(a.y + a.height / 2, 1080);
            for (std::size_t k = i + 1; k < placed.size(); ++k)
                EXPECT_FALSE(overlap(a, wishes[placed[k]])) << placed[i] << " and " << placed[k];
        }
    }
}

TEST(LabelLayoutTest, EveryLabelLeftOutIsOutsideOrHitsAMoreImportantOne)
{
    const auto wishes = randomWishes(5, 300);
    const LabelFrame frame{1920, 1080, 6, 1000};
    const auto placed = placeLabels(wishes, frame);
    for (const LabelWish& wish : wishes) {
        if (std::find(placed.begin(), placed.end(), wish.id) != placed.end())
            continue;
        const bool outside = wish.x < wish.width / 2 || wish.y < wish.height / 2 || wish.x + wish.width / 2 > 1920 ||
                             wish.y + wish.height / 2 > 1080;
        LabelWish padded = wish;
        padded.width += frame.marginPx * 2;
        padded.height += frame.marginPx * 2;
        const bool hits = std::any_of(placed.begin(), placed.end(), [&](std::uint32_t id) {
            return wishes[id].importance >= wish.importance && overlap(padded, wishes[id]);
        });
        EXPECT_TRUE(outside || hits) << wish.id;
    }
}

TEST(LabelLayoutTest, AShownLabelOutlastsASlightlyMoreImportantOne)
{
    const LabelWish shown{1, 500, 500, 100, 20, 100, true};
    const LabelWish rival{2, 520, 505, 100, 20, 100 + kPlacedBonus - 1, false};
    const LabelWish better{3, 520, 505, 100, 20, 100 + kPlacedBonus + 1, false};
    EXPECT_EQ(placeLabels(std::vector{shown, rival}, {1000, 1000}), std::vector<std::uint32_t>{1});
    EXPECT_EQ(placeLabels(std::vector{shown, better}, {1000, 1000}), std::vector<std::uint32_t>{3});
}

TEST(LabelLayoutTest, NoMoreThanTheLimitArePlaced)
{
    EXPECT_EQ(placeLabels(randomWishes(9, 500), {1920, 1080, 2, 7}).size(), 7U);
}

} // namespace
} // namespace sandtable::scene
