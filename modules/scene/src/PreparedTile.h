// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>

#include <QByteArray>
#include <QVector3D>

namespace sandtable::scene {

/// A mesh as Quick 3D wants it: x east, y up, z south, in units of `scale` metres from `origin`, which is in metres
/// from the city's own.
struct PreparedMesh
{
    QByteArray vertices;
    QByteArray indices;
    bool shortIndices = false; ///< 16 bits each, else 32
    QVector3D min;
    QVector3D max;
    QVector3D origin;
    QVector3D scale{1, 1, 1};
    int relief = 0;      ///< of which relief it was made, see CityScene::setRelief()
    bool coarse = false; ///< on ground that is good enough from afar only

    int triangles() const { return static_cast<int>(indices.size() / (shortIndices ? 6 : 12)); }
};

/// Three floats a vertex, because attributes of Quick 3D are floats. Each holds a quantised coordinate in its upper 16
/// bits and a byte below: x with the surface, y with the shade, z with where it looks (Facing.h); unpack.glsl takes
/// them apart. 24 bits are what a float holds exactly.
constexpr int kTileStride = 12;

/// Decodes on the loader's thread.
PreparedMesh prepare(const city::TileMesh& mesh);

} // namespace sandtable::scene
