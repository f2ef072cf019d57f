// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorPlan.h"

#include <gtest/gtest.h>

namespace sandtable::scene {
namespace {

CityThings doorsAlong(int rows, int columns, double gapM)
{
    std::vector<PyramidPoint> points;
    std::vector<std::string> numbers;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            points.push_back({{column * gapM, row * gapM}, static_cast<std::uint32_t>(numbers.size()), 0});
            numbers.push_back(std::to_string(numbers.size() + 1) + "号");
        }
    return {PointPyramid(std::move(points)), {}, std::move(numbers)};
}

CameraPose closeTo(geo::LocalMetres target)
{
    return {target, 200, 0, 60};
}

TEST(DoorPlan, NumbersTouchNeitherEachOtherNorANameAndAreBounded)
{
    const auto things = doorsAlong(120, 120, 6);
    const DoorScript script(things.numbers);
    const Projection view(closeTo({300, 300}), 1280, 800);
    const std::vector<Obstacle> names{{500, 300, 800, 420}};
    const auto doors = placeDoors(things, script, view, names);
    EXPECT_GT(doors.size(), 100U);
    EXPECT_LE(doors.size(), kMostDoors);
    std::vector<Obstacle> boxes = names;
    for (const DrawnDoor& door : doors) {
        const float half = script.widthPx(things.numbers[door.source]) / 2;
        const Obstacle box{door.x - half, door.y - 5, door.x + half, door.y + 5};
        for (const Obstacle& other : boxes)
            EXPECT_FALSE(box.left < other.right && other.left < box.right && box.top < other.bottom &&
                         other.top < box.bottom)
                << things.numbers[door.source];
        boxes.push_back(box);
    }
}

TEST(DoorPlan, EachNumberStandsWhereItsAddressIs)
{
    const auto things = doorsAlong(5, 5, 40);
    const DoorScript script(things.numbers);
    const Projection view(closeTo({80, 80}), 1280, 800);
    const auto doors = placeDoors(things, script, view, {});
    std::size_t seen = 0;
    for (std::uint32_t i = 0; i < things.numbers.size(); ++i) {
        const auto at = view.toScreen({(i % 5) * 40.0, (i / 5) * 40.0}, 1.5);
        seen += at && at->x >= 0 && at->x <= 1280 && at->y >= 0 && at->y <= 800 ? 1 : 0;
    }
    EXPECT_EQ(doors.size(), seen);
    for (const DrawnDoor& door : doors) {
        const auto at = view.toScreen({(door.source % 5) * 40.0, (door.source / 5) * 40.0}, 1.5);
        ASSERT_TRUE(at);
        EXPECT_NEAR(door.x, at->x, 0.01);
        EXPECT_NEAR(door.y, at->y, 0.01);
    }
}

TEST(DoorPlan, FromAfarThereAreNone)
{
    const auto things = doorsAlong(50, 50, 10);
    const DoorScript script(things.numbers);
    EXPECT_TRUE(placeDoors(things, script, Projection({{250, 250}, 6000, 0, 60}, 1280, 800), {}).empty());
}

TEST(DoorScript, WritesWhatANumberHasButItsLastSign)
{
    const std::vector<std::string> numbers{"12号", "3号之二", "A-7", "号"};
    const DoorScript script(numbers);
    const auto written = [&](const std::string& number) {
        std::vector<Glyph> glyphs;
        script.write(number, 100, 50, glyphs);
        QString text;
        for (const Glyph& glyph : glyphs)
            text += script.signs()[glyph.sign];
        return text;
    };
    EXPECT_EQ(written("12号"), QStringLiteral("12"));
    EXPECT_EQ(written("3号之二"), QStringLiteral("3号之二"));
    EXPECT_EQ(written("A-7"), QStringLiteral("A-7"));
    EXPECT_EQ(written("号"), QStringLiteral("号"));
    EXPECT_EQ(written("5栋"), QStringLiteral("5")) << "a sign that no number of the city has";
    std::vector<Glyph> glyphs;
    script.write("12号", 100, 50, glyphs);
    EXPECT_NEAR((glyphs[0].x + glyphs[1].x) / 2, 100, 1);
}

TEST(DoorScript, MoreSignsThanThePictureHoldsAreLeftOut)
{
    std::vector<std::string> numbers;
    for (char16_t sign = 0x4E00; sign < 0x4E00 + 2000; ++sign)
        numbers.push_back(QString(QChar(sign)).toStdString());
    EXPECT_EQ(DoorScript(numbers).signs().size(), DoorScript::kMostSigns);
}

} // namespace
} // namespace sandtable::scene
