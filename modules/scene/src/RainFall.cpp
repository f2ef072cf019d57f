// SPDX-License-Identifier: GPL-3.0-or-later
#include "RainFall.h"

#include <sandtable/base/Random.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sandtable::scene {
namespace {

constexpr double kCubeM = 44;
constexpr double kNearestDropM = 2.5; ///< nearer ones would be beams
constexpr double kExposureS = 0.045;  ///< how long a drop's line is, in time: what an eye smears

double wrapped(double value, double middle)
{
    return middle - kCubeM / 2 + (value - middle) - kCubeM * std::floor((value - middle) / kCubeM);
}

} // namespace

RainFall::RainFall() : m_drops(kMostDrops)
{
    Random random(41);
    for (auto& drop : m_drops)
        for (float& metres : drop)
            metres = static_cast<float>(random.between(0, kCubeM));
}

std::vector<RainStreak> RainFall::streaks(const CameraPose& pose, double widthPx, double heightPx, double seconds,
                                          double intensity, std::array<double, 2> windMps) const
{
    std::vector<RainStreak> seen;
    const auto count = static_cast<std::size_t>(std::clamp(intensity, 0.0, 1.0) * kMostDrops);
    if (count == 0)
        return seen;
    const Projection view(pose, widthPx, heightPx);
    const auto eye = pose.eye();
    const double pitch = pose.pitchDeg * std::numbers::pi / 180;
    const double yaw = pose.yawDeg * std::numbers::pi / 180;
    const double ahead = kCubeM * 0.45;
    const std::array<double, 3> middle{eye[0] + ahead * std::cos(pitch) * std::sin(yaw),
                                       eye[1] + ahead * std::cos(pitch) * std::cos(yaw),
                                       eye[2] - ahead * std::sin(pitch)};
    const std::array<double, 3> velocity{windMps[0], windMps[1], -kFallMps};
    for (std::size_t i = 0; i < count; ++i) {
        std::array<double, 3> at{};
        for (std::size_t axis = 0; axis < 3; ++axis)
            at[axis] = wrapped(static_cast<double>(m_drops[i][axis]) + velocity[axis] * seconds, middle[axis]);
        const auto now = view.toScreen({at[0], at[1]}, at[2]);
        const auto before = view.toScreen({at[0] - velocity[0] * kExposureS, at[1] - velocity[1] * kExposureS},
                                          at[2] - velocity[2] * kExposureS);
        if (!now || !before || now->depth < kNearestDropM || before->depth < kNearestDropM)
            continue;
        const bool outside = std::max(now->x, before->x) < 0 || std::min(now->x, before->x) > widthPx ||
                             std::max(now->y, before->y) < 0 || std::min(now->y, before->y) > heightPx;
        if (outside)
            continue;
        const double strength = std::clamp(9 / now->depth, 0.3, 1.0);
        seen.push_back({static_cast<float>(before->x), static_cast<float>(before->y), static_cast<float>(now->x),
                        static_cast<float>(now->y), static_cast<float>(strength)});
    }
    return seen;
}

} // namespace sandtable::scene
