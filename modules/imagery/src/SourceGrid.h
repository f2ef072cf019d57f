// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/geo/Frame.h>
#include <sandtable/imagery/Basemap.h>

#include <ogr_spatialref.h>

#include <array>
#include <memory>
#include <span>
#include <vector>

class GDALDataset;

namespace sandtable::imagery {

/// Between the city's metres and a raster's pixels (its first one from 0 to 1, rows downwards).
class SourceGrid
{
public:
    /// Unsupported when the raster does not say where it lies, or no exact way leads there.
    static Result<SourceGrid> make(GDALDataset& raster, const geo::Frame& frame, Datum datum, const std::string& name);

    struct Pixels
    {
        std::vector<double> x;
        std::vector<double> y; ///< not finite where the source's coordinates have no such place
    };
    Pixels toPixels(std::span<const geo::LocalMetres> places) const;
    /// Those that lie within a degree or two of the city, and whether all of them do.
    std::vector<geo::LocalMetres> nearCity(Pixels pixels, bool& all) const;

private:
    explicit SourceGrid(const geo::Frame& frame) : m_frame(frame) {}

    geo::Frame m_frame;
    Datum m_datum = Datum::Wgs84;
    std::unique_ptr<OGRCoordinateTransformation> m_toSource; ///< from degrees; null when the source is in them
    std::unique_ptr<OGRCoordinateTransformation> m_toDegrees;
    std::array<double, 6> m_toPixel{};
    std::array<double, 6> m_fromPixel{};
};

} // namespace sandtable::imagery
