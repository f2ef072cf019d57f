// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/geo/Frame.h>
#include <sandtable/imagery/Basemap.h>
#include <sandtable/imagery/HeightField.h>
#include <sandtable/imagery/TileKey.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace sandtable::imagery {

struct SourceOptions
{
    int timeoutS = 6;                                ///< of one request over the network
    int connections = 2;                             ///< at once, of one reader
    std::filesystem::path cacheFolder;               ///< for what comes over the network; empty: nothing is kept
    std::uint64_t cacheBytes = 512ULL * 1024 * 1024; ///< of that folder
};

/// A tile as it is drawn: kTilePixels squared, RGBA with straight alpha, rows from south to north.
struct TilePixels
{
    std::vector<std::uint8_t> rgba; ///< empty when the source has nothing there
    bool opaque = false;
};

/// A raster that GDAL opens, read in squares of the city's frame. Uses the source's overviews; its nodata, mask and
/// alpha become transparency. One thread at a time; reading blocks for as long as disk or network take, bounded by the
/// time-out, so it belongs on a thread that nobody waits for.
class RasterSource
{
public:
    /// NotFound, Unreadable, Unsupported (no coordinates, blocks too large) or Malformed; the message names the source.
    static Result<RasterSource> open(const Basemap& map, const geo::Frame& frame, const SourceOptions& options = {});
    RasterSource(RasterSource&&) noexcept;
    RasterSource& operator=(RasterSource&&) noexcept;
    ~RasterSource();

    /// What it covers within some hundred kilometres of the city.
    const geo::Bounds& bounds() const;
    double metresPerPixel() const; ///< of the source itself, at its middle or the city's origin
    int finestLevel() const;       ///< of tiles that show all its detail

    /// Unreadable or, over the network, Unavailable; Unsupported when so much would have to be read for it that it
    /// takes overviews; Cancelled soon after `stop` became true.
    Result<TilePixels> read(const TileKey& key, const std::atomic<bool>* stop = nullptr) const;
    /// Heights for all of an area in a grid of at most `mostNodes`; where the raster has none, the lowest of the
    /// others. Errors as of read(), and NotFound when it has no height there at all.
    Result<HeightField> heights(const geo::Bounds& area, int mostNodes, const std::atomic<bool>* stop = nullptr) const;

private:
    struct State;
    explicit RasterSource(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace sandtable::imagery
