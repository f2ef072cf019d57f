// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GeneratorGround.h"
#include "GeneratorRoads.h"

namespace sandtable::city {

/// What every step below reads: the plan and what has been built on it.
struct CityGround
{
    const CityPlan& plan;
    const PlanRoads& roads;
    const PlanBuildings& buildings;
};

/// Numbers along each road, odd on its left side and even on its right, to as many buildings as the profile says.
/// Fails with OutOfRange when too few buildings lie at a road.
Result<void> fillAddresses(const CityGround& ground, CityModel& model);
/// Companies, shops and works at addresses, by what stands there.
Result<void> fillEnterprises(const CityGround& ground, CityModel& model);
/// Pipes and ducts along the roads as the profile's networks say; fills pipeNodes, pipeVertices and pipes.
void fillPipes(const CityGround& ground, CityModel& model);
/// How many components of each kind of the profile, adding up to the total.
std::vector<std::uint32_t> componentCounts(const Profile& profile, std::uint32_t total);
/// Components along the roads, each kind evenly over the district; covers stand over the shafts of the pipes.
void fillComponents(const CityGround& ground, CityModel& model);
/// Cameras at junctions and along the larger roads, looking down the road.
void fillCameras(const CityGround& ground, CityModel& model);
/// The profile's known places and the everyday ones of each community.
void fillPlaces(const CityGround& ground, CityModel& model);
/// Grid workers: one for each micro-grid, the rest where most people live.
void fillWorkers(const CityGround& ground, CityModel& model);

} // namespace sandtable::city
