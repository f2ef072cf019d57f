// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../BandedPolygon.h"
#include "../BoxGrid.h"

#include <sandtable/city/CityModel.h>

#include <algorithm>

namespace sandtable::city {

/// Which points lie in open water.
class Waters
{
public:
    explicit Waters(const CityModel& model)
    {
        std::vector<geo::Bounds> boxes;
        for (const Water& water : model.waters) {
            if (water.shape.outer.size() >= 3) {
                m_waters.emplace_back(water.shape);
                boxes.push_back(m_waters.back().bounds());
            }
        }
        m_index = BoxGrid(boxes, kCellM);
    }
    bool hold(geo::LocalMetres p) const
    {
        const auto near = m_index.at(p);
        return std::any_of(near.begin(), near.end(), [&](std::uint32_t i) { return m_waters[i].contains(p); });
    }
    bool holdAny(std::span<const geo::LocalMetres> points) const
    {
        return std::any_of(points.begin(), points.end(), [this](geo::LocalMetres p) { return hold(p); });
    }

private:
    static constexpr double kCellM = 200;
    std::vector<BandedPolygon> m_waters;
    BoxGrid m_index;
};

} // namespace sandtable::city
