// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Pipes.h>
#include <sandtable/geo/Frame.h>
#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sandtable::city {

/// Positions in the model's vectors; kNone where there is none.
constexpr std::uint32_t kNone = 0xffffffff;

/// The four tiers 区 / 镇街 / 社区(村居) / 网格.
enum class Tier : std::uint8_t
{
    District = 1,
    Street = 2,
    Community = 3,
    MicroGrid = 4
};

/// A region of one tier. Codes nest by prefix: district 6 digits, street 9, community 12, micro-grid 15
/// (GB/T 30428.1 unit grid: county 6 + street 3 + community 3 + sequence 3).
struct Region
{
    Tier tier = Tier::MicroGrid;
    std::string code;
    std::string name; ///< Chinese (or the source's own language)
    std::string nameEn;
    std::uint32_t parent = kNone; ///< position in CityModel::regions; parents come before children
    geo::Ring outer;              ///< counter-clockwise; shares every border vertex with its neighbours
    geo::LocalMetres label;       ///< a point well inside
};

enum class RoadClass : std::uint8_t
{
    Expressway = 1,
    Arterial,
    Secondary,
    Branch,
    Lane,
    Footway
};

/// An edge of the road graph.
struct Road
{
    std::uint32_t name = 0; ///< in CityModel::strings; 0 is the empty string
    std::uint32_t nameEn = 0;
    std::uint32_t from = 0; ///< position in CityModel::roadNodes
    std::uint32_t to = 0;
    RoadClass roadClass = RoadClass::Branch;
    float widthM = 0;
    bool bridge = false;
    geo::Line line; ///< from the from-node to the to-node, both included
};

enum class WaterKind : std::uint8_t
{
    River = 1,
    Pond,
    Lake
};
struct Water
{
    WaterKind kind = WaterKind::Pond;
    std::string name;
    geo::Polygon shape;
};

enum class GreenKind : std::uint8_t
{
    Park = 1,
    Wood,
    Farmland,
    Grass
};
struct Green
{
    GreenKind kind = GreenKind::Park;
    std::string name;
    geo::Polygon shape;
};

enum class BuildingUse : std::uint8_t
{
    Residential = 1,
    Commercial,
    Industrial,
    Public,
    Village,
    Temple,
    Other
};

/// A footprint with a height; its vertices are CityModel::buildingVertices[firstVertex …], counter-clockwise.
struct Building
{
    std::uint32_t firstVertex = 0;
    std::uint16_t vertexCount = 0;
    std::uint16_t storeys = 1;
    float heightM = 3;
    BuildingUse use = BuildingUse::Other;
    std::uint32_t grid = kNone; ///< position of its micro-grid in CityModel::regions
};

struct Address
{
    geo::LocalMetres at;
    std::uint32_t road = 0; ///< name in CityModel::strings
    std::string number;     ///< as written after the road's name: "12号"
    std::uint32_t building = kNone;
    std::uint32_t grid = kNone;
};

struct Enterprise
{
    geo::LocalMetres at;
    std::string name;
    std::string sector; ///< GB/T 4754 section letter, e.g. "C" manufacturing
    std::uint32_t address = kNone;
    std::uint32_t grid = kNone;
};

/// A thing of the city with a 16-digit code: county 6 + class 2 + subclass 2 + sequence 6 (GB/T 30428.2).
struct Component
{
    std::uint64_t code = 0;
    geo::LocalMetres at;
    std::uint32_t grid = kNone;

    std::uint32_t classCode() const { return static_cast<std::uint32_t>(code / 100000000ULL % 100); }
    std::uint32_t subclassCode() const { return static_cast<std::uint32_t>(code / 1000000ULL % 100); }
};

struct Camera
{
    std::string code; ///< 20 digits, GB/T 28181
    std::string name;
    geo::LocalMetres at;
    float headingDeg = 0; ///< clockwise from north
    float viewAngleDeg = 60;
    float rangeM = 80;
    float heightM = 5;
    std::uint32_t grid = kNone;
};

enum class PlaceKind : std::uint8_t
{
    Hospital = 1,
    School,
    Market,
    ConstructionSite,
    Park,
    Bridge,
    Station,
    Police,
    FireStation,
    Temple,
    Square,
    GovernmentOffice,
    Village,
    Factory,
    Landmark
};
struct Place
{
    PlaceKind kind = PlaceKind::Landmark;
    std::string name;
    std::string nameEn;
    geo::LocalMetres at;
    std::uint32_t grid = kNone;
};

struct Worker
{
    std::string code; ///< grid worker's number, unique in the city, e.g. "W0001"
    std::string name;
    std::uint32_t homeGrid = kNone; ///< position in CityModel::regions
    geo::LocalMetres home;
};

/// A city: everything that hardly changes. A plain value; immutable once shared between threads.
struct CityModel
{
    std::string code; ///< six digits, prefix of every region code
    std::string name;
    std::string nameEn;
    std::string source;      ///< in words: "generated, seed 7" or the imported file and its licence
    std::string fingerprint; ///< SHA-256 of the content, lower-case hex; filled by CityFile
    geo::Frame frame{geo::Wgs84{113.07, 22.99}};

    /// District, then streets, then communities, then micro-grids.
    std::vector<Region> regions;
    std::vector<geo::LocalMetres> roadNodes;
    std::vector<Road> roads;
    std::vector<Water> waters;
    std::vector<Green> greens;
    std::vector<geo::LocalMetres> buildingVertices;
    std::vector<Building> buildings;
    std::vector<Address> addresses;
    std::vector<Enterprise> enterprises;
    std::vector<Component> components;
    std::vector<Camera> cameras;
    std::vector<Place> places;
    std::vector<Worker> workers;
    std::vector<PipeNode> pipeNodes;
    std::vector<geo::LocalMetres> pipeVertices;
    std::vector<Pipe> pipes;
    /// Road names and the like, each once; position 0 is the empty string.
    std::vector<std::string> strings{std::string()};

    /// The id of a string, adding it if it is new. Linear in nothing: keeps its own index.
    std::uint32_t intern(std::string_view text);
    /// "汾江中路12号" of an address.
    std::string addressText(const Address& address) const;
    /// Position of the region with this code, or kNone.
    std::uint32_t regionByCode(std::string_view code) const;
    /// First position and count of a tier's regions.
    std::pair<std::uint32_t, std::uint32_t> tierRange(Tier tier) const;
    /// The region of the given tier that holds region `region` (which may be itself), or kNone.
    std::uint32_t ancestor(std::uint32_t region, Tier tier) const;
    /// "禅城区 › 祖庙街道 › 社区 › 网格" joined with the separator.
    std::string regionPath(std::uint32_t region, std::string_view separator) const;
    geo::Bounds bounds() const;
    /// The line of a pipe, from its from-node to its to-node; empty when its vertices do not exist.
    std::span<const geo::LocalMetres> pipeLine(const Pipe& pipe) const;

private:
    std::unordered_map<std::string, std::uint32_t> m_stringIds;
};

} // namespace sandtable::city
