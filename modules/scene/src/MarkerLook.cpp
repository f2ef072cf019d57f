// SPDX-License-Identifier: GPL-3.0-or-later
#include "MarkerLook.h"

#include <algorithm>

namespace sandtable::scene {
namespace {

constexpr float kDimmed = 0.28F;
constexpr float kOffDuty = 0.45F;
constexpr float kIdle = 0.5F;
/// Metres a pixel from which the view spans a quarter of the city, and all of it.
constexpr float kQuarterMpp = 2.5F;
constexpr float kCityMpp = 6;

void emphasise(MarkerSprite& sprite, const DrawnMarker& marker, bool selected, bool hovered)
{
    if (marker.lit)
        sprite.glow = 0.8F;
    if (hovered)
        sprite.glow = std::max(sprite.glow, 0.6F);
    if (selected)
        sprite.glow = 1;
    if (marker.dimmed)
        sprite.opacity *= kDimmed;
}

} // namespace

QColor toneColor(CaseTone tone)
{
    switch (tone) {
    case CaseTone::Waiting:
        return {232, 238, 244};
    case CaseTone::Mine:
        return {76, 194, 255};
    case CaseTone::OnTheWay:
        return {240, 228, 66};
    case CaseTone::BeingDone:
        return {52, 196, 149};
    case CaseTone::Suspended:
        return {150, 160, 170};
    case CaseTone::Overdue:
        return {255, 107, 94};
    case CaseTone::Closed:
        return {98, 112, 124};
    }
    return {232, 238, 244};
}

QColor doingColor(WorkerDoing doing)
{
    switch (doing) {
    case WorkerDoing::OffDuty:
        return {133, 150, 165};
    case WorkerDoing::Patrolling:
        return {86, 180, 170};
    case WorkerDoing::OnTheWay:
        return {240, 228, 66};
    case WorkerDoing::OnSite:
        return {52, 214, 149};
    }
    return {133, 150, 165};
}

MarkerSprite spriteOf(const DrawnMarker& pin, const CaseMarker& marker, bool selected, bool hovered)
{
    MarkerSprite sprite;
    sprite.x = pin.x;
    sprite.y = pin.y - kPinLiftPx;
    sprite.radius = pinRadiusPx(pin.count) + (selected ? 2 : 0);
    sprite.shape = static_cast<MarkerShape>(std::clamp<int>(marker.grade, 1, 4));
    sprite.stem = kPinLiftPx;
    sprite.fill = toneColor(marker.tone);
    sprite.accent = sprite.fill;
    const bool overdue = marker.tone == CaseTone::Overdue;
    // An overdue case's ring is full again: it has used up its time.
    sprite.ring = marker.tone == CaseTone::Closed ? -1 : overdue ? 1 : std::clamp(marker.timeLeft, 0.0F, 1.0F);
    if (selected)
        sprite.accent = QColor(255, 255, 255);
    emphasise(sprite, pin, selected, hovered);
    return sprite;
}

MarkerSprite spriteOf(const DrawnMarker& dot, const WorkerMarker& worker, bool selected, bool hovered)
{
    MarkerSprite sprite;
    sprite.x = dot.x;
    sprite.y = dot.y;
    sprite.shape = MarkerShape::Dot;
    // Dots shrink when the view spans many streets, so that a thousand of them stay a texture, not a wall.
    const float small = dot.metresPerPixel > kCityMpp ? 0.55F : dot.metresPerPixel > kQuarterMpp ? 0.8F : 1.0F;
    sprite.radius = kWorkerRadiusPx * (dot.lit || selected ? 1.5F : small);
    sprite.fill = doingColor(worker.doing);
    sprite.accent = selected ? QColor(255, 255, 255) : QColor(76, 194, 255);
    // Over the whole city only those who are on a case are news.
    const bool idle = worker.doing == WorkerDoing::Patrolling;
    sprite.opacity = worker.doing == WorkerDoing::OffDuty                ? kOffDuty
                     : idle && dot.metresPerPixel > kCityMpp && !dot.lit ? kIdle
                                                                         : 1;
    emphasise(sprite, dot, selected, hovered);
    return sprite;
}

MarkerSprite spriteOf(const DrawnMarker& spot, const CameraMarker& camera, double mapYawDeg, bool selected,
                      bool hovered)
{
    MarkerSprite sprite;
    sprite.x = spot.x;
    sprite.y = spot.y;
    sprite.shape = MarkerShape::Camera;
    sprite.radius = std::clamp(camera.rangeM / spot.metresPerPixel, kCameraRadiusPx, 60.0F);
    sprite.angleDeg = camera.headingDeg - static_cast<float>(mapYawDeg);
    sprite.fill = QColor(143, 178, 208);
    sprite.accent = QColor(255, 255, 255);
    sprite.opacity = 0.8F;
    emphasise(sprite, spot, selected, hovered);
    sprite.glow = 0; // a glowing disc as wide as the cone would hide what it looks at
    return sprite;
}

MarkerSprite badgeOf(const MarkerSprite& pin, int count)
{
    MarkerSprite badge;
    badge.shape = MarkerShape::Badge;
    badge.x = pin.x + pin.radius * 0.9F;
    badge.y = pin.y - pin.radius * 0.8F;
    badge.radius = count < 10 ? 8.0F : count < 100 ? 9.5F : 12.5F;
    badge.fill = pin.fill;
    badge.accent = pin.fill;
    badge.opacity = pin.opacity;
    return badge;
}

} // namespace sandtable::scene
