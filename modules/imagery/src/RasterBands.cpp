// SPDX-License-Identifier: GPL-3.0-or-later
#include "RasterBands.h"

#include "GdalErrors.h"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sandtable::imagery {
namespace {

constexpr std::int64_t kMostBlockBytes = 64LL * 1024 * 1024;
/// Pixels read from disk for one tile; about half a second.
constexpr double kMostPixels = 50e6;

int CPL_STDCALL goOn(double, const char*, void* stop)
{
    return stop == nullptr || !static_cast<const std::atomic<bool>*>(stop)->load() ? TRUE : FALSE;
}

GDALRasterIOExtraArg extraFor(const PixelWindow& window, const std::atomic<bool>* stop, bool mayMix)
{
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    extra.eResampleAlg = mayMix && window.factor > 1.01 ? GRIORA_Average : GRIORA_NearestNeighbour;
    extra.pfnProgress = &goOn;
    extra.pProgressData = const_cast<std::atomic<bool>*>(stop);
    return extra;
}

} // namespace

Result<RasterBands> RasterBands::make(GDALDataset& raster, std::string name, bool remote)
{
    RasterBands bands(raster, std::move(name), remote);
    if (raster.GetRasterCount() < 1)
        return failure(ErrorCode::Unsupported, bands.m_name + " holds no picture");
    GDALRasterBand& first = *raster.GetRasterBand(1);
    int width = 0;
    int height = 0;
    first.GetBlockSize(&width, &height);
    const std::int64_t bytes = std::int64_t{1} * width * height * GDALGetDataTypeSizeBytes(first.GetRasterDataType());
    if (width < 1 || height < 1 || bytes > kMostBlockBytes)
        return failure(ErrorCode::Unsupported,
                       fmt::format("{} is stored in blocks of {} by {} pixels, too large to read one at a time; "
                                   "gdal_translate -of COG makes it readable",
                                   bands.m_name, width, height));
    bands.readPalette(first);
    bands.m_colours = bands.m_palette.empty() && raster.GetRasterCount() >= 3 ? 3 : 1;
    bands.m_bytes = first.GetRasterDataType() == GDT_Byte;
    if (!bands.m_bytes && bands.m_palette.empty()) {
        const GdalErrors errors;
        std::array<double, 2> range{0, 65535};
        if (GDALComputeRasterMinMax(&first, TRUE, range.data()) == CE_None && range[1] > range[0]) {
            bands.m_low = range[0];
            bands.m_high = range[1];
        }
    }
    return bands;
}

void RasterBands::readPalette(GDALRasterBand& band)
{
    const GDALColorTable* table = band.GetColorTable();
    if (table == nullptr || band.GetRasterDataType() != GDT_Byte)
        return;
    m_palette.assign(256, {0, 0, 0, 0});
    for (int i = 0; i < std::min(256, table->GetColorEntryCount()); ++i) {
        GDALColorEntry entry{};
        table->GetColorEntryAsRGB(i, &entry);
        const auto byte = [](short value) { return static_cast<std::uint8_t>(std::clamp<int>(value, 0, 255)); };
        m_palette[static_cast<std::size_t>(i)] = {byte(entry.c1), byte(entry.c2), byte(entry.c3), byte(entry.c4)};
    }
}

Result<void> RasterBands::checkEffort(const PixelWindow& window) const
{
    GDALRasterBand& first = *m_raster->GetRasterBand(1);
    double coarser = 1;
    for (int i = 0; i < first.GetOverviewCount(); ++i)
        if (GDALRasterBand* overview = first.GetOverview(i); overview != nullptr && overview->GetXSize() > 0) {
            const double factor = static_cast<double>(first.GetXSize()) / overview->GetXSize();
            if (factor <= window.factor * 1.2)
                coarser = std::max(coarser, factor);
        }
    if (static_cast<double>(window.width) * window.height / coarser / coarser > kMostPixels)
        return failure(ErrorCode::Unsupported,
                       m_name + " has no overviews, so it can only be shown from close by; gdaladdo makes them");
    return {};
}

Error RasterBands::failed(const std::string& why, const std::atomic<bool>* stop) const
{
    if (stop != nullptr && stop->load())
        return {ErrorCode::Cancelled, m_name + ": not needed any more"};
    return {m_remote ? ErrorCode::Unavailable : ErrorCode::Unreadable,
            m_name + ": " + (why.empty() ? "cannot be read" : why)};
}

Result<void> RasterBands::readMask(const PixelWindow& window, const std::atomic<bool>* stop,
                                   std::vector<std::uint8_t>& rgba) const
{
    GDALRasterBand& first = *m_raster->GetRasterBand(1);
    const int flags = first.GetMaskFlags();
    for (std::size_t i = 3; i < rgba.size(); i += 4)
        rgba[i] = 255;
    if ((flags & GMF_ALL_VALID) != 0)
        return {};
    // A pixel of several bands is missing only where all of them are: black alone may be the nodata value of one.
    const int masks = (flags & GMF_NODATA) != 0 ? m_colours : 1;
    std::vector<std::uint8_t> mask(rgba.size() / 4);
    std::vector<std::uint8_t> all(mask.size(), 0);
    for (int band = 1; band <= masks; ++band) {
        auto extra = extraFor(window, stop, true);
        const GdalErrors errors;
        if (m_raster->GetRasterBand(band)->GetMaskBand()->RasterIO(
                GF_Read, window.x, window.y, window.width, window.height, mask.data(), window.bufferWidth,
                window.bufferHeight, GDT_Byte, 0, 0, &extra) != CE_None)
            return tl::unexpected(failed(errors.first(), stop));
        for (std::size_t i = 0; i < mask.size(); ++i)
            all[i] = std::max(all[i], mask[i]);
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        rgba[i * 4 + 3] = all[i];
    return {};
}

Result<std::vector<std::uint8_t>> RasterBands::colours(const PixelWindow& window, const std::atomic<bool>* stop) const
{
    if (auto possible = checkEffort(window); !possible)
        return tl::unexpected(possible.error());
    const std::size_t pixels =
        static_cast<std::size_t>(window.bufferWidth) * static_cast<std::size_t>(window.bufferHeight);
    std::vector<std::uint8_t> rgba(pixels * 4);
    std::array<int, 3> order{1, 2, 3};
    auto extra = extraFor(window, stop, m_palette.empty());
    {
        const GdalErrors errors;
        CPLErr status = CE_None;
        if (m_bytes)
            status = m_raster->RasterIO(GF_Read, window.x, window.y, window.width, window.height, rgba.data(),
                                        window.bufferWidth, window.bufferHeight, GDT_Byte, m_colours, order.data(), 4,
                                        GSpacing{4} * window.bufferWidth, 1, &extra);
        else {
            std::vector<float> values(pixels * static_cast<std::size_t>(m_colours));
            status = m_raster->RasterIO(GF_Read, window.x, window.y, window.width, window.height, values.data(),
                                        window.bufferWidth, window.bufferHeight, GDT_Float32, m_colours, order.data(),
                                        0, 0, 0, &extra);
            for (int band = 0; band < m_colours; ++band)
                for (std::size_t i = 0; i < pixels; ++i) {
                    const double share =
                        (values[static_cast<std::size_t>(band) * pixels + i] - m_low) / (m_high - m_low);
                    rgba[i * 4 + static_cast<std::size_t>(band)] =
                        static_cast<std::uint8_t>(std::isfinite(share) ? std::clamp(share, 0.0, 1.0) * 255 + 0.5 : 0);
                }
        }
        if (status != CE_None)
            return tl::unexpected(failed(errors.first(), stop));
    }
    if (auto masked = readMask(window, stop, rgba); !masked)
        return tl::unexpected(masked.error());
    for (std::size_t i = 0; i < pixels; ++i) {
        std::uint8_t* pixel = &rgba[i * 4];
        if (!m_palette.empty()) {
            const auto& entry = m_palette[pixel[0]];
            const int alpha = entry[3] * pixel[3] / 255;
            std::copy_n(entry.begin(), 3, pixel);
            pixel[3] = static_cast<std::uint8_t>(alpha);
        } else if (m_colours == 1)
            pixel[1] = pixel[2] = pixel[0];
    }
    return rgba;
}

Result<std::vector<float>> RasterBands::values(const PixelWindow& window, const std::atomic<bool>* stop) const
{
    if (auto possible = checkEffort(window); !possible)
        return tl::unexpected(possible.error());
    GDALRasterBand& band = *m_raster->GetRasterBand(1);
    const std::size_t pixels =
        static_cast<std::size_t>(window.bufferWidth) * static_cast<std::size_t>(window.bufferHeight);
    std::vector<float> values(pixels);
    std::vector<std::uint8_t> mask(pixels, 255);
    const GdalErrors errors;
    auto extra = extraFor(window, stop, true);
    CPLErr status = band.RasterIO(GF_Read, window.x, window.y, window.width, window.height, values.data(),
                                  window.bufferWidth, window.bufferHeight, GDT_Float32, 0, 0, &extra);
    if (status == CE_None && (band.GetMaskFlags() & GMF_ALL_VALID) == 0)
        status = band.GetMaskBand()->RasterIO(GF_Read, window.x, window.y, window.width, window.height, mask.data(),
                                              window.bufferWidth, window.bufferHeight, GDT_Byte, 0, 0, &extra);
    if (status != CE_None)
        return tl::unexpected(failed(errors.first(), stop));
    for (std::size_t i = 0; i < pixels; ++i)
        if (mask[i] == 0)
            values[i] = std::numeric_limits<float>::quiet_NaN();
    return values;
}

} // namespace sandtable::imagery
