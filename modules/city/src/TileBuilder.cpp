// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileBuilder.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city::tiles {
namespace {

constexpr double kIntMax = 32767;

TileBuilder::Part quantised(const std::vector<TileBuilder::Vertex>& vertices, std::vector<std::uint32_t> indices)
{
    TileBuilder::Part part;
    for (const auto& vertex : vertices) {
        part.bounds.add(vertex.at);
        part.topM = std::max(part.topM, vertex.z);
    }
    TileMesh& mesh = part.mesh;
    mesh.centre = {(part.bounds.min.x + part.bounds.max.x) / 2, (part.bounds.min.y + part.bounds.max.y) / 2};
    const double half = std::max(part.bounds.max.x - part.bounds.min.x, part.bounds.max.y - part.bounds.min.y) / 2;
    mesh.stepM = static_cast<float>(std::max(half / (kIntMax - 1), 0.005));
    mesh.stepZM = std::max(part.topM / static_cast<float>(kIntMax - 1), 0.005F);
    const auto whole = [](double value) {
        return static_cast<std::int16_t>(std::clamp(std::round(value), -kIntMax, kIntMax));
    };
    mesh.vertices.reserve(vertices.size());
    for (const auto& vertex : vertices)
        mesh.vertices.push_back({whole((vertex.at.x - mesh.centre.x) / mesh.stepM),
                                 whole((vertex.at.y - mesh.centre.y) / mesh.stepM), whole(vertex.z / mesh.stepZM),
                                 vertex.surface, vertex.shade});
    mesh.indices = std::move(indices);
    return part;
}

} // namespace

std::uint32_t TileBuilder::vertex(Layer layer, const Vertex& vertex)
{
    auto& vertices = m_layers[static_cast<std::size_t>(layer)].vertices;
    vertices.push_back(vertex);
    return static_cast<std::uint32_t>(vertices.size() - 1);
}

void TileBuilder::triangle(Layer layer, std::uint32_t a, std::uint32_t b, std::uint32_t c)
{
    auto& indices = m_layers[static_cast<std::size_t>(layer)].indices;
    indices.insert(indices.end(), {a, b, c});
}

void TileBuilder::quad(Layer layer, const std::array<Vertex, 4>& corners)
{
    const std::uint32_t first = vertex(layer, corners[0]);
    for (std::size_t i = 1; i < 4; ++i)
        vertex(layer, corners[i]);
    triangle(layer, first, first + 1, first + 2);
    triangle(layer, first, first + 2, first + 3);
}

bool TileBuilder::empty() const
{
    return std::all_of(m_layers.begin(), m_layers.end(), [](const auto& layer) { return layer.indices.empty(); });
}

std::vector<TileBuilder::Part> TileBuilder::finish()
{
    std::vector<Part> parts;
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<std::uint32_t> moved;
    const auto flush = [&] {
        if (!indices.empty())
            parts.push_back(quantised(vertices, std::exchange(indices, {})));
        vertices.clear();
    };
    for (Collected& layer : m_layers) {
        moved.assign(layer.vertices.size(), kNone);
        for (std::size_t i = 0; i < layer.indices.size(); i += 3) {
            if (indices.size() == std::size_t{kMaxTileTriangles} * 3) {
                flush();
                std::fill(moved.begin(), moved.end(), kNone);
            }
            for (std::size_t corner = i; corner < i + 3; ++corner) {
                std::uint32_t& target = moved[layer.indices[corner]];
                if (target == kNone) {
                    target = static_cast<std::uint32_t>(vertices.size());
                    vertices.push_back(layer.vertices[layer.indices[corner]]);
                }
                indices.push_back(target);
            }
        }
        layer = {};
    }
    flush();
    return parts;
}

} // namespace sandtable::city::tiles
