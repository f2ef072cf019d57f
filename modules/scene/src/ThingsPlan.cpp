// SPDX-License-Identifier: GPL-3.0-or-later
#include "ThingsPlan.h"

#include "ComponentLook.h"

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

/// A square wider than this on the screen opens into its four; a finest one into its things.
constexpr double kSplitPx = 190;
constexpr double kOpenPx = 130;
constexpr double kNeverPx = 1e9;
/// A bound on what one frame draws; squares open so late that a usual view stays far below it.
constexpr std::size_t kMostSprites = 4000;
constexpr float kThingRadiusPx = 8.5F;
constexpr double kThingLiftM = 1;

std::uint64_t keyOf(const PointPyramid::Shown& shown)
{
    return static_cast<std::uint64_t>(shown.level) << 40 | static_cast<std::uint64_t>(shown.open) << 39 | shown.cell;
}

float squareRadiusPx(std::uint32_t points)
{
    return 10.5F + 1.6F * std::log10(static_cast<float>(points));
}

} // namespace

void ThingsPlan::clear()
{
    m_fades.clear();
    m_things.clear();
    m_index.clear();
    m_sprites.clear();
    m_numbers.clear();
    m_signs.clear();
}

bool ThingsPlan::update(const CityThings& things, const Projection& view, float stepShare)
{
    for (auto& [key, fade] : m_fades)
        fade.wanted = false;
    for (const PointPyramid::Shown& shown : things.points.choose(view, kSplitPx, m_look.opens ? kOpenPx : kNeverPx)) {
        Fade& fade = m_fades[keyOf(shown)];
        fade.shown = shown;
        fade.wanted = true;
    }
    m_things.clear();
    m_index.clear();
    m_sprites.clear();
    m_numbers.clear();
    m_signs.clear();
    bool fading = false;
    for (auto it = m_fades.begin(); it != m_fades.end();) {
        Fade& fade = it->second;
        const float goal = fade.wanted ? 1.0F : 0.0F;
        fade.opacity += std::clamp(goal - fade.opacity, -stepShare, stepShare);
        if (!fade.wanted && fade.opacity <= 0) {
            it = m_fades.erase(it);
            continue;
        }
        fading = fading || fade.opacity != goal;
        draw(things, view, fade);
        ++it;
    }
    return fading;
}

void ThingsPlan::draw(const CityThings& things, const Projection& view, const Fade& fade)
{
    const PointPyramid::Cell& cell = things.points.cell(fade.shown.level, fade.shown.cell);
    const auto add = [&](geo::LocalMetres at, float radius, const QColor& rim) -> const MarkerSprite* {
        const auto screen = view.toScreen(at, kThingLiftM);
        if (!screen || screen->x < -radius || screen->y < -radius || screen->x > view.width() + radius ||
            screen->y > view.height() + radius || m_sprites.size() >= kMostSprites)
            return nullptr;
        MarkerSprite sprite;
        sprite.x = static_cast<float>(screen->x);
        sprite.y = static_cast<float>(screen->y);
        sprite.radius = radius;
        sprite.shape = MarkerShape::Badge;
        sprite.opacity = fade.opacity * 0.9F;
        sprite.fill = rim;
        sprite.accent = rim;
        m_sprites.push_back(sprite);
        return &m_sprites.back();
    };
    // Text has no fade of its own: it comes and goes in the middle of its disc's.
    const bool legible = fade.opacity > 0.5F;
    if (!fade.shown.open) {
        const auto* sprite = add(cell.mean, squareRadiusPx(cell.points), m_look.square);
        if (sprite == nullptr || !legible)
            return;
        m_numbers.push_back({sprite->x, sprite->y, static_cast<int>(cell.points)});
        m_index.add(static_cast<std::uint32_t>(m_things.size()), sprite->x, sprite->y, sprite->radius);
        m_things.push_back({cell.mean, static_cast<int>(cell.points), 0, 0});
        return;
    }
    for (const PyramidPoint& point : things.points.pointsOf(cell)) {
        const auto* sprite = add(point.at, kThingRadiusPx, componentTone(point.kind));
        if (sprite == nullptr || !legible)
            continue;
        m_signs.push_back({sprite->x, sprite->y, signOf(point.kind)});
        m_index.add(static_cast<std::uint32_t>(m_things.size()), sprite->x, sprite->y, sprite->radius);
        m_things.push_back({point.at, 1, point.source, point.kind});
    }
}

const DrawnThing* ThingsPlan::at(float x, float y) const
{
    const auto found = m_index.at(x, y);
    return found ? &m_things[*found] : nullptr;
}

} // namespace sandtable::scene
