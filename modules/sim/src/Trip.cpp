// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/Agenda.h>
#include <sandtable/sim/Trip.h>

#include <algorithm>

namespace sandtable::sim {

Trip::Trip(geo::Line line, double speedMps, EventTime start)
    : m_line(std::move(line)), m_speedMps(speedMps), m_start(start)
{
    m_reach.clear();
    m_reach.reserve(m_line.size());
    double sum = 0;
    for (std::size_t i = 0; i < m_line.size(); ++i) {
        sum += i == 0 ? 0 : geo::distance(m_line[i - 1], m_line[i]);
        m_reach.push_back(sum);
    }
    m_end = later(start, sum / speedMps);
}

geo::LocalMetres Trip::at(EventTime when) const
{
    const double metres = secondsBetween(m_start, when) * m_speedMps;
    if (metres <= 0) {
        return m_line.front();
    }
    const auto beyond = std::upper_bound(m_reach.begin(), m_reach.end(), metres);
    if (beyond == m_reach.end()) {
        return m_line.back();
    }
    const auto i = static_cast<std::size_t>(beyond - m_reach.begin());
    const double share = (metres - m_reach[i - 1]) / (m_reach[i] - m_reach[i - 1]);
    const geo::LocalMetres a = m_line[i - 1];
    const geo::LocalMetres b = m_line[i];
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

} // namespace sandtable::sim
