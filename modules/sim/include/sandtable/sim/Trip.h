// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/geo/Polygon.h>

#include <vector>

namespace sandtable::sim {

/// Somebody moving along a line at a steady speed, computed for any moment instead of stepped.
class Trip
{
public:
    Trip() = default;
    /// Standing still.
    explicit Trip(geo::LocalMetres place) : m_line{place}, m_reach{0} {}
    /// speedMps > 0; the line has at least one point.
    Trip(geo::Line line, double speedMps, EventTime start);

    geo::LocalMetres at(EventTime when) const;
    EventTime end() const { return m_end; }
    double lengthM() const { return m_reach.empty() ? 0 : m_reach.back(); }

private:
    geo::Line m_line{{}};
    std::vector<double> m_reach{0.0}; ///< metres from the start to each point
    double m_speedMps = 1;
    EventTime m_start;
    EventTime m_end;
};

} // namespace sandtable::sim
