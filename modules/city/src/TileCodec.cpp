// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileCodec.h"

#include <fmt/format.h>
#include <meshoptimizer.h>

#include <algorithm>
#include <cmath>

namespace sandtable::city::tiles {
namespace {

constexpr std::uint32_t kMagic = 0x4d4c5453; // "STLM"
constexpr std::uint32_t kVersion = 2;        // 2: a level between far and middle
/// A triangle has at most three vertices of its own.
constexpr std::uint32_t kMostVertices = kMaxTileTriangles * 3;

tl::unexpected<Error> damaged(std::string_view what, std::string_view why)
{
    return failure(ErrorCode::Malformed, fmt::format("sandtable_tiles, {}: {}", what, why));
}

} // namespace

Bytes encodeMesh(const TileMesh& mesh)
{
    const std::size_t vertexBound = meshopt_encodeVertexBufferBound(mesh.vertices.size(), sizeof(TileVertex));
    Bytes vertices(vertexBound);
    vertices.resize(meshopt_encodeVertexBuffer(vertices.data(), vertices.size(), mesh.vertices.data(),
                                               mesh.vertices.size(), sizeof(TileVertex)));
    Bytes indices(meshopt_encodeIndexBufferBound(mesh.indices.size(), mesh.vertices.size()));
    indices.resize(meshopt_encodeIndexBuffer(indices.data(), indices.size(), mesh.indices.data(), mesh.indices.size()));

    ByteWriter out;
    out.number(kMagic);
    out.number(kVersion);
    out.point(mesh.centre);
    out.number(mesh.stepM);
    out.number(mesh.stepZM);
    out.number(static_cast<std::uint32_t>(mesh.vertices.size()));
    out.number(static_cast<std::uint32_t>(mesh.indices.size()));
    out.number(static_cast<std::uint32_t>(vertices.size()));
    out.bytes().insert(out.bytes().end(), vertices.begin(), vertices.end());
    out.bytes().insert(out.bytes().end(), indices.begin(), indices.end());
    return out.take();
}

Result<TileMesh> decodeMesh(std::span<const unsigned char> blob, std::string_view what)
{
    ByteReader in(blob.data(), blob.size());
    if (in.number<std::uint32_t>() != kMagic)
        return damaged(what, "the blob does not begin with STLM");
    if (const auto version = in.number<std::uint32_t>(); version != kVersion)
        return failure(ErrorCode::Unsupported,
                       fmt::format("sandtable_tiles, {}: mesh version {} is not {}", what, version, kVersion));
    TileMesh mesh;
    mesh.centre = in.point();
    mesh.stepM = in.number<float>();
    mesh.stepZM = in.number<float>();
    const auto vertexCount = in.number<std::uint32_t>();
    const auto indexCount = in.number<std::uint32_t>();
    const auto vertexBytes = in.number<std::uint32_t>();
    if (!in.ok() || !std::isfinite(mesh.centre.x) || !std::isfinite(mesh.centre.y) || !(mesh.stepM > 0) ||
        !(mesh.stepZM > 0) || !std::isfinite(mesh.stepM) || !std::isfinite(mesh.stepZM))
        return damaged(what, "its header is damaged");
    if (vertexCount > kMostVertices || indexCount > kMaxTileTriangles * 3 || indexCount % 3 != 0)
        return damaged(what, fmt::format("{} vertices and {} indices are not a tile", vertexCount, indexCount));
    if (vertexBytes > in.left())
        return damaged(what, fmt::format("{} bytes of vertices in a blob of {}", vertexBytes, blob.size()));

    mesh.vertices.resize(vertexCount);
    mesh.indices.resize(indexCount);
    if (vertexCount > 0 && meshopt_decodeVertexBuffer(mesh.vertices.data(), vertexCount, sizeof(TileVertex),
                                                      in.position(), vertexBytes) != 0)
        return damaged(what, "its vertices do not decode");
    if (indexCount > 0 && meshopt_decodeIndexBuffer(mesh.indices.data(), indexCount, sizeof(std::uint32_t),
                                                    in.position() + vertexBytes, in.left() - vertexBytes) != 0)
        return damaged(what, "its indices do not decode");
    if (std::any_of(mesh.indices.begin(), mesh.indices.end(), [&](std::uint32_t i) { return i >= vertexCount; }))
        return damaged(what, "an index points past its vertices");
    for (const TileVertex& vertex : mesh.vertices)
        if (vertex.surface >= TileSurface::Count)
            return damaged(what, fmt::format("surface {} is unknown", static_cast<int>(vertex.surface)));
    return mesh;
}

} // namespace sandtable::city::tiles
