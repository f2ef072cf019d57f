// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <sandtable/console/TierZoom.h>

#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

city::Region squareOf(city::Tier tier, double side)
{
    city::Region region;
    region.tier = tier;
    region.outer = {{0, 0}, {side, 0}, {side, side}, {0, side}};
    return region;
}

/// The sizes of Chancheng's tiers.
std::vector<city::Region> chanchengTiers()
{
    return {squareOf(city::Tier::District, 12'400), squareOf(city::Tier::Street, 6'200),
            squareOf(city::Tier::Community, 1'050), squareOf(city::Tier::MicroGrid, 410)};
}

TEST(TierZoomTest, EachTierComesWithItsScale)
{
    const TierZoom zoom(chanchengTiers());
    EXPECT_EQ(zoom.tierAt(20, 1), 1);
    EXPECT_EQ(zoom.tierAt(11, 1), 2);
    EXPECT_EQ(zoom.tierAt(6, 2), 3);
    EXPECT_EQ(zoom.tierAt(1, 3), 4);
    EXPECT_EQ(zoom.tierAt(1, 1), 4) << "also in one leap";
    EXPECT_EQ(zoom.tierAt(20, 4), 1);
}

TEST(TierZoomTest, AScaleOnTheEdgeDoesNotFlickerBetweenTwoTiers)
{
    const TierZoom zoom(chanchengTiers());
    // The scale at which each tier comes, found from afar.
    for (int tier = 2; tier <= 4; ++tier) {
        double scale = 30;
        while (zoom.tierAt(scale, tier - 1) < tier)
            scale *= 0.999;
        int now = tier;
        for (int step = 0; step < 200; ++step) {
            const double shaken = scale * (step % 2 == 0 ? 1.05 : 0.99);
            const int next = zoom.tierAt(shaken, now);
            EXPECT_EQ(next, now) << tier;
            now = next;
        }
        EXPECT_EQ(zoom.tierAt(scale * (TierZoom::kHold + 0.01), tier), tier - 1) << "far enough off it goes";
    }
}

TEST(TierZoomTest, ATierThatTheCityDoesNotHaveNeverComes)
{
    const TierZoom none;
    EXPECT_EQ(none.tierAt(0.1, 1), 1);
    const std::vector<city::Region> regions{squareOf(city::Tier::District, 9'000),
                                            squareOf(city::Tier::MicroGrid, 400)};
    const TierZoom zoom(regions);
    EXPECT_EQ(zoom.tierAt(6, 1), 1);
    EXPECT_EQ(zoom.tierAt(1, 1), 4);
}

class TiersTest : public testing::Test
{
protected:
    TiersTest()
    {
        camera.setViewSize({1000, 800});
        const auto city = smallCity();
        geo::Bounds bounds;
        bounds.add(city->model.regions[0].outer);
        camera.setCity(city->model.frame, bounds, city->model.regions[0].outer);
        desk = server.join("li");
        tiers = desk->tiers();
        tiers->setCamera(&camera);
    }
    bool landed()
    {
        return soon([&] { return !camera.flying(); });
    }

    SmallServer server;
    scene::MapCamera camera;
    std::unique_ptr<Desk> desk;
    Tiers* tiers = nullptr;
};

TEST_F(TiersTest, FiguresFollowTheFoldUpToTheDistrict)
{
    EXPECT_EQ(tiers->open(), 0);
    server.report();
    server.reportUnplaced();
    ASSERT_TRUE(soon([&] { return tiers->figures().at(0).open == 2; }));
    EXPECT_EQ(tiers->figures().at(3).open, 1) << "its micro-grid";
    EXPECT_EQ(tiers->figures().at(1).open, 1) << "its street";
    EXPECT_EQ(tiers->figures().at(4).open, 0);
    EXPECT_EQ(tiers->figures().at(0).fresh, 2);
}

TEST_F(TiersTest, ARestoredBookIsCountedWhole)
{
    server.report();
    const auto late = server.join("wang");
    ASSERT_TRUE(soon([&] { return late->tiers()->figures().at(3).open == 1; }));
    EXPECT_EQ(late->tiers()->figures().at(0).fresh, 1);
}

TEST_F(TiersTest, OnceMoreTheSameKeyLetsTheZoomChoose)
{
    tiers->press(3);
    EXPECT_EQ(tiers->tier(), 3);
    EXPECT_EQ(tiers->pinned(), 3);
    tiers->press(2);
    EXPECT_EQ(tiers->pinned(), 2);
    tiers->press(2);
    EXPECT_EQ(tiers->pinned(), 0);
    tiers->press(4);
    tiers->press(0);
    EXPECT_EQ(tiers->pinned(), 0);
    tiers->press(7);
    EXPECT_EQ(tiers->pinned(), 0) << "there is no such tier";
}

TEST_F(TiersTest, DrillingGoesDownATierAndUpComesBack)
{
    tiers->setPinned(4);
    ASSERT_TRUE(tiers->drillAt(1500, 500));
    ASSERT_TRUE(landed());
    EXPECT_EQ(tiers->here(), "440604012001002");
    EXPECT_EQ(tiers->path().size(), 4);
    EXPECT_NEAR(camera.pose().target.x, 1500, 100);
    EXPECT_FALSE(tiers->drillAt(1500, 500)) << "it is in view already";
    tiers->up();
    ASSERT_TRUE(landed());
    EXPECT_EQ(tiers->here(), "440604012001");
    EXPECT_EQ(tiers->pinned(), 4);
    tiers->up();
    tiers->up();
    tiers->up();
    EXPECT_EQ(tiers->here(), "440604") << "there is nothing above the district";
    EXPECT_EQ(tiers->pinned(), 2);
    EXPECT_FALSE(tiers->drillAt(-5000, 0)) << "nothing lies outside the district";
}

TEST_F(TiersTest, AQueueOfOneRegionGoesAlongAndAWholeOneStaysWhole)
{
    tiers->enter("440604012001002");
    EXPECT_EQ(desk->queue()->region(), "");
    desk->queue()->setRegion("440604012");
    tiers->enter("440604012001001");
    EXPECT_EQ(desk->queue()->region(), "440604012001001");
    tiers->enter("440604");
    EXPECT_EQ(desk->queue()->region(), "") << "the district is everything";
    tiers->enter("no such code");
    EXPECT_EQ(tiers->here(), "440604");
}

TEST_F(TiersTest, OnThePlatesARegionIsGoneIntoAndTheMapComesBackToIt)
{
    scene::PlatesLayer plates;
    plates.setSize({1000, 800});
    plates.setCamera(&camera);
    tiers->setExploded(true);
    EXPECT_FALSE(tiers->exploded()) << "there is nothing to show them on";
    tiers->setPlates(&plates);
    tiers->enter("440604");
    ASSERT_TRUE(landed());
    const scene::CameraPose before = camera.pose();
    tiers->setExploded(true);
    plates.setLift(1);
    ASSERT_TRUE(tiers->exploded());
    EXPECT_EQ(plates.scope(), 0U);
    ASSERT_TRUE(landed());
    tiers->setExploded(false);
    ASSERT_TRUE(landed());
    EXPECT_NEAR(camera.pose().distanceM, before.distanceM, 1) << "as it was";
    EXPECT_NEAR(camera.pose().pitchDeg, before.pitchDeg, 0.1);
    tiers->setExploded(true);
    tiers->enter("440604012001");
    EXPECT_EQ(plates.scope(), 2U);
    EXPECT_EQ(tiers->here(), "440604012001");
    tiers->up();
    EXPECT_EQ(plates.scope(), 1U);
    tiers->enter("440604012001002");
    ASSERT_TRUE(landed());
    tiers->setExploded(false);
    ASSERT_TRUE(landed());
    EXPECT_EQ(tiers->here(), "440604012001002");
    EXPECT_NEAR(camera.pose().target.x, 1500, 100);
}

TEST_F(TiersTest, ThePlatesKnowEachOpenCaseAndItsGrid)
{
    scene::PlatesLayer plates;
    plates.setSize({1000, 800});
    plates.setCamera(&camera);
    tiers->setPlates(&plates);
    server.report();
    server.report();
    server.reportUnplaced();
    ASSERT_TRUE(soon([&] { return tiers->figures().at(0).open == 3; }));
    tiers->enter("440604");
    ASSERT_TRUE(landed());
    tiers->setExploded(true);
    plates.setLift(1);
    EXPECT_EQ(plates.cases(), 2) << "one has no place";
    EXPECT_EQ(plates.threads(), 2);
    ASSERT_EQ(plates.legend().size(), 3);
    EXPECT_EQ(plates.legend()[2].toMap()["most"].toInt(), 2);
    EXPECT_EQ(plates.legend()[2].toMap()["regions"].toInt(), 2);
    // The left micro-grid, where its plate is.
    ASSERT_TRUE(landed());
    const auto at = camera.projection().toScreen({500, 500});
    ASSERT_TRUE(at);
    const double step = 800 * scene::kPlateStepShare;
    EXPECT_EQ(plates.regionAt({at->x, at->y - step})["code"].toString(), "440604012001001");
    EXPECT_EQ(plates.regionAt({at->x, at->y - 3 * step})["tier"].toInt(), 2);
    EXPECT_TRUE(plates.regionAt({2, 2}).isEmpty());
}

TEST_F(TiersTest, TheRegionInViewIsWhereTheMapWasMovedTo)
{
    tiers->enter("440604012001001");
    ASSERT_TRUE(landed());
    camera.setPose({{1500, 500}, camera.pose().distanceM, 0, 52});
    EXPECT_TRUE(soon([&] { return tiers->here() != "440604012001001"; }));
}

} // namespace
} // namespace sandtable::console
