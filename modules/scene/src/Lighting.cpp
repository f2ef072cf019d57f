// SPDX-License-Identifier: GPL-3.0-or-later
#include "RgbMath.h"

#include <sandtable/geo/SunPosition.h>
#include <sandtable/scene/Lighting.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace sandtable::scene {
namespace {

// Together at most a little more than 1, so that ground colours stay dark enough for names in white.
constexpr Rgb kHighSun{0.62F, 0.59F, 0.54F};
constexpr Rgb kLowSun{0.74F, 0.42F, 0.22F};
constexpr Rgb kDaySky{0.40F, 0.44F, 0.50F};
constexpr Rgb kTwilightSky{0.29F, 0.27F, 0.35F};
constexpr Rgb kNightSky{0.14F, 0.17F, 0.25F};

struct Habit
{
    double hour;
    float share;
};

constexpr std::array kHome{Habit{0, 0.30F},   Habit{1, 0.15F},   Habit{2, 0.08F},   Habit{4, 0.04F},
                           Habit{5.5, 0.07F}, Habit{6.5, 0.28F}, Habit{7.5, 0.20F}, Habit{8.5, 0.07F},
                           Habit{12, 0.06F},  Habit{17, 0.12F},  Habit{18, 0.36F},  Habit{19.5, 0.60F},
                           Habit{21, 0.62F},  Habit{22, 0.54F},  Habit{23, 0.42F},  Habit{24, 0.30F}};
constexpr std::array kOffice{Habit{0, 0.14F}, Habit{2, 0.07F},  Habit{6, 0.05F},  Habit{8, 0.30F},
                             Habit{9, 0.55F}, Habit{18, 0.68F}, Habit{21, 0.48F}, Habit{24, 0.14F}};
constexpr std::array kWorks{Habit{0, 0.16F}, Habit{4, 0.12F}, Habit{7, 0.20F}, Habit{18, 0.30F}, Habit{24, 0.16F}};
constexpr std::array kPublic{Habit{0, 0.06F}, Habit{4, 0.04F}, Habit{7, 0.20F}, Habit{19, 0.45F}, Habit{24, 0.06F}};
constexpr std::array kTemple{Habit{0, 0.10F}, Habit{4, 0.08F}, Habit{17, 0.60F}, Habit{22, 0.70F}, Habit{24, 0.10F}};

std::span<const Habit> habitOf(WindowUse use)
{
    switch (use) {
    case WindowUse::Office:
        return kOffice;
    case WindowUse::Works:
        return kWorks;
    case WindowUse::Public:
        return kPublic;
    case WindowUse::Temple:
        return kTemple;
    default:
        return kHome;
    }
}

float linear(float channel)
{
    return channel <= 0.03928F ? channel / 12.92F : std::pow((channel + 0.055F) / 1.055F, 2.4F);
}

} // namespace

Lighting lightingAt(EventTime utc, geo::Wgs84 where, int utcOffsetMin, float rain)
{
    const geo::SunPosition sun = geo::sunAt(utc, where);
    const auto altitude = static_cast<float>(sun.altitudeDeg);
    const double up = sun.altitudeDeg * std::numbers::pi / 180;
    const double turn = sun.azimuthDeg * std::numbers::pi / 180;

    Lighting light;
    light.neutral = false;
    light.altitudeDeg = sun.altitudeDeg;
    light.azimuthDeg = sun.azimuthDeg;
    light.towardsSun = {static_cast<float>(std::cos(up) * std::sin(turn)),
                        static_cast<float>(std::cos(up) * std::cos(turn)), static_cast<float>(std::sin(up))};
    light.wet = std::clamp(rain, 0.0F, 1.0F);
    light.sun = scaled(mixed(kLowSun, kHighSun, smoothStep(2, 26, altitude)), smoothStep(-1, 9, altitude));
    light.sky =
        mixed(mixed(kNightSky, kTwilightSky, smoothStep(-11, -1, altitude)), kDaySky, smoothStep(-1, 16, altitude));
    light.darkness = 1 - smoothStep(-7, 2, altitude);
    // Clouds take the sun, give some of it back from everywhere, and make the sky grey.
    const float grey = (light.sky[0] + light.sky[1] + light.sky[2]) / 3;
    const float taken = 0.9F * light.wet;
    const float spread = 0.3F * taken * luma(light.sun) * std::max(0.0F, light.towardsSun[2]);
    light.sky = mixed(light.sky, {grey * 1.04F, grey * 1.06F, grey * 1.08F}, 0.8F * light.wet);
    light.sky = plus(light.sky, {spread, spread, spread});
    light.sun = scaled(light.sun, 1 - taken);
    constexpr double kDayMin = 24 * 60;
    const double minutes = std::fmod(static_cast<double>(toMicros(utc)) / 60e6 + utcOffsetMin, kDayMin);
    light.hour = (minutes < 0 ? minutes + kDayMin : minutes) / 60;
    return light;
}

float Lighting::shadowShare() const
{
    const float direct = luma(sun) * std::max(0.0F, towardsSun[2]);
    const float all = direct + luma(sky);
    return neutral || all <= 0 ? 1.0F : 1 - direct / all;
}

Rgb Lighting::haze() const
{
    // Towards the horizon the air takes a little of the sun's colour; at night the city lights it from below.
    const Rgb air = mixed(scaled(sky, 1.05F), sun, 0.22F * smoothStep(-2, 6, static_cast<float>(altitudeDeg)));
    return mixed(air, {0.13F, 0.12F, 0.15F}, 0.6F * darkness);
}

float litShare(WindowUse use, double hour, int seed)
{
    const auto habit = habitOf(use);
    const double at = std::clamp(hour, 0.0, 24.0);
    std::size_t next = 1;
    while (next + 1 < habit.size() && habit[next].hour < at)
        ++next;
    const Habit& from = habit[next - 1];
    const Habit& to = habit[next];
    const auto on = static_cast<float>((at - from.hour) / (to.hour - from.hour));
    const float share = from.share + (to.share - from.share) * on;
    constexpr float kMeanSeed = 7.5F;
    return std::clamp(share * (1 + 0.6F * (static_cast<float>(seed) - kMeanSeed) / kMeanSeed), 0.0F, 1.0F);
}

float relativeLuminance(const Rgb& color)
{
    return 0.2126F * linear(color[0]) + 0.7152F * linear(color[1]) + 0.0722F * linear(color[2]);
}

float contrastRatio(const Rgb& a, const Rgb& b)
{
    const float one = relativeLuminance(a) + 0.05F;
    const float other = relativeLuminance(b) + 0.05F;
    return std::max(one, other) / std::min(one, other);
}

} // namespace sandtable::scene
