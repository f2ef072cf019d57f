// SPDX-License-Identifier: GPL-3.0-or-later
#include "BorderMesh.h"

#include "ReliefCut.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <tuple>

namespace sandtable::scene {
namespace {

constexpr double kSquareM = 2500;
constexpr float kLiftM = 2; ///< above roads

class LineMesh
{
public:
    explicit LineMesh(const imagery::HeightField* relief) : m_relief(relief) {}

    void add(const geo::Line& given)
    {
        const geo::Line line = m_relief != nullptr ? ReliefCut(*m_relief).cut(given) : given;
        const std::size_t n = line.size();
        const auto first = static_cast<std::uint32_t>(m_vertices.size() / kFloats);
        double along = 0;
        for (std::size_t i = 0; i < n; ++i) {
            m_bounds.add(line[i]);
            along += i == 0 ? 0 : geo::distance(line[i - 1], line[i]);
            const auto& before = line[i == 0 ? 0 : i - 1];
            const auto& after = line[i + 1 == n ? i : i + 1];
            const double dx = after.x - before.x;
            const double dy = after.y - before.y;
            const double length = std::max(1e-6, std::hypot(dx, dy));
            const float lift = kLiftM + static_cast<float>(m_relief != nullptr ? m_relief->at(line[i]) : 0);
            m_low = std::min(m_low, lift);
            m_high = std::max(m_high, lift);
            for (const float side : {-1.0F, 1.0F})
                m_vertices.insert(m_vertices.end(),
                                  {static_cast<float>(line[i].x), lift, static_cast<float>(-line[i].y),
                                   static_cast<float>(dx / length), 0.0F, static_cast<float>(-dy / length), side,
                                   static_cast<float>(along)});
        }
        for (std::uint32_t i = 1; i < n; ++i) {
            const std::uint32_t at = first + i * 2;
            m_indices.insert(m_indices.end(), {at - 2, at - 1, at + 1, at - 2, at + 1, at});
        }
    }

    BorderPart finish(int tier) const
    {
        BorderPart part;
        part.tier = tier;
        part.bounds = m_bounds;
        part.triangles = static_cast<int>(m_indices.size() / 3);
        part.mesh.vertices = QByteArray(reinterpret_cast<const char*>(m_vertices.data()),
                                        static_cast<qsizetype>(m_vertices.size() * sizeof(float)));
        part.mesh.indices = QByteArray(reinterpret_cast<const char*>(m_indices.data()),
                                       static_cast<qsizetype>(m_indices.size() * sizeof(std::uint32_t)));
        part.mesh.min = {static_cast<float>(m_bounds.min.x), m_low, static_cast<float>(-m_bounds.max.y)};
        part.mesh.max = {static_cast<float>(m_bounds.max.x), m_high, static_cast<float>(-m_bounds.min.y)};
        return part;
    }

private:
    static constexpr std::size_t kFloats = kLineStride / sizeof(float);
    const imagery::HeightField* m_relief;
    float m_low = 0;
    float m_high = kLiftM;
    std::vector<float> m_vertices;
    std::vector<std::uint32_t> m_indices;
    geo::Bounds m_bounds;
};

} // namespace

std::vector<BorderPart> borderParts(std::span<const city::BorderLine> borders, const imagery::HeightField* relief)
{
    std::map<std::tuple<int, int, int>, LineMesh> meshes;
    for (const auto& border : borders) {
        if (border.line.size() < 2)
            continue;
        const auto middle = border.line[border.line.size() / 2];
        const int tier = static_cast<int>(border.tier);
        // The two upper tiers are short enough to be one piece each.
        const auto square = [&](double v) { return tier <= 2 ? 0 : static_cast<int>(std::floor(v / kSquareM)); };
        meshes.try_emplace({tier, square(middle.x), square(middle.y)}, relief).first->second.add(border.line);
    }
    std::vector<BorderPart> parts;
    parts.reserve(meshes.size());
    for (const auto& [key, mesh] : meshes)
        parts.push_back(mesh.finish(std::get<0>(key)));
    return parts;
}

} // namespace sandtable::scene
