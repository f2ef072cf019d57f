// SPDX-License-Identifier: GPL-3.0-or-later
#include "DrapeGeometry.h"

#include "LiftedTile.h"
#include "ReliefCut.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <vector>

namespace sandtable::scene {
namespace {

/// Position, the light on the slope where others keep a normal, and the picture's place.
constexpr int kFloatsADrapeVertex = 8;

/// Where a side is cut: its ends, and every line of the relief's cells between them.
/// The corners and triangles of a rectangle, cut where the ground under it bends.
struct Sheet
{
    std::vector<geo::LocalMetres> places;
    std::vector<std::uint32_t> indices;
};

Sheet flatSheet(std::span<const geo::Bounds> parts)
{
    Sheet sheet;
    for (const geo::Bounds& part : parts) {
        const auto first = static_cast<std::uint32_t>(sheet.places.size());
        sheet.places.insert(sheet.places.end(),
                            {part.min, {part.max.x, part.min.y}, part.max, {part.min.x, part.max.y}});
        for (const std::uint32_t corner : {0U, 1U, 2U, 0U, 2U, 3U})
            sheet.indices.push_back(first + corner);
    }
    return sheet;
}

Sheet sheetOver(std::span<const geo::Bounds> parts, const imagery::HeightField& relief)
{
    const ReliefCut cut(relief);
    const Sheet flat = flatSheet(parts);
    Sheet sheet;
    std::unordered_map<std::uint64_t, std::uint32_t> shared;
    const auto corner = [&](const ReliefCut::Corner& at) {
        constexpr double kSame = 1 << 16; // of a cell
        const auto bits = [](double value) {
            return static_cast<std::uint64_t>(std::llround(value * kSame)) & 0xffffffff;
        };
        const auto [entry, isNew] =
            shared.try_emplace(bits(at.x) << 32 | bits(at.y), static_cast<std::uint32_t>(sheet.places.size()));
        if (isNew)
            sheet.places.push_back(cut.place(at));
        return entry->second;
    };
    for (std::size_t i = 0; i < flat.indices.size(); i += 3) {
        std::array<ReliefCut::Corner, 3> triangle;
        for (std::size_t k = 0; k < 3; ++k)
            triangle[k] = cut.corner(flat.places[flat.indices[i + k]], 0, 0);
        for (const auto& piece : cut.pieces(triangle))
            for (std::size_t k = 2; k < piece.size(); ++k)
                sheet.indices.insert(sheet.indices.end(), {corner(piece[0]), corner(piece[k - 1]), corner(piece[k])});
    }
    return sheet;
}

} // namespace

DrapeGeometry::DrapeGeometry(const geo::Bounds& area, const geo::Bounds& part, const imagery::HeightField* relief)
{
    fillDrape(*this, area, {&part, 1}, relief);
}

void fillDrape(QQuick3DGeometry& geometry, const geo::Bounds& area, std::span<const geo::Bounds> parts,
               const imagery::HeightField* relief)
{
    geometry.clear();
    const Sheet sheet = relief != nullptr ? sheetOver(parts, *relief) : flatSheet(parts);
    const double width = area.max.x - area.min.x;
    const double depth = area.max.y - area.min.y;
    std::vector<float> vertices;
    vertices.reserve(sheet.places.size() * kFloatsADrapeVertex);
    float low = std::numeric_limits<float>::max();
    float high = std::numeric_limits<float>::lowest();
    for (const auto& [x, y] : sheet.places) {
        const auto height = static_cast<float>(relief != nullptr ? relief->at({x, y}) : 0);
        const auto light = static_cast<float>(relief != nullptr ? slopeLight(*relief, {x, y}) : 1);
        low = std::min(low, height);
        high = std::max(high, height);
        vertices.insert(vertices.end(), {static_cast<float>(x - area.min.x), height, static_cast<float>(area.min.y - y),
                                         light, 0.0F, 0.0F, static_cast<float>((x - area.min.x) / width),
                                         static_cast<float>((y - area.min.y) / depth)});
    }
    using A = QQuick3DGeometry::Attribute;
    geometry.setPrimitiveType(QQuick3DGeometry::PrimitiveType::Triangles);
    geometry.setStride(kFloatsADrapeVertex * static_cast<int>(sizeof(float)));
    geometry.setVertexData(QByteArray(reinterpret_cast<const char*>(vertices.data()),
                                      static_cast<qsizetype>(vertices.size() * sizeof(float))));
    geometry.setIndexData(QByteArray(reinterpret_cast<const char*>(sheet.indices.data()),
                                     static_cast<qsizetype>(sheet.indices.size() * sizeof(std::uint32_t))));
    geometry.setBounds(QVector3D(0, low, static_cast<float>(-depth)), QVector3D(static_cast<float>(width), high, 0));
    geometry.addAttribute(A::PositionSemantic, 0, A::F32Type);
    geometry.addAttribute(A::NormalSemantic, 12, A::F32Type);
    geometry.addAttribute(A::TexCoordSemantic, 24, A::F32Type);
    geometry.addAttribute(A::IndexSemantic, 0, A::U32Type);
    geometry.update();
}

} // namespace sandtable::scene
