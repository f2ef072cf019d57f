// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GeneratorMesh.h"

#include <sandtable/base/Random.h>
#include <sandtable/city/Generator.h>

#include <string>
#include <vector>

namespace sandtable::city {

/// One straight or bent cut of the subdivision; most become one named road.
struct PlanCut
{
    RoadClass roadClass = RoadClass::Lane;
    float widthM = 0;
    bool road = false;           ///< false: a border in mid-river or the district's outline
    bool bridges = false;        ///< may cross rivers
    bool parts = false;          ///< parts two streets
    std::int32_t mainRoad = -1;  ///< position in Profile::roads
    std::int32_t bankOf = -1;    ///< the river that it runs along
    std::int32_t community = -1; ///< whose ground it lies on; position in CityPlan::communities
    LandUse use = LandUse::None; ///< what stands around it
};

struct PlanRiver
{
    BilingualName name;
    double halfWidthM = 0;
    double bankM = 0; ///< from the middle to the road along its bank
    geo::Line line;
    geo::Bounds reach; ///< of the line, widened by the bank's distance
};

struct PlanCentre
{
    geo::LocalMetres at;
    double radiusM = 0;
    double storeys = 0;
    Profile::CentreKind kind = Profile::CentreKind::Towers;
};

struct PlanCommunity
{
    std::int32_t street = 0;
    const Profile::Community* facts = nullptr;
};

/// The ground plan that everything else is placed on. Built step by step by the functions below, in their order.
struct CityPlan
{
    CityPlan(const Profile& p, GenerateOptions o);

    geo::LocalMetres place(geo::Wgs84 at) const;
    geo::Line place(const std::vector<geo::Wgs84>& line) const;
    std::uint32_t scaled(std::uint32_t count, std::uint32_t least) const;
    /// Metres from a point to the nearest river's water edge; negative in the water, large where no river is near.
    double toWater(geo::LocalMetres p) const;
    /// Typical storeys of towers here.
    double storeysAt(geo::LocalMetres p) const;
    /// 0…1: how much a centre of this kind rules the place.
    double pull(Profile::CentreKind kind, geo::LocalMetres p) const;

    const Profile& profile;
    GenerateOptions options;
    Random random;
    geo::Frame frame;
    geo::LocalMetres centre;
    double stretch = 1; ///< on every shape, about the centre
    double shrink = 1;  ///< the part of `stretch` that comes from the scale
    GeneratorMesh mesh;
    std::vector<PlanCut> cuts; ///< position 0: the district's outline
    std::vector<PlanRiver> rivers;
    std::vector<PlanCentre> centres;
    std::vector<PlanCommunity> communities;
    std::uint32_t gridCount = 0;
};

/// Cuts every face that the line crosses, from border to border; loose ends are dropped. False: nothing was cut.
/// May be called again for a line, to go on where a border has come within reach of a loose end.
bool cutAlong(GeneratorMesh& mesh, const geo::Line& line, std::uint32_t cut);
/// Cuts a face across its longer side so that about `share` of its area stays in it; bend: sideways metres of the
/// middle. Returns the new face or GeneratorMesh::kNone.
std::int32_t cutFace(GeneratorMesh& mesh, std::int32_t face, double share, double tiltRad, double bendM,
                     std::uint32_t cut);

/// Outline, main roads and the middles of the rivers that part streets.
void planFrame(CityPlan& plan);
/// Streets, communities and micro-grids; fills CityModel::regions. Fails with Malformed or OutOfRange.
Result<void> planRegions(CityPlan& plan, CityModel& model);
/// Banks, land use and blocks. demand: how much more room for houses to make than the count needs by rule of thumb.
void planBlocks(CityPlan& plan, double demand);

} // namespace sandtable::city
