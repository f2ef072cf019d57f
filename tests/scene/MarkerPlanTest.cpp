// SPDX-License-Identifier: GPL-3.0-or-later
#include "MarkerPlan.h"

#include "ScreenIndex.h"
#include "WorkerTracks.h"

#include <sandtable/base/Random.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace sandtable::scene {
namespace {

const Projection& view()
{
    static const Projection made(CameraPose{{0, 0}, 5000, 0, 90}, 1920, 1080);
    return made;
}

std::vector<CaseMarker> crowd(std::uint64_t seed, int count, double spreadM)
{
    Random random(seed);
    std::vector<CaseMarker> cases;
    for (int i = 0; i < count; ++i)
        cases.push_back({static_cast<quint64>(i + 1),
                         {random.between(-spreadM, spreadM), random.between(-spreadM, spreadM)},
                         static_cast<std::uint8_t>(1 + random.below(4)),
                         static_cast<float>(random.unit()),
                         static_cast<CaseTone>(random.below(7))});
    return cases;
}

/// As the layer does it: sorted once, then planned.
std::vector<DrawnMarker> planned(std::vector<CaseMarker> cases, const Projection& view, const MarkerFocus& focus,
                                 const DropTargets& targets, bool clustering)
{
    sortByUrgency(cases);
    return planPins(cases, view, focus, targets, clustering);
}

TEST(ScreenIndexTest, PicksWhatASearchThroughAllPicks)
{
    Random random(4);
    struct Circle
    {
        float x, y, r;
    };
    std::vector<Circle> circles;
    ScreenIndex index;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        circles.push_back({static_cast<float>(random.between(-20, 1940)), static_cast<float>(random.between(-20, 1100)),
                           static_cast<float>(random.between(3, 20))});
        index.add(i, circles.back().x, circles.back().y, circles.back().r);
    }
    int hits = 0;
    for (int i = 0; i < 5000; ++i) {
        const auto x = static_cast<float>(random.between(0, 1920));
        const auto y = static_cast<float>(random.between(0, 1080));
        std::optional<std::uint32_t> expected;
        float best = 1e9F;
        for (std::uint32_t k = 0; k < circles.size(); ++k) {
            const float d = std::hypot(circles[k].x - x, circles[k].y - y);
            if (d <= circles[k].r && d <= best) {
                best = d;
                expected = k;
            }
        }
        EXPECT_EQ(index.at(x, y), expected);
        hits += expected ? 1 : 0;
    }
    EXPECT_GT(hits, 500);
}

TEST(MarkerPlanTest, EveryCaseInViewIsCountedOnce)
{
    const auto cases = crowd(1, 800, 900);
    const auto pins = planned(cases, view(), {}, {}, true);
    EXPECT_LT(pins.size(), cases.size());
    EXPECT_EQ(std::accumulate(pins.begin(), pins.end(), 0, [](int sum, const auto& pin) { return sum + pin.count; }),
              800);
}

TEST(MarkerPlanTest, NoUrgentCaseHidesUnderALessUrgentOne)
{
    auto cases = crowd(2, 1500, 800);
    sortByUrgency(cases);
    const auto pins = planned(cases, view(), {}, {}, true);
    for (const CaseMarker& marker : cases) {
        if (std::any_of(pins.begin(), pins.end(), [&](const auto& pin) { return pin.id == marker.id; }))
            continue;
        const auto at = view().toScreen(marker.at);
        EXPECT_TRUE(std::any_of(pins.begin(), pins.end(),
                                [&](const auto& pin) {
                                    return pin.count > 1 &&
                                           std::hypot(pin.x - at->x, pin.y - at->y) <
                                               clusterReachPx(pin.metresPerPixel) &&
                                           urgency(cases[pin.source]) <= urgency(marker);
                                }))
            << "case " << marker.id;
    }
}

TEST(MarkerPlanTest, NoTwoPinsTouch)
{
    for (const double distanceM : {1500.0, 5000.0, 22000.0}) {
        const Projection from(CameraPose{{0, 0}, distanceM, 0, 52}, 1920, 1080);
        const auto pins = planned(crowd(8, 1500, distanceM * 0.3), from, {}, {}, true);
        ASSERT_GT(pins.size(), 20U);
        for (std::size_t i = 0; i < pins.size(); ++i)
            for (std::size_t k = i + 1; k < pins.size(); ++k)
                EXPECT_GE(std::hypot(pins[i].x - pins[k].x, pins[i].y - pins[k].y),
                          pinRadiusPx(pins[i].count) + pinRadiusPx(pins[k].count));
    }
}

TEST(MarkerPlanTest, AnOverdueCaseLendsItsGroupItsLook)
{
    std::vector<CaseMarker> cases(40, {0, {0, 0}, 4, 0.9F, CaseTone::BeingDone});
    for (std::size_t i = 0; i < cases.size(); ++i)
        cases[i].id = i + 1;
    cases[23].tone = CaseTone::Overdue;
    const auto pins = planned(cases, view(), {}, {}, true);
    ASSERT_EQ(pins.size(), 1U);
    EXPECT_EQ(pins.front().id, 24U);
    EXPECT_EQ(pins.front().count, 40);
}

TEST(MarkerPlanTest, TheWholeCityHasFewerPinsAndTheGroundBetweenThem)
{
    const auto cases = crowd(9, 1200, 6000);
    const Projection city(CameraPose{{0, 0}, 20000, 0, 90}, 1920, 1080);
    const auto pins = planned(cases, city, {}, {}, true);
    EXPECT_LT(pins.size(), 160U);
    EXPECT_GT(clusterReachPx(12), clusterReachPx(3));
    EXPECT_GT(clusterReachPx(3), clusterReachPx(1));
    EXPECT_EQ(clusterReachPx(0.2F), kClusterNearPx);
    EXPECT_LE(clusterReachPx(1000), ScreenIndex::kSquarePx) << "else the search misses neighbours";
}

TEST(MarkerPlanTest, PinsInOrderOfUrgencyWithTheMostUrgentOnTop)
{
    auto cases = crowd(3, 200, 900);
    sortByUrgency(cases);
    const auto pins = planned(cases, view(), {}, {}, true);
    for (std::size_t i = 1; i < pins.size(); ++i)
        EXPECT_GE(urgency(cases[pins[i - 1].source]), urgency(cases[pins[i].source]));
}

TEST(MarkerPlanTest, TheSelectedCaseIsAlwaysItsOwnPin)
{
    const auto cases = crowd(5, 1500, 300);
    for (const quint64 id : {1U, 77U, 800U}) {
        const auto pins = planned(cases, view(), {MarkerKind::Case, id}, {}, true);
        EXPECT_EQ(pins.back().id, id);
    }
}

TEST(MarkerPlanTest, WithoutClusteringEachCaseHasItsPin)
{
    EXPECT_EQ(planned(crowd(6, 500, 500), view(), {}, {}, false).size(), 500U);
}

TEST(MarkerPlanTest, DragDimsWhatIsNoTarget)
{
    const auto cases = crowd(7, 3, 900);
    const auto pins = planned(cases, view(), {}, {true, {}, {2}}, false);
    for (const auto& pin : pins) {
        EXPECT_EQ(pin.lit, pin.id == 2);
        EXPECT_EQ(pin.dimmed, pin.id != 2);
    }
}

TEST(WorkerTracksTest, WorkersGlideFromWhereTheyAreShown)
{
    WorkerTracks tracks;
    tracks.report({{1, {0, 0}, WorkerDoing::Patrolling}}, 1000);
    tracks.report({{1, {100, 0}, WorkerDoing::OnTheWay}}, 2000);
    EXPECT_NEAR(tracks.at(0, 2000).x, 0, 1e-9);
    EXPECT_NEAR(tracks.at(0, 2500).x, 50, 1e-9);
    EXPECT_TRUE(tracks.moving(2500));
    EXPECT_NEAR(tracks.fastestMps(), 100, 1e-6);
    // A report in the middle of the way bends the path without a jump.
    tracks.report({{1, {50, 80}, WorkerDoing::OnTheWay}}, 2500);
    EXPECT_NEAR(tracks.at(0, 2500).x, 50, 1e-9);
    EXPECT_NEAR(tracks.at(0, 3000).y, 80, 1e-9);
    EXPECT_FALSE(tracks.moving(3000));
}

TEST(WorkerTracksTest, AFarResetJumps)
{
    WorkerTracks tracks;
    tracks.report({{1, {0, 0}, WorkerDoing::Patrolling}}, 0);
    tracks.report({{1, {9000, 0}, WorkerDoing::Patrolling}}, 1000);
    EXPECT_EQ(tracks.at(0, 1000).x, 9000);
}

} // namespace
} // namespace sandtable::scene
