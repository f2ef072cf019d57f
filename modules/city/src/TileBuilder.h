// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>

#include <array>
#include <span>
#include <vector>

namespace sandtable::city::tiles {

/// What a builder collects triangles into; drawn in this order, so that what lies higher hides the rest early.
enum class Layer : std::uint8_t
{
    Buildings,
    Roads,
    Ground,
    Count
};

/// Collects one cell's triangles in metres and cuts them into meshes of at most kMaxTileTriangles.
class TileBuilder
{
public:
    struct Vertex
    {
        geo::LocalMetres at;
        float z = 0;
        TileSurface surface = TileSurface::Land;
        std::uint8_t shade = 128;
    };

    /// Adds a vertex to a layer and returns its number in it.
    std::uint32_t vertex(Layer layer, const Vertex& vertex);
    void triangle(Layer layer, std::uint32_t a, std::uint32_t b, std::uint32_t c);
    /// A quad a-b-c-d counter-clockwise seen from its front.
    void quad(Layer layer, const std::array<Vertex, 4>& corners);

    bool empty() const;
    struct Part
    {
        TileMesh mesh;
        geo::Bounds bounds;
        float topM = 0;
    };
    /// Quantises. Deterministic. The builder is empty afterwards.
    std::vector<Part> finish();

private:
    struct Collected
    {
        std::vector<Vertex> vertices;
        std::vector<std::uint32_t> indices;
    };
    std::array<Collected, static_cast<std::size_t>(Layer::Count)> m_layers;
};

} // namespace sandtable::city::tiles
