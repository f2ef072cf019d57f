// SPDX-License-Identifier: GPL-3.0-or-later
#include "DrapeGeometry.h"

#include "LiftedTile.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace sandtable::scene {
namespace {

/// Position, the light on the slope where others keep a normal, and the picture's place.
constexpr int kFloatsADrapeVertex = 8;

/// Where a side is cut: its ends, and every line of the relief's cells between them.
std::vector<double> cuts(double low, double high, double first, double cellM)
{
    std::vector<double> at{low};
    for (double line = first + (std::floor((low - first) / cellM) + 1) * cellM; line < high - 1e-6; line += cellM)
        at.push_back(line);
    at.push_back(high);
    return at;
}

} // namespace

DrapeGeometry::DrapeGeometry(const geo::Bounds& area, const imagery::HeightField* relief)
{
    fillDrape(*this, area, relief);
}

void fillDrape(QQuick3DGeometry& geometry, const geo::Bounds& area, const imagery::HeightField* relief)
{
    geometry.clear();
    std::vector<double> xs{area.min.x, area.max.x};
    std::vector<double> ys{area.min.y, area.max.y};
    if (relief != nullptr) {
        xs = cuts(area.min.x, area.max.x, relief->southWest().x, relief->cellM());
        ys = cuts(area.min.y, area.max.y, relief->southWest().y, relief->cellM());
    }
    const double width = area.max.x - area.min.x;
    const double depth = area.max.y - area.min.y;
    std::vector<float> vertices;
    vertices.reserve(xs.size() * ys.size() * kFloatsADrapeVertex);
    float low = std::numeric_limits<float>::max();
    float high = std::numeric_limits<float>::lowest();
    for (const double y : ys)
        for (const double x : xs) {
            const auto height = static_cast<float>(relief != nullptr ? relief->at({x, y}) : 0);
            const auto light = static_cast<float>(relief != nullptr ? slopeLight(*relief, {x, y}) : 1);
            low = std::min(low, height);
            high = std::max(high, height);
            vertices.insert(vertices.end(),
                            {static_cast<float>(x - area.min.x), height, static_cast<float>(area.min.y - y), light,
                             0.0F, 0.0F, static_cast<float>((x - area.min.x) / width),
                             static_cast<float>((y - area.min.y) / depth)});
        }
    std::vector<std::uint32_t> indices;
    const auto columns = static_cast<std::uint32_t>(xs.size());
    for (std::uint32_t row = 0; row + 1 < ys.size(); ++row)
        for (std::uint32_t column = 0; column + 1 < columns; ++column) {
            const std::uint32_t southWest = row * columns + column;
            const std::uint32_t northWest = southWest + columns;
            indices.insert(indices.end(),
                           {southWest, southWest + 1, northWest + 1, southWest, northWest + 1, northWest});
        }
    using A = QQuick3DGeometry::Attribute;
    geometry.setPrimitiveType(QQuick3DGeometry::PrimitiveType::Triangles);
    geometry.setStride(kFloatsADrapeVertex * static_cast<int>(sizeof(float)));
    geometry.setVertexData(QByteArray(reinterpret_cast<const char*>(vertices.data()),
                                      static_cast<qsizetype>(vertices.size() * sizeof(float))));
    geometry.setIndexData(QByteArray(reinterpret_cast<const char*>(indices.data()),
                                     static_cast<qsizetype>(indices.size() * sizeof(std::uint32_t))));
    geometry.setBounds(QVector3D(0, low, static_cast<float>(-depth)), QVector3D(static_cast<float>(width), high, 0));
    geometry.addAttribute(A::PositionSemantic, 0, A::F32Type);
    geometry.addAttribute(A::NormalSemantic, 12, A::F32Type);
    geometry.addAttribute(A::TexCoordSemantic, 24, A::F32Type);
    geometry.addAttribute(A::IndexSemantic, 0, A::U32Type);
    geometry.update();
}

} // namespace sandtable::scene
