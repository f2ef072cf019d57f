// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeMesh.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace sandtable::scene {
namespace {

constexpr double kShaftRadiusM = 0.05;
/// A section of no width would lose its begin's sign.
constexpr double kLeastRadiusM = 0.01;

struct Place
{
    double x = 0;
    double y = 0;
    double depthM = 0;
};

class MeshWriter
{
public:
    explicit MeshWriter(std::size_t pieces)
    {
        m_vertices.reserve(static_cast<qsizetype>(pieces * 4 * kPipeStride));
        m_indices.reserve(static_cast<qsizetype>(pieces * 6 * sizeof(std::uint32_t)));
    }

    void piece(const Place& a, const Place& b, double alongM, double radiusM, int slot, float share)
    {
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double dz = b.depthM - a.depthM;
        const double length = std::sqrt(dx * dx + dy * dy + dz * dz);
        if (!(length > 0) || !std::isfinite(length))
            return;
        const std::array<float, 3> direction{static_cast<float>(dx / length), static_cast<float>(-dz / length),
                                             static_cast<float>(-dy / length)};
        const auto radius = static_cast<float>(std::max(radiusM, kLeastRadiusM));
        const float look = static_cast<float>(slot) + std::clamp(share, 0.0F, 0.99F);
        for (const bool end : {false, true}) {
            const Place& at = end ? b : a;
            const std::array<float, 3> place{static_cast<float>(at.x), static_cast<float>(-at.depthM),
                                             static_cast<float>(-at.y)};
            for (std::size_t i = 0; i < 3; ++i) {
                m_min[i] = std::min(m_min[i], place[i]);
                m_max[i] = std::max(m_max[i], place[i]);
            }
            for (const float side : {-1.0F, 1.0F}) {
                const std::array<float, 10> vertex{place[0],
                                                   place[1],
                                                   place[2],
                                                   direction[0],
                                                   direction[1],
                                                   direction[2],
                                                   side,
                                                   static_cast<float>(alongM + (end ? length : 0)),
                                                   end ? radius : -radius,
                                                   look};
                static_assert(sizeof vertex == kPipeStride);
                m_vertices.append(reinterpret_cast<const char*>(vertex.data()), kPipeStride);
            }
        }
        for (const std::uint32_t corner : {0U, 1U, 2U, 2U, 1U, 3U}) {
            const std::uint32_t index = m_count + corner;
            m_indices.append(reinterpret_cast<const char*>(&index), sizeof index);
        }
        m_count += 4;
    }

    PreparedMesh take()
    {
        PreparedMesh mesh;
        mesh.vertices = std::move(m_vertices);
        mesh.indices = std::move(m_indices);
        if (m_count > 0) {
            mesh.min = {m_min[0], m_min[1], m_min[2]};
            mesh.max = {m_max[0], m_max[1], m_max[2]};
        }
        return mesh;
    }

private:
    static constexpr float kFar = std::numeric_limits<float>::max();
    QByteArray m_vertices;
    QByteArray m_indices;
    std::uint32_t m_count = 0;
    std::array<float, 3> m_min{kFar, kFar, kFar};
    std::array<float, 3> m_max{-kFar, -kFar, -kFar};
};

} // namespace

PreparedMesh pipeMesh(const PipeCity& city, std::span<const MeshPiece> pieces, std::span<const std::uint32_t> shafts)
{
    const city::CityModel& model = city.model();
    std::size_t segments = shafts.size();
    for (const MeshPiece& piece : pieces)
        segments += city.segments(piece.pipe);
    MeshWriter out(segments);
    for (const std::uint32_t node : shafts) {
        const geo::LocalMetres at = model.pipeNodes[node].at;
        out.piece({at.x, at.y, 0}, {at.x, at.y, city.network().shaftDepthM(node)}, 0, kShaftRadiusM, kShaftSlot, 0);
    }
    for (const MeshPiece& piece : pieces) {
        if (city.segments(piece.pipe) == 0)
            continue;
        const city::Pipe& pipe = model.pipes[piece.pipe];
        const auto line = model.pipeLine(pipe);
        const double whole = city.network().lengthM(piece.pipe);
        const double fallM = pipe.axisToM() - pipe.axisFromM();
        double along = 0;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const double next = along + geo::distance(line[i - 1], line[i]);
            out.piece({line[i - 1].x, line[i - 1].y, pipe.axisFromM() + fallM * along / whole},
                      {line[i].x, line[i].y, pipe.axisFromM() + fallM * next / whole}, along, widthM(pipe) / 2,
                      piece.slot, city.share(piece.pipe));
            along = next;
        }
    }
    return out.take();
}

} // namespace sandtable::scene
