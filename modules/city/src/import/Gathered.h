// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sandtable::city {

using DegreeLine = std::vector<geo::Wgs84>; ///< a ring comes without the repeated last point
/// Polygons; each is the outline, then its holes.
using DegreeArea = std::vector<std::vector<DegreeLine>>;

/// A row of a source as a mapping gave it, in WGS 84 degrees. Keys name rows of other layers; empty is none.
struct GatheredRow
{
    std::uint32_t entry = 0; ///< position in ImportReport::rows
    std::string key;
};

struct GatheredRegion : GatheredRow
{
    Tier tier = Tier::District;
    std::string code;
    std::string name;
    std::string nameEn;
    std::string parentKey;
    std::optional<geo::Wgs84> label;
    DegreeArea area;
};
/// An administrative boundary of a numbered level, 2 the highest; which tier it is shows only beside the others.
struct GatheredBoundary : GatheredRow
{
    int level = 0;
    std::string name;
    std::string nameEn;
    DegreeArea area;
};
struct GatheredPoint : GatheredRow
{
    std::string name;
    std::string nameEn;
    geo::Wgs84 at;
};
struct GatheredRoad : GatheredRow
{
    std::string name;
    std::string nameEn;
    RoadClass roadClass = RoadClass::Branch;
    double widthM = 0;
    bool measured = false; ///< the width is the data's own
    bool bridge = false;
    bool tunnel = false;
    std::string fromKey;
    std::string toKey;
    DegreeLine points;
};
template <class Kind>
struct GatheredLand : GatheredRow
{
    Kind kind{};
    std::string name;
    DegreeArea area;
    DegreeLine line;   ///< instead of an area: the middle of a stream…
    double widthM = 0; ///< …of this width
};
struct GatheredBuilding : GatheredRow
{
    BuildingUse use = BuildingUse::Other;
    std::optional<double> heightM;
    std::optional<double> storeys;
    std::optional<double> usualHeightM; ///< where the data has neither
    std::optional<double> usualStoreys;
    std::string gridKey;
    DegreeArea area;
};
struct GatheredAddress : GatheredRow
{
    geo::Wgs84 at;
    std::string road;
    std::string number;
    std::string buildingKey;
    std::string gridKey;
};
struct GatheredEnterprise : GatheredRow
{
    geo::Wgs84 at;
    std::string name;
    std::string sector;
    std::string addressKey;
    std::string gridKey;
};
struct GatheredComponent : GatheredRow
{
    geo::Wgs84 at;
    std::uint64_t code = 0;     ///< 16 digits, or 0: to be numbered within its subclass
    std::uint32_t subclass = 0; ///< class and subclass, four digits
    std::string gridKey;
};
struct GatheredCamera : GatheredRow
{
    Camera camera; ///< its code may be empty: to be numbered
    geo::Wgs84 at;
    std::string gridKey;
};
struct GatheredPlace : GatheredRow
{
    Place place;
    geo::Wgs84 at;
    std::string gridKey;
};
struct GatheredWorker : GatheredRow
{
    std::string code;
    std::string name;
    geo::Wgs84 at;
    std::string gridKey;
};

struct GatheredPipeNode : GatheredRow
{
    PipeKind network = PipeKind::Water;
    PipeNodeKind kind = PipeNodeKind::Manhole;
    std::uint64_t component = 0; ///< code of the cover over it, or 0
    std::string name;
    std::string nameEn;
    geo::Wgs84 at;
};
struct GatheredPipe : GatheredRow
{
    Pipe pipe; ///< kinds, sizes, depths and year
    std::string owner;
    std::string fromKey;
    std::string toKey;
    DegreeLine points;
};

/// Everything that the sources gave, before it is a city.
struct Gathered
{
    std::vector<GatheredRegion> regions;
    std::vector<GatheredPoint> roadNodes;
    std::vector<GatheredRoad> roads;
    std::vector<GatheredLand<WaterKind>> waters;
    std::vector<GatheredLand<GreenKind>> greens;
    std::vector<GatheredBuilding> buildings;
    std::vector<GatheredAddress> addresses;
    std::vector<GatheredEnterprise> enterprises;
    std::vector<GatheredComponent> components;
    std::vector<GatheredCamera> cameras;
    std::vector<GatheredPlace> places;
    std::vector<GatheredWorker> workers;
    std::vector<GatheredPipeNode> pipeNodes;
    std::vector<GatheredPipe> pipes;
    std::vector<GatheredBoundary> outlines;
    std::vector<GatheredBoundary> boundaries;
    std::vector<DegreeLine> coastlines; ///< land on the left
    std::vector<GatheredPoint> settlements;
};

} // namespace sandtable::city
