// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/MapCamera.h>

#include <QVariantMap>
#include <gtest/gtest.h>

namespace sandtable::scene {
namespace {

class MapCameraTest : public testing::Test
{
protected:
    MapCameraTest()
    {
        camera.setViewSize({1280, 800});
        camera.setCity(geo::Frame(geo::Wgs84{113.07, 22.99}), {{-8000, -8000}, {8000, 8000}});
    }
    MapCamera camera;
};

TEST_F(MapCameraTest, ZoomKeepsTheGroundUnderTheCursor)
{
    const QPointF cursor(900, 500);
    const auto before = camera.ground(cursor);
    camera.zoom(0.5, cursor);
    const auto after = camera.ground(cursor);
    ASSERT_TRUE(before && after);
    EXPECT_NEAR(before->x, after->x, 0.5);
    EXPECT_NEAR(before->y, after->y, 0.5);
}

TEST_F(MapCameraTest, DraggedGroundStaysUnderTheCursor)
{
    camera.setPose({{0, 0}, 2000, 30, 60});
    const auto grabbed = camera.ground({640, 400});
    camera.panPixels(120, -60, {640, 400});
    const auto now = camera.ground({760, 340});
    ASSERT_TRUE(grabbed && now);
    EXPECT_NEAR(grabbed->x, now->x, 1);
    EXPECT_NEAR(grabbed->y, now->y, 1);
}

TEST_F(MapCameraTest, GroundAtGivesThePlaceOnEarth)
{
    camera.setPose({{1000, 2000}, 1500, 0, 90});
    const QVariantMap at = camera.groundAt({640, 400});
    ASSERT_TRUE(at.value("valid").toBool());
    const auto place = geo::Frame(geo::Wgs84{113.07, 22.99}).toWgs84({1000, 2000});
    EXPECT_NEAR(at.value("lon").toDouble(), place.lon, 1e-7);
    EXPECT_NEAR(at.value("lat").toDouble(), place.lat, 1e-7);
}

TEST_F(MapCameraTest, EyeFollowsQuickThreeDAxes)
{
    camera.setPose({{100, 200}, 1000, 0, 90});
    EXPECT_NEAR(camera.eye().x(), 100, 0.01);
    EXPECT_NEAR(camera.eye().y(), 1000, 0.01);
    EXPECT_NEAR(camera.eye().z(), -200, 0.01);
}

TEST_F(MapCameraTest, WindowThatGrowsKeepsTheWholeDistrictUntilSomebodyMoves)
{
    const double before = camera.distance();
    camera.setViewSize({2560, 800});
    EXPECT_LE(camera.distance(), before);
    camera.zoom(0.5, {100, 100});
    const double moved = camera.distance();
    camera.setViewSize({1280, 800});
    EXPECT_EQ(camera.distance(), moved);
}

TEST_F(MapCameraTest, APanelThatOpensLeavesTheDistrictInTheRoomBesideIt)
{
    const auto inside = [&](QRectF area) {
        for (const double x : {-8000.0, 8000.0})
            for (const double y : {-8000.0, 8000.0})
                if (!area.adjusted(-2, -2, 2, 2).contains(camera.toScreen(x, y)))
                    return false;
        return true;
    };
    const QRectF narrow(300, 60, 600, 700);
    EXPECT_FALSE(inside(narrow));
    camera.setFreeArea(narrow);
    EXPECT_TRUE(inside(narrow));
    camera.zoom(0.5, {640, 400});
    const double moved = camera.distance();
    camera.setFreeArea(QRectF(0, 60, 1280, 700));
    EXPECT_EQ(camera.distance(), moved) << "somebody is looking at something";
}

TEST_F(MapCameraTest, AnAreaTooSmallForADistrictIsIgnored)
{
    const double whole = camera.distance();
    camera.setFreeArea(QRectF(0, 0, 20, 800));
    EXPECT_NEAR(camera.distance(), whole, whole * 0.01);
}

TEST_F(MapCameraTest, MovingByHandEndsAFlight)
{
    camera.flyTo(3000, 3000, 500);
    EXPECT_TRUE(camera.flying());
    camera.orbit(5, 0);
    EXPECT_FALSE(camera.flying());
}

} // namespace
} // namespace sandtable::scene
