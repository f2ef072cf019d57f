// SPDX-License-Identifier: GPL-3.0-or-later
#include "HeightSampling.h"

#include "PixelWindow.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sandtable::imagery {
namespace {

constexpr double kFinestCellM = 16;
constexpr double kCoarsestCellM = 65536;
constexpr int kChunk = 64; ///< cells a side that are read at once
/// Beyond these a value is no height on earth but an unmarked hole.
constexpr double kLowestM = -500;
constexpr double kHighestM = 9000;
constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

/// Between four values; a missing one leaves its weight to the others.
float mixValues(const std::vector<float>& from, const PixelWindow& window, PixelNet::At at)
{
    const double x = std::clamp(at.x, 0.0, window.bufferWidth - 1.0);
    const double y = std::clamp(at.y, 0.0, window.bufferHeight - 1.0);
    const int column = std::min(static_cast<int>(x), std::max(0, window.bufferWidth - 2));
    const int row = std::min(static_cast<int>(y), std::max(0, window.bufferHeight - 2));
    double sum = 0;
    double weights = 0;
    for (int corner = 0; corner < 4; ++corner) {
        const int c = std::min(column + (corner & 1), window.bufferWidth - 1);
        const int r = std::min(row + (corner >> 1), window.bufferHeight - 1);
        const double s = (corner & 1) != 0 ? x - column : 1 - (x - column);
        const double t = (corner >> 1) != 0 ? y - row : 1 - (y - row);
        const double value = from[static_cast<std::size_t>(r) * static_cast<std::size_t>(window.bufferWidth) +
                                  static_cast<std::size_t>(c)];
        if (!(value >= kLowestM && value <= kHighestM))
            continue;
        sum += value * s * t;
        weights += s * t;
    }
    return weights > 1e-6 ? static_cast<float>(sum / weights) : kNone;
}

double cellFor(const geo::Bounds& area, double metresPerPixel, int mostNodes)
{
    double cell = kFinestCellM;
    const auto nodes = [&] { return ((area.max.x - area.min.x) / cell + 3) * ((area.max.y - area.min.y) / cell + 3); };
    while (cell < kCoarsestCellM && (cell * 2 <= metresPerPixel || nodes() > mostNodes))
        cell *= 2;
    return cell;
}

} // namespace

Result<HeightField> sampleHeights(const SourceGrid& grid, const RasterBands& bands, int width, int height,
                                  double metresPerPixel, const std::string& name, const geo::Bounds& area,
                                  int mostNodes, const std::atomic<bool>* stop)
{
    const double cell = cellFor(area, metresPerPixel, mostNodes);
    const geo::LocalMetres corner{std::floor(area.min.x / cell) * cell, std::floor(area.min.y / cell) * cell};
    const int columns = static_cast<int>(std::ceil((area.max.x - corner.x) / cell)) + 1;
    const int rows = static_cast<int>(std::ceil((area.max.y - corner.y) / cell)) + 1;
    if (columns < 2 || rows < 2 || static_cast<double>(columns) * rows > 4.0 * mostNodes)
        return failure(ErrorCode::OutOfRange, name + ": no grid of heights fits this area");
    const auto stride = static_cast<std::size_t>(columns);
    std::vector<float> nodes(stride * static_cast<std::size_t>(rows), kNone);
    for (int top = 0; top < rows; top += kChunk)
        for (int left = 0; left < columns; left += kChunk) {
            const int right = std::min(left + kChunk, columns);
            const int bottom = std::min(top + kChunk, rows);
            std::vector<geo::LocalMetres> places;
            for (int row = top; row < bottom; ++row)
                for (int column = left; column < right; ++column)
                    places.push_back({corner.x + column * cell, corner.y + row * cell});
            const auto pixels = grid.toPixels(places);
            // Pixels about as large as a cell: a finer raster is averaged, so that a single rock is no hill.
            const int across = std::max(2, static_cast<int>(kChunk * std::max(1.0, cell / metresPerPixel / 2)));
            const auto window = PixelWindow::around(pixels, width, height, std::min(across, 512));
            if (!window)
                continue;
            const auto values = bands.values(*window, stop);
            if (!values)
                return tl::unexpected(values.error());
            std::size_t place = 0;
            for (int row = top; row < bottom; ++row)
                for (int column = left; column < right; ++column, ++place) {
                    const PixelNet::At at{pixels.x[place], pixels.y[place]};
                    if (at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height)
                        nodes[static_cast<std::size_t>(row) * stride + static_cast<std::size_t>(column)] =
                            mixValues(*values, *window, window->inBuffer(at));
                }
        }
    std::vector<float> known;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(known), [](float h) { return std::isfinite(h); });
    if (known.empty())
        return failure(ErrorCode::NotFound, name + " has no height anywhere in this city");
    // Not the very lowest, which may be a pit or a fault of the raster.
    const auto low = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 100);
    std::nth_element(known.begin(), low, known.end());
    const double base = *low;
    for (float& node : nodes)
        node = std::isfinite(node) ? static_cast<float>(node - base) : 0.0F;
    return HeightField(corner, cell, columns, rows, std::move(nodes), base);
}

} // namespace sandtable::imagery
