// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PixelWindow.h"

#include <sandtable/base/Result.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

class GDALDataset;
class GDALRasterBand;

namespace sandtable::imagery {

/// The bands of an open raster as colours or as heights.
class RasterBands
{
public:
    /// Unsupported when its blocks are so large that reading one pixel would take hundreds of megabytes.
    static Result<RasterBands> make(GDALDataset& raster, std::string name, bool remote);

    /// RGBA of a window, rows downwards, straight alpha.
    Result<std::vector<std::uint8_t>> colours(const PixelWindow& window, const std::atomic<bool>* stop) const;
    /// The first band, not-a-number where it has no value.
    Result<std::vector<float>> values(const PixelWindow& window, const std::atomic<bool>* stop) const;

private:
    RasterBands(GDALDataset& raster, std::string name, bool remote)
        : m_raster(&raster), m_name(std::move(name)), m_remote(remote)
    {
    }
    void readPalette(GDALRasterBand& band);
    Result<void> checkEffort(const PixelWindow& window) const;
    Result<void> readMask(const PixelWindow& window, const std::atomic<bool>* stop,
                          std::vector<std::uint8_t>& rgba) const;
    Error failed(const std::string& why, const std::atomic<bool>* stop) const;

    GDALDataset* m_raster;
    std::string m_name;
    bool m_remote;
    int m_colours = 1; ///< bands that are colours: 1 or 3
    std::vector<std::array<std::uint8_t, 4>> m_palette;
    bool m_bytes = true;
    double m_low = 0; ///< what is drawn black and white of a raster that does not hold bytes
    double m_high = 255;
};

} // namespace sandtable::imagery
