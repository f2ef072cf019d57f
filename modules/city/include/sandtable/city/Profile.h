// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityModel.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sandtable::city {

/// A name in the city's own language and in English.
struct BilingualName
{
    std::string text;
    std::string english;
};

/// What a generated city keeps to: its figures, its outline, its main roads and rivers, its names.
/// Coordinates are WGS 84 degrees. A folder of TOML files that a user may edit (data/chancheng).
struct Profile
{
    struct Counts
    {
        std::uint32_t communities = 0;
        std::uint32_t microGrids = 0;
        std::uint32_t buildings = 0;
        std::uint32_t addresses = 0;
        std::uint32_t enterprises = 0;
        std::uint32_t components = 0;
        std::uint32_t cameras = 0;
        std::uint32_t workers = 0;
    };
    struct Community
    {
        std::string code; ///< three digits after the street's nine
        BilingualName name;
    };
    /// Relative weights of the uses of land that lies away from the centres.
    struct LandMix
    {
        double village = 0, midRise = 0, towers = 0, commercial = 0, industrial = 0, publicUse = 0, park = 0, ponds = 0,
               farmland = 0, wood = 0;
    };
    struct Street
    {
        std::string code; ///< nine digits
        BilingualName name;
        geo::Wgs84 centre;
        LandMix mix;
        std::vector<Community> communities; ///< from the street's centre outwards
    };
    struct River
    {
        BilingualName name;
        double widthM = 0;
        std::vector<geo::Wgs84> line;
    };
    struct RoadSection
    {
        double fromShare = 0; ///< 0…1 of the line's length
        BilingualName name;
    };
    struct MainRoad
    {
        std::uint32_t rank = 1; ///< small-scale cities keep the lowest ranks
        RoadClass roadClass = RoadClass::Arterial;
        double widthM = 0;
        bool streetBorder = false;
        std::vector<RoadSection> sections;
        std::vector<geo::Wgs84> line;
    };
    enum class CentreKind
    {
        OldTown,
        Towers,
        Industrial
    };
    struct Centre
    {
        geo::Wgs84 at;
        double radiusM = 0;
        double storeys = 0; ///< typical at the centre
        CentreKind kind = CentreKind::Towers;
    };
    struct KnownPlace
    {
        PlaceKind kind = PlaceKind::Landmark;
        BilingualName name;
        geo::Wgs84 at;
    };
    struct Sector
    {
        std::string code;
        std::array<std::uint32_t, 4> weights{}; ///< old town, village, offices, industry
        std::vector<std::string> nameEnds;
    };
    enum class Stand
    {
        Kerb,
        Carriageway,
        Junction,
        Footway
    };
    struct ComponentKind
    {
        std::uint32_t code = 0; ///< class and subclass, e.g. 118 for 0118
        Stand stand = Stand::Kerb;
        std::uint32_t share = 0; ///< relative
    };
    struct PipeSite
    {
        BilingualName name;
        geo::Wgs84 at;
    };
    /// A kind of pipe under the streets. Rain drains need no sites: they end in the rivers.
    struct PipeNetwork
    {
        PipeKind kind = PipeKind::Water;
        std::string owner;           ///< code of the responsible unit, e.g. "U01"
        std::uint32_t cover = 0;     ///< class and subclass of the components over its shafts, e.g. 101
        std::vector<PipeSite> sites; ///< works, stations and exchanges that it leads to or comes from
    };

    std::string code;
    BilingualName name;
    std::string cityName;
    geo::Wgs84 origin;
    double areaKm2 = 0;
    std::string cameraCentreCode; ///< 8 digits, GB/T 28181
    Counts counts;
    std::vector<geo::Wgs84> outline;
    std::vector<River> rivers;
    std::vector<std::vector<geo::Wgs84>> borders; ///< part streets without being a road: the middle of a river
    std::vector<MainRoad> roads;
    std::vector<Street> streets;
    std::vector<Centre> centres;
    std::vector<KnownPlace> places;
    std::vector<BilingualName> localRoads;
    std::vector<BilingualName> roadFirst;
    std::vector<BilingualName> roadSecond;
    std::vector<std::string> surnames;
    std::vector<std::string> givenNames;
    std::vector<std::string> companyFirst;
    std::vector<std::string> companySecond;
    std::vector<Sector> sectors;
    std::vector<ComponentKind> components;
    std::vector<PipeNetwork> pipeNetworks; ///< each kind at most once

    /// Reads profile.toml, roads.toml, communities.toml, names.toml and components.toml of a folder, and
    /// pipes.toml where there is one.
    /// Fails with NotFound, Unreadable, Malformed or OutOfRange, naming file, field and value.
    static Result<Profile> load(const std::filesystem::path& folder);
};

} // namespace sandtable::city
