// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/MapCamera.h>

#include <QCoreApplication>
#include <QVariantMap>
#include <QtTest/QTest>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

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
    int argc = 0;
    QCoreApplication application{argc, nullptr}; // flights need a clock
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

TEST_F(MapCameraTest, ALookFromAMastHasItsEyeThereAndItsHeading)
{
    const Standpoint mast{{1200, -300}, 6, 90, 60, 90};
    camera.setPose({{0, 0}, 2000, 30, 60});
    const CameraPose before = camera.pose();
    camera.lookFrom(mast);
    EXPECT_TRUE(camera.looking());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !camera.flying(); }));
    const auto eye = camera.pose().eye();
    EXPECT_NEAR(eye[0], 1200, 1e-6);
    EXPECT_NEAR(eye[1], -300, 1e-6);
    EXPECT_NEAR(eye[2], 6, 1e-6);
    EXPECT_NEAR(camera.yaw(), 90, 1e-9);
    // What lies in its heading is in the middle of the view's width; what lies at its angle's edge, at the border of a
    // 16:9 view.
    camera.setViewSize({1600, 900});
    EXPECT_NEAR(camera.toScreen(1260, -300).x(), 800, 0.01);
    const QPointF left = camera.toScreen(1260, -300 + 60 * std::tan(30 * std::numbers::pi / 180), eye[2]);
    EXPECT_NEAR(left.x(), 0, 6);

    // The head turns, the feet stay.
    camera.panPixels(100, -20, {800, 450});
    camera.orbit(40, 3);
    camera.zoom(0.5, {800, 450});
    const auto turned = camera.pose().eye();
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(turned[i], eye[i], 1e-6);
    EXPECT_LT(camera.fieldOfView(), 20);
    EXPECT_EQ(camera.resting(), before);

    camera.lookBack();
    EXPECT_FALSE(camera.looking());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !camera.flying(); }));
    EXPECT_EQ(camera.pose(), before);
}

TEST_F(MapCameraTest, ASecondLookGoesBackToWhereTheFirstBegan)
{
    camera.setPose({{500, 500}, 900, 0, 50});
    const CameraPose before = camera.pose();
    camera.lookFrom({{0, 0}, 5, 0, 60, 80});
    camera.lookFrom({{100, 0}, 5, 180, 60, 80});
    camera.lookBack();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !camera.flying(); }));
    EXPECT_EQ(camera.pose(), before);
}

TEST_F(MapCameraTest, EveryOtherFlightEndsALook)
{
    camera.lookFrom({{0, 0}, 5, 0, 60, 80});
    camera.flyTo(1000, 1000);
    EXPECT_FALSE(camera.looking());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !camera.flying(); }));
    EXPECT_GE(camera.pitch(), 20);
    EXPECT_NEAR(camera.fieldOfView(), kFieldOfViewDeg, 1e-9);
}

TEST_F(MapCameraTest, MarksBeyondAMastsReachAreNotShown)
{
    const Projection view(poseFrom({{0, 0}, 6, 0, 60, 90}), 1280, 800);
    EXPECT_TRUE(view.toScreen({0, 500}));
    EXPECT_FALSE(view.toScreen({0, 5000}));
}

TEST_F(MapCameraTest, WhatIsCarriedStaysInTheMiddleButForAFlightAndALook)
{
    camera.setPose({{0, 0}, 900, 10, 50});
    camera.carryTo({30, 40});
    EXPECT_EQ(camera.pose().target, (geo::LocalMetres{30, 40}));
    EXPECT_FALSE(camera.flying());
    camera.lookFrom({{0, 0}, 5, 0, 60, 80});
    const CameraPose flying = camera.pose();
    camera.carryTo({90, 40});
    EXPECT_EQ(camera.pose(), flying);
}

} // namespace
} // namespace sandtable::scene
