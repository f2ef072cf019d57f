// SPDX-License-Identifier: GPL-3.0-or-later
#include "GdalErrors.h"
#include "HeightSampling.h"
#include "NetworkLimits.h"
#include "PixelWindow.h"
#include "RasterBands.h"
#include "SourceAddress.h"
#include "SourceGrid.h"

#include <sandtable/imagery/RasterSource.h>

#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace sandtable::imagery {
namespace {

constexpr GIntBig kMostBlockCacheBytes = 96LL * 1024 * 1024;
constexpr int kSteps = 16;
/// A source without an edge near the city covers it all.
constexpr double kEverywhereM = 200000;
constexpr double kRefineShare = 1.4;

void prepareGdal()
{
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        if (GDALGetCacheMax64() > kMostBlockCacheBytes)
            GDALSetCacheMax64(kMostBlockCacheBytes);
    });
}

std::string shownName(const Basemap& map)
{
    return map.source.starts_with('<') ? map.id : map.source;
}

/// One pixel between four of the buffer, each weighted by its alpha so that what is missing gives no colour.
void mixPixel(const std::vector<std::uint8_t>& from, const PixelWindow& window, PixelNet::At at, std::uint8_t* to)
{
    const double x = std::clamp(at.x, 0.0, window.bufferWidth - 1.0);
    const double y = std::clamp(at.y, 0.0, window.bufferHeight - 1.0);
    const int column = static_cast<int>(x);
    const int row = static_cast<int>(y);
    const auto s = static_cast<float>(x - column);
    const auto t = static_cast<float>(y - row);
    const int nextColumn = std::min(column + 1, window.bufferWidth - 1);
    const int nextRow = std::min(row + 1, window.bufferHeight - 1);
    const auto pixel = [&](int c, int r) {
        return &from[(static_cast<std::size_t>(r) * static_cast<std::size_t>(window.bufferWidth) +
                      static_cast<std::size_t>(c)) *
                     4];
    };
    const std::array<const std::uint8_t*, 4> corners{pixel(column, row), pixel(nextColumn, row), pixel(column, nextRow),
                                                     pixel(nextColumn, nextRow)};
    const std::array<float, 4> weights{(1 - s) * (1 - t), s * (1 - t), (1 - s) * t, s * t};
    std::array<float, 4> sum{};
    for (std::size_t i = 0; i < 4; ++i) {
        const float alpha = weights[i] * static_cast<float>(corners[i][3]);
        for (std::size_t channel = 0; channel < 3; ++channel)
            sum[channel] += alpha * static_cast<float>(corners[i][channel]);
        sum[3] += alpha;
    }
    if (sum[3] < 0.5F)
        return;
    for (std::size_t channel = 0; channel < 3; ++channel)
        to[channel] = static_cast<std::uint8_t>(sum[channel] / sum[3] + 0.5F);
    to[3] = static_cast<std::uint8_t>(sum[3] + 0.5F);
}

} // namespace

struct RasterSource::State
{
    GDALDatasetUniquePtr raster;
    std::string name;
    SourceOptions options;
    SourceGrid grid;
    RasterBands bands;
    geo::Bounds bounds;
    double metresPerPixel = 1;
    int finestLevel = 0;

    void measure();
};

void RasterSource::State::measure()
{
    const double width = raster->GetRasterXSize();
    const double height = raster->GetRasterYSize();
    constexpr int kSide = 8;
    SourceGrid::Pixels net;
    for (int row = 0; row <= kSide; ++row)
        for (int column = 0; column <= kSide; ++column) {
            net.x.push_back(width * column / kSide);
            net.y.push_back(height * row / kSide);
        }
    bool all = false;
    const auto places = grid.nearCity(std::move(net), all);
    bounds = {{-kEverywhereM, -kEverywhereM}, {kEverywhereM, kEverywhereM}};
    geo::LocalMetres middle{};
    if (all) {
        bounds = {};
        bounds.add(places);
        middle = places[places.size() / 2];
        // The edges of a raster are lines in its own coordinates; in ours they bend a little.
        const double margin = 0.01 * std::max(bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
        bounds = {{bounds.min.x - margin, bounds.min.y - margin}, {bounds.max.x + margin, bounds.max.y + margin}};
    }
    const std::array<geo::LocalMetres, 3> probe{middle, {middle.x + 10, middle.y}, {middle.x, middle.y + 10}};
    const auto pixels = grid.toPixels(probe);
    const double area = std::abs((pixels.x[1] - pixels.x[0]) * (pixels.y[2] - pixels.y[0]) -
                                 (pixels.x[2] - pixels.x[0]) * (pixels.y[1] - pixels.y[0]));
    metresPerPixel = std::isfinite(area) && area > 0 ? std::clamp(10 / std::sqrt(area), 0.001, 1e6) : 1;
    finestLevel = 0;
    while (finestLevel < kFinestLevel && TileKey{finestLevel, 0, 0}.metresPerPixel() > metresPerPixel * kRefineShare)
        ++finestLevel;
}

RasterSource::RasterSource(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RasterSource::RasterSource(RasterSource&&) noexcept = default;
RasterSource& RasterSource::operator=(RasterSource&&) noexcept = default;
RasterSource::~RasterSource() = default;

Result<RasterSource> RasterSource::open(const Basemap& map, const geo::Frame& frame, const SourceOptions& options)
{
    prepareGdal();
    const std::string name = shownName(map);
    const auto address = addressFor(map, options);
    if (!address)
        return tl::unexpected(address.error());
    const NetworkLimits limits(options);
    GDALDatasetUniquePtr raster;
    {
        const GdalErrors errors;
        raster.reset(GDALDataset::Open(address->c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
        if (!raster)
            return failure(map.remote() ? ErrorCode::Unavailable : ErrorCode::Unreadable,
                           name + ": " + (errors.first().empty() ? "is no picture that GDAL knows" : errors.first()));
    }
    auto grid = SourceGrid::make(*raster, frame, map.datum, name);
    if (!grid)
        return tl::unexpected(grid.error());
    auto bands = RasterBands::make(*raster, name, map.remote());
    if (!bands)
        return tl::unexpected(bands.error());
    auto state =
        std::make_unique<State>(State{std::move(raster), name, options, std::move(*grid), std::move(*bands), {}, 1, 0});
    state->measure();
    return RasterSource(std::move(state));
}

const geo::Bounds& RasterSource::bounds() const
{
    return m_state->bounds;
}
double RasterSource::metresPerPixel() const
{
    return m_state->metresPerPixel;
}
int RasterSource::finestLevel() const
{
    return m_state->finestLevel;
}

Result<TilePixels> RasterSource::read(const TileKey& key, const std::atomic<bool>* stop) const
{
    const State& s = *m_state;
    const int width = s.raster->GetRasterXSize();
    const int height = s.raster->GetRasterYSize();
    const PixelNet net(s.grid, key.bounds(), kSteps);
    TilePixels tile;
    const auto window = PixelWindow::around(net.nodes(), width, height, kTilePixels);
    if (!window)
        return tile;
    const NetworkLimits limits(s.options);
    const auto buffer = s.bands.colours(*window, stop);
    if (!buffer)
        return tl::unexpected(buffer.error());
    tile.rgba.assign(std::size_t{4} * kTilePixels * kTilePixels, 0);
    tile.opaque = true;
    bool anything = false;
    std::uint8_t* to = tile.rgba.data();
    for (int row = 0; row < kTilePixels; ++row)
        for (int column = 0; column < kTilePixels; ++column, to += 4) {
            const auto at = net.at((column + 0.5) / kTilePixels, (row + 0.5) / kTilePixels);
            if (at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height)
                mixPixel(*buffer, *window, window->inBuffer(at), to);
            tile.opaque = tile.opaque && to[3] == 255;
            anything = anything || to[3] != 0;
        }
    if (!anything)
        return TilePixels{};
    return tile;
}

Result<HeightField> RasterSource::heights(const geo::Bounds& area, int mostNodes, const std::atomic<bool>* stop) const
{
    const NetworkLimits limits(m_state->options);
    return sampleHeights(m_state->grid, m_state->bands, m_state->raster->GetRasterXSize(),
                         m_state->raster->GetRasterYSize(), m_state->metresPerPixel, m_state->name, area, mostNodes,
                         stop);
}

} // namespace sandtable::imagery
