// SPDX-License-Identifier: GPL-3.0-or-later
#include "Drawing.h"

#include "VertexLabels.h"

#include <sandtable/base/Random.h>
#include <sandtable/scene/DrawingLayer.h>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace sandtable::scene {
namespace {

/// A camera that looks straight down, a metre a pixel, with the city's origin in the middle of 800 by 600.
class DrawingLayerTest : public testing::Test
{
protected:
    DrawingLayerTest()
    {
        camera.setViewSize({800, 600});
        camera.setCity(geo::Frame({113.1, 23}), {{-5000, -5000}, {5000, 5000}});
        CameraPose pose;
        pose.pitchDeg = 90;
        pose.distanceM = 1000;
        camera.setPose(pose);
        layer.setCamera(&camera);
        layer.setSize({800, 600});
        QObject::connect(&layer, &DrawingLayer::selected, &layer,
                         [this](const QList<QPointF>& ring) { selected.push_back(ring); });
    }
    void click(QPointF at)
    {
        layer.press(at);
        layer.release(at);
    }
    QPointF pixel(double x, double y) { return camera.toScreen(x, y); }

    MapCamera camera;
    DrawingLayer layer;
    std::vector<QList<QPointF>> selected;
};

TEST(Drawing, TheSamePlaceTwiceIsOnePoint)
{
    Drawing drawing;
    EXPECT_TRUE(drawing.add({0, 0}));
    EXPECT_FALSE(drawing.add({0, 0}));
    EXPECT_TRUE(drawing.add({300, 400}));
    EXPECT_DOUBLE_EQ(drawing.lengthM(), 500);
}

TEST(Drawing, ClosingAddsTheWayHomeAndTheArea)
{
    Drawing drawing;
    drawing.add({0, 0});
    drawing.add({300, 0});
    EXPECT_FALSE(drawing.close());
    drawing.add({300, 400});
    EXPECT_TRUE(drawing.close());
    EXPECT_DOUBLE_EQ(drawing.lengthM(), 1200);
    EXPECT_DOUBLE_EQ(drawing.lengthTo(1), 300);
    EXPECT_NEAR(drawing.areaM2(), 60'000, 1e-6);
    EXPECT_FALSE(drawing.add({0, 400}));
    drawing.takeBack(); // opens it again, and loses no point
    EXPECT_FALSE(drawing.closed());
    EXPECT_EQ(drawing.points().size(), 3U);
    EXPECT_EQ(drawing.areaM2(), 0);
}

TEST(Drawing, AnEndlessFreeHandKeepsItsShapeInBoundedPoints)
{
    Drawing drawing;
    for (int i = 0; i < 20'000; ++i)
        drawing.add({1000 * std::cos(i * 6.283185307 / 20'000), 1000 * std::sin(i * 6.283185307 / 20'000)});
    EXPECT_LE(drawing.points().size(), Drawing::kMostPoints);
    ASSERT_TRUE(drawing.close());
    EXPECT_NEAR(drawing.areaM2(), 3.14159e6, 0.01e6);
}

TEST_F(DrawingLayerTest, AMeasuredLineHasTheGroundsLength)
{
    layer.setTool(DrawingLayer::Measure);
    click(pixel(0, 0));
    layer.move(pixel(100, 0));
    EXPECT_EQ(layer.lengthText(), "100 m"); // with the part to the cursor
    click(pixel(150, 0));
    click(pixel(150, 0)); // a double click is one place
    layer.finish();
    EXPECT_EQ(layer.points(), 2);
    EXPECT_EQ(layer.lengthText(), "150 m");
    EXPECT_EQ(layer.areaText(), "");
    click(pixel(0, 50)); // the next one begins anew
    EXPECT_EQ(layer.points(), 1);
}

TEST_F(DrawingLayerTest, AClickOnTheFirstPointClosesToAnArea)
{
    layer.setTool(DrawingLayer::Measure);
    for (const auto& at : {pixel(0, 0), pixel(200, 0), pixel(200, 100), pixel(0, 100), pixel(2, 1)})
        click(at);
    EXPECT_TRUE(layer.closed());
    EXPECT_EQ(layer.areaText(), "2.00 ha");
    EXPECT_EQ(layer.lengthText(), "600 m");
    layer.takeBack();
    EXPECT_FALSE(layer.closed());
    EXPECT_EQ(layer.points(), 4);
    layer.takeBack();
    EXPECT_EQ(layer.points(), 3);
}

TEST_F(DrawingLayerTest, ABoxIsWhatLiesUnderTheRectangleOfTheScreen)
{
    layer.setTool(DrawingLayer::Box);
    layer.press(pixel(-100, 50));
    layer.move(pixel(0, 0));
    layer.release(pixel(100, -50));
    ASSERT_EQ(selected.size(), 1U);
    const auto& ring = selected[0];
    ASSERT_EQ(ring.size(), 4);
    for (const QPointF& corner : ring) {
        EXPECT_NEAR(std::abs(corner.x()), 100, 0.01);
        EXPECT_NEAR(std::abs(corner.y()), 50, 0.01);
    }
    EXPECT_EQ(layer.tool(), DrawingLayer::None); // the left button is the map's again
    EXPECT_TRUE(layer.drawn());
}

TEST_F(DrawingLayerTest, AClickThatSlippedSelectsNothing)
{
    for (const int tool : {DrawingLayer::Box, DrawingLayer::Lasso}) {
        layer.setTool(tool);
        layer.press({300, 300});
        layer.move({303, 302});
        layer.release({303, 302});
        EXPECT_FALSE(layer.drawn());
        EXPECT_EQ(layer.tool(), tool);
    }
    EXPECT_EQ(selected.size(), 0U);
}

TEST_F(DrawingLayerTest, ALassoIsTheWayOfTheHand)
{
    layer.setTool(DrawingLayer::Lasso);
    layer.press(pixel(100, 0));
    for (int i = 1; i < 100; ++i)
        layer.move(pixel(100 * std::cos(i * 0.0628), 100 * std::sin(i * 0.0628)));
    layer.release(pixel(100, 0));
    ASSERT_EQ(selected.size(), 1U);
    geo::Ring ring;
    for (const QPointF& point : selected[0])
        ring.push_back({point.x(), point.y()});
    EXPECT_NEAR(areaOf(piecesOf(ring)), 31'416, 200);
}

TEST(DrawingLayer, LengthsAndAreasInTheUnitsOfTheirSize)
{
    EXPECT_EQ(DrawingLayer::lengthWords(4.24), "4.2 m");
    EXPECT_EQ(DrawingLayer::lengthWords(999.4), "999 m");
    EXPECT_EQ(DrawingLayer::lengthWords(999.6), "1.00 km");
    EXPECT_EQ(DrawingLayer::lengthWords(123'456), "123.5 km");
    EXPECT_EQ(DrawingLayer::areaWords(860.2), "860 m²");
    EXPECT_EQ(DrawingLayer::areaWords(43'100), "4.31 ha");
    EXPECT_EQ(DrawingLayer::areaWords(154e6), "154.00 km²");
}

TEST(VertexLabels, CoverNeitherTheLineNorEachOther)
{
    Random random(17);
    int placed = 0;
    for (int round = 0; round < 60; ++round) {
        geo::Ring line;
        const std::uint32_t points = 2 + random.below(14);
        for (std::uint32_t i = 0; i < points; ++i)
            line.push_back({random.between(0, 1000), random.between(0, 600)});
        std::vector<VertexLabel> labels;
        for (std::size_t i = 0; i < line.size(); ++i)
            labels.push_back({i, random.between(30, 70), 18});
        const bool closed = round % 2 == 0;
        const auto boxes = placeVertexLabels(line, closed, labels, 1000, 600);
        ASSERT_EQ(boxes.size(), labels.size());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (!boxes[i])
                continue;
            ++placed;
            const geo::Bounds& box = *boxes[i];
            EXPECT_GE(box.min.x, 0);
            EXPECT_LE(box.max.x, 1000);
            // Point by point along the line, with no regard to how the layout thinks.
            for (std::size_t k = closed ? 0 : 1; k < line.size(); ++k) {
                const auto& a = line[k == 0 ? line.size() - 1 : k - 1];
                for (int step = 0; step <= 1000; ++step) {
                    const double t = step / 1000.0;
                    EXPECT_FALSE(box.contains({std::lerp(a.x, line[k].x, t), std::lerp(a.y, line[k].y, t)}));
                }
            }
            for (std::size_t k = 0; k < i; ++k)
                EXPECT_TRUE(!boxes[k] || boxes[k]->max.x < box.min.x || box.max.x < boxes[k]->min.x ||
                            boxes[k]->max.y < box.min.y || box.max.y < boxes[k]->min.y);
        }
    }
    EXPECT_GT(placed, 150); // most of them find room
}

} // namespace
} // namespace sandtable::scene
