// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sandtable::city {

enum class PipeKind : std::uint8_t
{
    Water = 1, ///< drinking water under pressure
    Drain,     ///< rain water, by gravity
    Sewage,    ///< by gravity
    Gas,
    Power,  ///< cables in ducts
    Telecom ///< cables in ducts
};
constexpr std::size_t kPipeKinds = 6;
/// As the city file writes it: "water", "drain" …; empty when the value is no kind.
std::string_view pipeKindWord(PipeKind kind);

/// Runs downhill instead of under pressure.
constexpr bool isGravity(PipeKind kind)
{
    return kind == PipeKind::Drain || kind == PipeKind::Sewage;
}
/// Fluid under pressure, that valves can shut off.
constexpr bool isPressure(PipeKind kind)
{
    return kind == PipeKind::Water || kind == PipeKind::Gas;
}

enum class PipeMaterial : std::uint8_t
{
    DuctileIron = 1,
    Steel,
    Polyethylene,
    Concrete,
    Corrugated, ///< double-wall corrugated polyethylene
    Conduit     ///< plastic cable conduits in a bank
};

/// How a pipe passes from node to node.
enum class PipeLaying : std::uint8_t
{
    Trench = 1,
    Bridge, ///< hung on a bridge
    Siphon, ///< a gravity pipe that dips under a river and rises again by its own head
    Drilled ///< drilled under a river
};

/// A stretch of pipe or cable duct between two nodes of its network. It flows from `from` to `to`: gravity pipes
/// downhill, the others away from their source in normal operation.
/// Its line is CityModel::pipeVertices[firstVertex …], with the nodes' places at both ends.
struct Pipe
{
    std::uint32_t from = 0; ///< position in CityModel::pipeNodes
    std::uint32_t to = 0;
    std::uint32_t firstVertex = 0;
    std::uint16_t vertexCount = 0;
    PipeKind kind = PipeKind::Water;
    PipeMaterial material = PipeMaterial::DuctileIron;
    PipeLaying laying = PipeLaying::Trench;
    std::uint16_t diameterMm = 0; ///< inside; 0 where the section is a box
    std::uint16_t widthMm = 0;    ///< of a box (culvert or bank of ducts), else 0
    std::uint16_t heightMm = 0;   ///< of a box, else 0
    std::uint16_t depthFromMm =
        0; ///< below ground, as surveys tell it: gravity pipes to the invert, others to the crown
    std::uint16_t depthToMm = 0;
    std::uint16_t year = 0;  ///< of laying; 0 where unknown
    std::uint32_t owner = 0; ///< code of the responsible unit (data/catalogue/units.csv), in CityModel::strings

    double spanM() const { return (diameterMm > 0 ? diameterMm : heightMm) / 1000.0; } ///< height of the section
    /// Metres from the ground to the highest inside point; negative where it would stick out.
    double crownFromM() const { return depthFromMm / 1000.0 - (isGravity(kind) ? spanM() : 0); }
    double crownToM() const { return depthToMm / 1000.0 - (isGravity(kind) ? spanM() : 0); }
    double axisFromM() const { return crownFromM() + spanM() / 2; }
    double axisToM() const { return crownToM() + spanM() / 2; }
};

enum class PipeNodeKind : std::uint8_t
{
    Manhole = 1, ///< a shaft to look into: inspection, meter, cable joint
    Valve,       ///< shuts every pipe that meets here
    Joint,       ///< a buried tee or bend without a cover
    End,         ///< a capped end or the last consumer's connection
    Outfall,     ///< into a river or lake
    Works,       ///< sewage treatment works, where the network ends
    Source,      ///< water works, gas station, substation, telecom exchange
    Pump         ///< lifts gravity pipes: what leaves may lie higher than what comes
};

struct PipeNode
{
    geo::LocalMetres at;
    std::uint64_t component = 0; ///< 16-digit code of the cover over it (CityModel::components), 0 where there is none
    std::uint32_t name = 0;      ///< in CityModel::strings; works, sources and pumping stations have one
    std::uint32_t nameEn = 0;
    PipeKind network = PipeKind::Water;
    PipeNodeKind kind = PipeNodeKind::Manhole;
};

} // namespace sandtable::city
