// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SourceGrid.h"

#include <optional>

namespace sandtable::imagery {

/// Places in a regular grid with their pixels in a source; in between it is a straight line.
class PixelNet
{
public:
    /// Nodes at the corners of `steps` by `steps` equal cells.
    PixelNet(const SourceGrid& grid, const geo::Bounds& area, int steps);

    struct At
    {
        double x;
        double y;
    };
    /// u and v from 0 to 1, eastwards and northwards; not finite where a corner is not.
    At at(double u, double v) const;
    const SourceGrid::Pixels& nodes() const { return m_nodes; }

private:
    int m_steps;
    SourceGrid::Pixels m_nodes;
};

/// A rectangle of a raster and the buffer that it is read into, which may be coarser.
struct PixelWindow
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int bufferWidth = 0;
    int bufferHeight = 0;
    double factor = 1; ///< pixels of the source for one of the buffer, along a side

    /// Around these pixels, no finer than `across` of them over their extent, never more than a few million in the
    /// buffer. Nothing when they lie outside the raster.
    static std::optional<PixelWindow> around(const SourceGrid::Pixels& pixels, int rasterWidth, int rasterHeight,
                                             int across);
    /// Buffer coordinates whose whole numbers are the middles of its pixels.
    PixelNet::At inBuffer(PixelNet::At source) const
    {
        return {(source.x - x) * bufferWidth / width - 0.5, (source.y - y) * bufferHeight / height - 0.5};
    }
};

} // namespace sandtable::imagery
