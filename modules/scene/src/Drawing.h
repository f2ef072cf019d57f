// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>
#include <sandtable/scene/AreaShape.h>

#include <cstddef>
#include <vector>

namespace sandtable::scene {

/// A line on the ground that grows point by point, and may be closed to an area. Metres of the city's frame.
class Drawing
{
public:
    /// A free hand gives a point a mouse event; above this they are thinned.
    static constexpr std::size_t kMostPoints = 600;

    const geo::Ring& points() const { return m_points; }
    bool closed() const { return m_closed; }
    const std::vector<Trapezoid>& pieces() const { return m_pieces; }

    /// False for the same place twice, which a double click gives, and after close().
    bool add(geo::LocalMetres at);
    void takeBack();
    /// False with fewer than three points, or where they enclose nothing.
    bool close();
    void set(geo::Ring ring); ///< all at once and closed, as a box is
    void clear();

    /// Up to a point, along the line.
    double lengthTo(std::size_t point) const;
    /// Of the whole line; all around when it is closed.
    double lengthM() const;
    double areaM2() const { return areaOf(m_pieces); }

private:
    void thin();

    geo::Ring m_points;
    double m_leastStepM = 0; ///< points nearer to the last than this are left out
    bool m_closed = false;
    std::vector<Trapezoid> m_pieces;
};

} // namespace sandtable::scene
