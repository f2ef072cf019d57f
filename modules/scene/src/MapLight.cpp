// SPDX-License-Identifier: GPL-3.0-or-later
#include "RgbMath.h"

#include <sandtable/geo/SunPosition.h>
#include <sandtable/scene/MapLight.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sandtable::scene {
namespace {

/// Smaller steps of the sun or of the clock nobody sees; the palette is made anew for larger ones.
constexpr double kSeenDegrees = 0.12;
constexpr double kSeenHours = 0.03;
/// Shadows of a lower sun would lie across the whole city.
constexpr double kLowestShadowDeg = 14;
constexpr double kNoShadowDeg = 2.5;
constexpr double kMicrosADegree = 240e6;
/// Hours of the sun's own clock, on an equinox, that stand for day and night.
constexpr double kShownDay = 10.2;
constexpr double kShownNight = 20.6;

QColor toColor(const Rgb& rgb)
{
    return QColor::fromRgbF(std::min(1.0F, rgb[0]), std::min(1.0F, rgb[1]), std::min(1.0F, rgb[2]));
}

/// Quick 3D takes the screen's curve out of a clear colour and nothing puts it back: so it goes in twice.
Rgb curved(Rgb color)
{
    for (float& channel : color)
        channel = channel <= 0.0031308F ? channel * 12.92F : 1.055F * std::pow(channel, 1 / 2.4F) - 0.055F;
    return color;
}

/// City time at which the mean sun's clock shows `hour` at this longitude, on the day for show.
EventTime showTime(double lon, double hour)
{
    constexpr std::int64_t kMidnightUs = 1773964800000000; // 2026-03-20 00:00 UTC
    return fromMicros(kMidnightUs + std::llround((hour * 15 - lon) * kMicrosADegree));
}

} // namespace

Lighting MapLight::wanted()
{
    m_sunriseUs = m_sunsetUs = 0;
    const auto frame = m_scene ? m_scene->frame() : std::nullopt;
    if (m_mode == Neutral || m_muted || !frame || (m_mode == Clock && m_nowUs <= 0))
        return {};
    const geo::Wgs84 where = frame->origin();
    const auto rain = static_cast<float>(m_rain);
    if (m_mode != Clock) {
        // The habits follow the sun's own clock here, whatever zone the city is in.
        const int solarOffsetMin = static_cast<int>(std::lround(where.lon * 4));
        return lightingAt(showTime(where.lon, m_mode == Day ? kShownDay : kShownNight), where, solarOffsetMin, rain);
    }
    const EventTime now = fromMicros(static_cast<std::int64_t>(m_nowUs));
    const geo::SunDay day = geo::sunDay(now, where);
    m_sunriseUs = day.sunrise ? static_cast<double>(toMicros(*day.sunrise)) : 0;
    m_sunsetUs = day.sunset ? static_cast<double>(toMicros(*day.sunset)) : 0;
    return lightingAt(now, where, m_utcOffsetMin, rain);
}

void MapLight::renew()
{
    const Lighting next = wanted();
    const bool same = next.neutral == m_light.neutral && next.wet == m_light.wet &&
                      std::abs(next.altitudeDeg - m_light.altitudeDeg) < kSeenDegrees &&
                      std::abs(next.azimuthDeg - m_light.azimuthDeg) < 8 * kSeenDegrees &&
                      std::abs(next.hour - m_light.hour) < kSeenHours;
    if (same)
        return;
    m_light = next;
    if (m_scene)
        m_scene->setLighting(m_light);
    emit changed();
}

void MapLight::setScene(CityScene* scene)
{
    if (m_scene == scene)
        return;
    if (m_scene)
        m_scene->disconnect(this);
    m_scene = scene;
    m_light = {};
    if (scene)
        connect(scene, &CityScene::readyChanged, this, &MapLight::renew);
    emit sceneChanged();
    renew();
}

void MapLight::setMode(Mode mode)
{
    if (mode < Neutral || mode > Night || std::exchange(m_mode, mode) == mode)
        return;
    emit modeChanged();
    renew();
}

void MapLight::setNowUs(double us)
{
    if (std::exchange(m_nowUs, us) == us)
        return;
    emit nowUsChanged();
    renew();
}

void MapLight::setUtcOffsetMin(int minutes)
{
    if (std::exchange(m_utcOffsetMin, minutes) == minutes)
        return;
    emit nowUsChanged();
    renew();
}

void MapLight::setMuted(bool muted)
{
    if (std::exchange(m_muted, muted) == muted)
        return;
    emit mutedChanged();
    renew();
}

void MapLight::setRain(double rain)
{
    const double wet = std::clamp(rain, 0.0, 1.0);
    if (std::exchange(m_rain, wet) == wet)
        return;
    emit rainChanged();
    renew();
}

QColor MapLight::ink() const
{
    return lit() ? toColor(mixed({1, 1, 1}, {0.86F, 0.90F, 0.94F}, m_light.darkness)) : QColor();
}

QColor MapLight::waterInk() const
{
    return lit() ? toColor(mixed({0.90F, 0.97F, 1}, {0.56F, 0.75F, 0.88F}, m_light.darkness)) : QColor();
}

QColor MapLight::halo() const
{
    return lit() ? QColor(13, 18, 23) : QColor();
}

QColor MapLight::sky() const
{
    return lit() ? toColor(curved(mixed(m_light.haze(), {0, 0, 0}, 0.12F))) : QColor();
}

QVector4D MapLight::haze() const
{
    if (!lit())
        return {};
    const Rgb air = m_light.haze();
    return {air[0], air[1], air[2], 0.62F + 0.3F * m_light.wet};
}

QVector4D MapLight::panes() const
{
    if (!lit())
        return {0, 0, 0, 0.30F};
    // Glass by day gives back the sky, darker than the wall.
    const Rgb glass = times(m_light.sky, {0.50F, 0.62F, 0.74F});
    return {glass[0], glass[1], glass[2], 0.72F};
}

bool MapLight::shadows() const
{
    return lit() && m_light.altitudeDeg > kNoShadowDeg && m_light.shadowShare() < 0.97F;
}

QVector2D MapLight::slope() const
{
    if (!shadows())
        return {};
    const double altitude = std::max(m_light.altitudeDeg, kLowestShadowDeg) * std::numbers::pi / 180;
    const double azimuth = m_light.azimuthDeg * std::numbers::pi / 180;
    const double metres = 1 / std::tan(altitude);
    return {static_cast<float>(-std::sin(azimuth) * metres), static_cast<float>(std::cos(azimuth) * metres)};
}

} // namespace sandtable::scene
