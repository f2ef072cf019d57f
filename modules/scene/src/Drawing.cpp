// SPDX-License-Identifier: GPL-3.0-or-later
#include "Drawing.h"

#include <span>
#include <utility>

namespace sandtable::scene {

bool Drawing::add(geo::LocalMetres at)
{
    if (m_closed || (!m_points.empty() && geo::distance(m_points.back(), at) <= m_leastStepM))
        return false;
    m_points.push_back(at);
    if (m_points.size() > kMostPoints)
        thin();
    return true;
}

void Drawing::thin()
{
    // Evenly along the line, or what was drawn first would be thinned again and again.
    m_leastStepM = 2 * geo::length(m_points) / static_cast<double>(kMostPoints);
    std::size_t kept = 1;
    for (const geo::LocalMetres& point : std::span(m_points).subspan(1))
        if (geo::distance(m_points[kept - 1], point) > m_leastStepM)
            m_points[kept++] = point;
    m_points.resize(kept);
}

void Drawing::takeBack()
{
    if (m_closed) {
        m_closed = false;
        m_pieces.clear();
    } else if (!m_points.empty())
        m_points.pop_back();
}

bool Drawing::close()
{
    if (m_closed)
        return true;
    auto pieces = piecesOf(m_points);
    if (areaOf(pieces) <= 0)
        return false;
    m_pieces = std::move(pieces);
    m_closed = true;
    return true;
}

void Drawing::set(geo::Ring ring)
{
    clear();
    m_points = std::move(ring);
    close();
}

void Drawing::clear()
{
    m_points.clear();
    m_pieces.clear();
    m_closed = false;
    m_leastStepM = 0;
}

double Drawing::lengthTo(std::size_t point) const
{
    return point < m_points.size() ? geo::length(std::span(m_points).first(point + 1)) : lengthM();
}

double Drawing::lengthM() const
{
    if (m_points.size() < 2)
        return 0;
    return geo::length(m_points) + (m_closed ? geo::distance(m_points.back(), m_points.front()) : 0);
}

} // namespace sandtable::scene
