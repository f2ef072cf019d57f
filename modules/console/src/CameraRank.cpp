// SPDX-License-Identifier: GPL-3.0-or-later
#include "CameraRank.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace sandtable::console {
namespace {

constexpr double kSeenPastRange = 1.5;

} // namespace

bool looksAt(const city::Camera& camera, geo::LocalMetres place)
{
    const double east = place.x - camera.at.x;
    const double north = place.y - camera.at.y;
    if (std::hypot(east, north) > camera.rangeM * kSeenPastRange)
        return false;
    const double bearing = std::atan2(east, north) * 180 / std::numbers::pi;
    return std::abs(std::remainder(bearing - camera.headingDeg, 360.0)) <= camera.viewAngleDeg / 2;
}

std::vector<std::uint32_t> camerasNear(std::span<const city::Camera> cameras, geo::LocalMetres place, std::size_t most)
{
    std::vector<std::tuple<bool, double, std::uint32_t>> order;
    order.reserve(cameras.size());
    for (std::uint32_t i = 0; i < cameras.size(); ++i)
        order.emplace_back(!looksAt(cameras[i], place), geo::distance(cameras[i].at, place), i);
    const std::size_t count = std::min(most, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end());
    std::vector<std::uint32_t> best;
    best.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        best.push_back(std::get<2>(order[i]));
    return best;
}

} // namespace sandtable::console
