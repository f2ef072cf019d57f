// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiftedTile.h"

#include "Facing.h"
#include "ReliefCut.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <unordered_map>
#include <vector>

namespace sandtable::scene {
namespace {

using city::TileSurface;

/// A tile of a damaged file must not become millions of pieces.
constexpr std::size_t kMostPieces = 600000;
constexpr double kWidestCells = 512; ///< more than the largest city measures
/// What stands and is smaller than this share of a cell keeps its shape.
constexpr double kStandsCells = 0.75;
constexpr double kFinestStepM = 0.005;
constexpr double kHeightSteps = 64000;
constexpr double kFlatLight = 0.70710678;

bool liesOnGround(TileSurface surface)
{
    return surface < TileSurface::Building;
}

/// From afar built-up land is the colour of its buildings, laid flat.
constexpr double kLaidFlatM = 0.5;

/// How much of the slope's light a surface takes: water and roads none, or they would break up; roofs a part.
double shareOfLight(TileSurface surface, double z)
{
    if (surface == TileSurface::Land || (surface >= TileSurface::Park && surface <= TileSurface::Grass))
        return 1;
    if (surface >= TileSurface::Building)
        return z < kLaidFlatM ? 0.9 : 0.5;
    return 0;
}

struct LiftedVertex
{
    std::int16_t x = 0;
    std::int16_t y = 0;
    TileSurface surface = TileSurface::Land;
    std::uint8_t shade = 0;
    std::uint8_t facing = 0;
    float heightM = 0; ///< with the ground under it
};

class Lifting
{
public:
    Lifting(const city::TileMesh& mesh, const imagery::HeightField& relief, double slackM)
        : m_mesh(mesh), m_relief(relief), m_cut(relief, slackM), m_facings(facings(mesh))
    {
        for (std::size_t i = 0; i < mesh.vertices.size(); ++i) {
            const city::TileVertex& vertex = mesh.vertices[i];
            add(vertex.x, vertex.y, vertex.z * static_cast<double>(mesh.stepZM), vertex.surface, vertex.shade,
                m_facings[i]);
        }
    }

    void run()
    {
        for (std::size_t i = 0; i + 2 < m_mesh.indices.size(); i += 3)
            triangle({m_mesh.indices[i], m_mesh.indices[i + 1], m_mesh.indices[i + 2]});
    }
    const std::vector<LiftedVertex>& vertices() const { return m_vertices; }
    const std::vector<std::uint32_t>& indices() const { return m_indices; }

private:
    geo::LocalMetres placeOf(int x, int y) const
    {
        return {m_mesh.centre.x + x * static_cast<double>(m_mesh.stepM),
                m_mesh.centre.y + y * static_cast<double>(m_mesh.stepM)};
    }
    std::uint32_t add(int x, int y, double z, TileSurface surface, double shade, std::uint8_t facing)
    {
        const auto place = placeOf(x, y);
        double tone = shade;
        if (const double share = shareOfLight(surface, z); share > 0)
            tone *= std::lerp(1.0, slopeLight(m_relief, place), share);
        m_vertices.push_back({static_cast<std::int16_t>(x), static_cast<std::int16_t>(y), surface,
                              static_cast<std::uint8_t>(std::clamp(tone, 0.0, 255.0)), facing,
                              static_cast<float>(m_relief.at(place) + z)});
        return static_cast<std::uint32_t>(m_vertices.size() - 1);
    }
    void triangle(const std::array<std::uint32_t, 3>& corners)
    {
        std::array<ReliefCut::Corner, 3> at;
        ReliefCut::Corner low{1e300, 1e300, 0, 0};
        ReliefCut::Corner high{-1e300, -1e300, 0, 0};
        TileSurface surface{};
        for (std::size_t i = 0; i < 3; ++i) {
            const city::TileVertex& vertex = m_mesh.vertices[corners[i]];
            surface = vertex.surface;
            at[i] =
                m_cut.corner(placeOf(vertex.x, vertex.y), vertex.z * static_cast<double>(m_mesh.stepZM), vertex.shade);
            low = {std::min(low.x, at[i].x), std::min(low.y, at[i].y), 0, 0};
            high = {std::max(high.x, at[i].x), std::max(high.y, at[i].y), 0, 0};
        }
        const double widest = std::max(high.x - low.x, high.y - low.y);
        if ((!liesOnGround(surface) && widest < kStandsCells) || widest > kWidestCells ||
            m_indices.size() / 3 > kMostPieces || m_cut.fits(at)) {
            m_indices.insert(m_indices.end(), corners.begin(), corners.end());
            return;
        }
        for (const auto& piece : m_cut.pieces(at)) {
            std::vector<std::uint32_t> ring;
            for (const auto& corner : piece)
                ring.push_back(shared(corner, surface, m_facings[corners[0]]));
            for (std::size_t i = 2; i < ring.size(); ++i)
                if (ring[0] != ring[i - 1] && ring[i - 1] != ring[i] && ring[0] != ring[i])
                    m_indices.insert(m_indices.end(), {ring[0], ring[i - 1], ring[i]});
        }
    }
    /// A corner that several pieces have is one vertex.
    std::uint32_t shared(const ReliefCut::Corner& corner, TileSurface surface, std::uint8_t facing)
    {
        const auto place = m_cut.place(corner);
        const auto whole = [](double value) {
            return static_cast<int>(std::lround(std::clamp(value, -32767.0, 32767.0)));
        };
        const int x = whole((place.x - m_mesh.centre.x) / m_mesh.stepM);
        const int y = whole((place.y - m_mesh.centre.y) / m_mesh.stepM);
        const int z = whole(corner.z / m_mesh.stepZM);
        const auto bits = [](int value) { return static_cast<std::uint64_t>(static_cast<std::uint16_t>(value)); };
        // Within one tile what looks somewhere has one shade a house, what lies flat has none of either.
        const auto tone = static_cast<std::uint8_t>(std::clamp(corner.tone, 0.0, 255.0));
        const std::uint64_t look = facing != 0 ? 0x20U << 8 | facing : tone;
        const std::uint64_t key =
            bits(x) << 48 | bits(y) << 32 | bits(z) << 16 | static_cast<std::uint64_t>(surface) << 8 | look;
        const auto [entry, isNew] = m_shared.try_emplace(key, 0);
        if (isNew)
            entry->second = add(x, y, corner.z, surface, corner.tone, facing);
        return entry->second;
    }

    const city::TileMesh& m_mesh;
    const imagery::HeightField& m_relief;
    ReliefCut m_cut;
    std::vector<std::uint8_t> m_facings;
    std::vector<LiftedVertex> m_vertices;
    std::vector<std::uint32_t> m_indices;
    std::unordered_map<std::uint64_t, std::uint32_t> m_shared;
};

} // namespace

double slopeLight(const imagery::HeightField& relief, geo::LocalMetres place)
{
    const auto [east, north] = relief.slope(place);
    // Flatter than it is: a light that reaches slopes turned away from it too.
    const double length = std::sqrt(east * east + north * north + 1);
    const double light = (0.5 * east - 0.5 * north + kFlatLight) / length;
    return std::clamp(light / kFlatLight, 0.4, 1.7);
}

PreparedMesh prepareLifted(const city::TileMesh& mesh, const imagery::HeightField& relief, double slackM)
{
    Lifting lifting(mesh, relief, slackM);
    lifting.run();
    const auto& vertices = lifting.vertices();
    float low = std::numeric_limits<float>::max();
    float high = std::numeric_limits<float>::lowest();
    int west = 0, east = 0, south = 0, north = 0;
    for (const LiftedVertex& vertex : vertices) {
        low = std::min(low, vertex.heightM);
        high = std::max(high, vertex.heightM);
        west = std::min<int>(west, vertex.x);
        east = std::max<int>(east, vertex.x);
        south = std::min<int>(south, vertex.y);
        north = std::max<int>(north, vertex.y);
    }
    if (vertices.empty())
        low = high = 0;
    const double middle = (static_cast<double>(low) + high) / 2;
    const double step = std::max(kFinestStepM, (static_cast<double>(high) - low) / kHeightSteps);
    PreparedMesh out;
    out.origin = {static_cast<float>(mesh.centre.x), static_cast<float>(middle), static_cast<float>(-mesh.centre.y)};
    out.scale = {mesh.stepM, static_cast<float>(step), mesh.stepM};
    out.vertices.resize(static_cast<qsizetype>(vertices.size()) * kTileStride);
    char* to = out.vertices.data();
    const auto raised = [&](float heightM) { return static_cast<int>(std::lround((heightM - middle) / step)); };
    for (const LiftedVertex& vertex : vertices) {
        const std::array<float, 3> values{static_cast<float>(vertex.x * 256 + static_cast<int>(vertex.surface)),
                                          static_cast<float>(vertex.y * 256 + vertex.shade),
                                          static_cast<float>(raised(vertex.heightM) * 256 + vertex.facing)};
        std::memcpy(to, values.data(), sizeof values);
        to += kTileStride;
    }
    out.min = {static_cast<float>(west), static_cast<float>(raised(low)), static_cast<float>(-north)};
    out.max = {static_cast<float>(east), static_cast<float>(raised(high)), static_cast<float>(-south)};
    out.indices = QByteArray(reinterpret_cast<const char*>(lifting.indices().data()),
                             static_cast<qsizetype>(lifting.indices().size() * sizeof(std::uint32_t)));
    return out;
}

} // namespace sandtable::scene
