// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GeneratorPipes.h"

namespace sandtable::city {

/// Where a network begins or ends.
struct PipeSite
{
    std::uint32_t roadNode = 0;
    PipeNodeKind kind = PipeNodeKind::Source;
    BilingualName name;
    geo::LocalMetres at; ///< of an outfall: in the river
};

/// The profile's sites at the nearest junction, each junction once; rain drains have an outfall wherever a street comes
/// to a river. Empty when the city has no place for any.
std::vector<PipeSite> pipeSites(const CityPlan& plan, const CityModel& model, const RoadsAt& roadsAt,
                                const Profile::PipeNetwork& network);

} // namespace sandtable::city
