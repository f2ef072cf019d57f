// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorPlan.h"

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

constexpr double kDoorLiftM = 1.5;
constexpr float kDoorHeightPx = 13;
constexpr float kDoorGapPx = 3;
/// The pyramid's finest square opens from this width on the screen.
constexpr double kDoorSquarePx = 60;

bool touches(const Obstacle& a, const Obstacle& b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

} // namespace

DoorScript::DoorScript(std::span<const std::string> numbers)
{
    for (int i = 0; i < 10; ++i)
        m_signs.append(QString::number(i));
    // Nearly all numbers are of digits and one sign: only those with more are looked at in full.
    for (const std::string& number : numbers)
        for (const QChar sign : shown(number))
            if (!sign.isSurrogate() && !(sign >= QLatin1Char('0') && sign <= QLatin1Char('9')) &&
                m_signs.size() < kMostSigns && !m_signs.contains(QString(sign)))
                m_signs.append(QString(sign));
}

QString DoorScript::shown(const std::string& number) const
{
    QString text = QString::fromStdString(number).left(12);
    if (text.size() > 1 && text.endsWith(QChar(0x53F7))) // 号
        text.chop(1);
    return text;
}

float DoorScript::widthPx(const std::string& number) const
{
    float width = 0;
    for (const QChar sign : shown(number))
        width += static_cast<float>(sign.unicode() < 0x80 ? kAsciiPx : kWidePx);
    return width;
}

void DoorScript::write(const std::string& number, float x, float y, std::vector<Glyph>& glyphs) const
{
    float left = std::round(x - widthPx(number) / 2);
    for (const QChar sign : shown(number)) {
        const auto width = static_cast<float>(sign.unicode() < 0x80 ? kAsciiPx : kWidePx);
        const auto place = m_signs.indexOf(QString(sign));
        if (place >= 0)
            glyphs.push_back({left + width / 2, y, static_cast<int>(place)});
        left += width;
    }
}

std::vector<DrawnDoor> placeDoors(const CityThings& things, const DoorScript& script, const Projection& view,
                                  std::span<const Obstacle> obstacles)
{
    std::vector<DrawnDoor> doors;
    std::vector<Obstacle> taken(obstacles.begin(), obstacles.end());
    for (const PointPyramid::Shown& shown : things.points.choose(view, kDoorSquarePx, kDoorSquarePx)) {
        if (!shown.open)
            continue;
        for (const PyramidPoint& point : things.points.pointsOf(things.points.cell(shown.level, shown.cell))) {
            const auto at = view.toScreen(point.at, kDoorLiftM);
            if (!at || at->x < 0 || at->y < 0 || at->x > view.width() || at->y > view.height())
                continue;
            const auto x = static_cast<float>(at->x);
            const auto y = static_cast<float>(at->y);
            const float half = script.widthPx(things.numbers[point.source]) / 2 + kDoorGapPx;
            const Obstacle box{x - half, y - kDoorHeightPx / 2, x + half, y + kDoorHeightPx / 2};
            if (std::any_of(taken.begin(), taken.end(), [&](const Obstacle& other) { return touches(box, other); }))
                continue;
            taken.push_back(box);
            doors.push_back({x, y, point.source});
            if (doors.size() == kMostDoors)
                return doors;
        }
    }
    return doors;
}

} // namespace sandtable::scene
