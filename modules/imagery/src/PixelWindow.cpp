// SPDX-License-Identifier: GPL-3.0-or-later
#include "PixelWindow.h"

#include <algorithm>
#include <cmath>

namespace sandtable::imagery {
namespace {

constexpr double kMarginPx = 2;
constexpr double kMostBuffer = 1024;

} // namespace

PixelNet::PixelNet(const SourceGrid& grid, const geo::Bounds& area, int steps) : m_steps(steps)
{
    std::vector<geo::LocalMetres> places;
    for (int row = 0; row <= steps; ++row)
        for (int column = 0; column <= steps; ++column)
            places.push_back({std::lerp(area.min.x, area.max.x, static_cast<double>(column) / steps),
                              std::lerp(area.min.y, area.max.y, static_cast<double>(row) / steps)});
    m_nodes = grid.toPixels(places);
}

PixelNet::At PixelNet::at(double u, double v) const
{
    const int column = std::clamp(static_cast<int>(u * m_steps), 0, m_steps - 1);
    const int row = std::clamp(static_cast<int>(v * m_steps), 0, m_steps - 1);
    const double s = u * m_steps - column;
    const double t = v * m_steps - row;
    const auto first = static_cast<std::size_t>(row * (m_steps + 1) + column);
    const auto above = first + static_cast<std::size_t>(m_steps) + 1;
    const auto mix = [&](const std::vector<double>& values) {
        return (values[first] * (1 - s) + values[first + 1] * s) * (1 - t) +
               (values[above] * (1 - s) + values[above + 1] * s) * t;
    };
    return {mix(m_nodes.x), mix(m_nodes.y)};
}

std::optional<PixelWindow> PixelWindow::around(const SourceGrid::Pixels& pixels, int rasterWidth, int rasterHeight,
                                               int across)
{
    double west = 1e300, east = -1e300, north = 1e300, south = -1e300;
    for (std::size_t i = 0; i < pixels.x.size(); ++i) {
        if (!std::isfinite(pixels.x[i]) || !std::isfinite(pixels.y[i]))
            continue;
        west = std::min(west, pixels.x[i]);
        east = std::max(east, pixels.x[i]);
        north = std::min(north, pixels.y[i]);
        south = std::max(south, pixels.y[i]);
    }
    if (west > east)
        return std::nullopt;
    PixelWindow window;
    window.factor = std::max(
        {1.0, std::min(east - west, south - north) / across, std::max(east - west, south - north) / kMostBuffer});
    const double margin = kMarginPx * window.factor;
    const double left = std::max(0.0, std::floor(west - margin));
    const double top = std::max(0.0, std::floor(north - margin));
    const double right = std::min<double>(rasterWidth, std::ceil(east + margin));
    const double bottom = std::min<double>(rasterHeight, std::ceil(south + margin));
    if (left >= right || top >= bottom)
        return std::nullopt;
    window.x = static_cast<int>(left);
    window.y = static_cast<int>(top);
    window.width = static_cast<int>(right - left);
    window.height = static_cast<int>(bottom - top);
    window.bufferWidth = std::max(1, static_cast<int>(std::lround(window.width / window.factor)));
    window.bufferHeight = std::max(1, static_cast<int>(std::lround(window.height / window.factor)));
    return window;
}

} // namespace sandtable::imagery
