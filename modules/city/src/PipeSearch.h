// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "BoxGrid.h"

#include <sandtable/city/PipeNetwork.h>

namespace sandtable::city {

/// Finds pipes by place. Refers to the model.
class PipeSearch
{
public:
    explicit PipeSearch(const CityModel& model);

    std::optional<PipeHit> nearest(const UndergroundPoint& place, double toleranceM, PipeKinds kinds) const;
    std::optional<PipeHit> nearestToRay(const UndergroundPoint& eye, const UndergroundPoint& through, double toleranceM,
                                        PipeKinds kinds, const PipeNetwork::Filter& filter) const;

private:
    /// The best so far: how far outside the ray or place is, and how far along the ray.
    struct Best
    {
        PipeHit hit;
        double gapM = 1e300;
        double rayM = 1e300;
    };
    void tryPipe(std::uint32_t pipe, const UndergroundPoint& a, const UndergroundPoint& b, double startM,
                 Best& best) const;

    const CityModel* m_model;
    BoxGrid m_grid;
    geo::Bounds m_bounds;
    double m_deepestM = 0;
    double m_widestM = 0; ///< half the widest section
};

} // namespace sandtable::city
